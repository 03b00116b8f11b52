package io.ballast.common.schema;

import java.util.List;

/** A foreign key: the columns here, and the table and columns they refer to, in the same order. */
public record ForeignKey(
        List<String> columns,
        String targetTable,
        List<String> targetColumns,
        OnDelete onDelete,
        ForeignKeyTraits traits) {
    public ForeignKey {
        columns = List.copyOf(columns);
        targetColumns = List.copyOf(targetColumns);
        if (columns.size() != targetColumns.size() || columns.isEmpty()) {
            throw new IllegalArgumentException(
                    "a foreign key needs as many columns as it refers to: " + columns + " against " + targetColumns);
        }
    }

    public ForeignKey(List<String> columns, String targetTable, List<String> targetColumns, OnDelete onDelete) {
        this(columns, targetTable, targetColumns, onDelete, ForeignKeyTraits.NONE);
    }

    /** What happens to the rows here when the row they refer to is deleted, or its key changes. */
    public enum OnDelete {
        NO_ACTION("NO ACTION"),
        RESTRICT("RESTRICT"),
        CASCADE("CASCADE"),
        SET_NULL("SET NULL"),
        SET_DEFAULT("SET DEFAULT");

        private final String sql;

        OnDelete(String sql) {
            this.sql = sql;
        }

        public String sql() {
            return sql;
        }
    }
}
