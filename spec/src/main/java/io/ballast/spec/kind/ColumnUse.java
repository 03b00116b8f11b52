package io.ballast.spec.kind;

import io.ballast.spec.literal.TableColumn;
import io.ballast.spec.yaml.SpecNode;

/**
 * Another column that a kind's values depend on.
 *
 * @param table of the other row; empty where {@code row} says it all
 * @param column empty where only the number of rows is used
 */
public record ColumnUse(Row row, String table, String column) {
    /** In which row the other column is. */
    public enum Row {
        OWN,
        /** The parent's; without the name of a table whatever table that is. */
        PARENT,
        CHILDREN,
        /** Some row of the table. */
        PICKED
    }

    static ColumnUse own(String column) {
        return new ColumnUse(Row.OWN, "", column);
    }

    /** The column of the parent, whatever its table is called. */
    static ColumnUse ofParent(String column) {
        return new ColumnUse(Row.PARENT, "", column);
    }

    /** A column of the same row, or {@code table.column} of the parent's. */
    static ColumnUse read(SpecNode node) {
        if (node.text().isEmpty()
                || (node.text().indexOf('.') >= 0
                        && TableColumn.parse(node.text()).isEmpty())) {
            throw node.expected("a column of the row, or a column of its parent, such as orders.created_at");
        }
        return of(node.text());
    }

    public static ColumnUse of(String text) {
        int dot = text.lastIndexOf('.');
        return dot < 0 ? own(text) : new ColumnUse(Row.PARENT, text.substring(0, dot), text.substring(dot + 1));
    }

    /** Whether it is the number of rows alone. */
    public boolean isOfRows() {
        return row == Row.CHILDREN && column.isEmpty();
    }

    /** As it is written. */
    @Override
    public String toString() {
        return table.isEmpty() ? column : table + "." + column;
    }
}
