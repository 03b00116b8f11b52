package io.ballast.common.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The SQL by which a table inherits. */
final class InheritanceSql {
    private InheritanceSql() {}

    /** What stands behind the columns of CREATE TABLE; empty for a table that gets its parents afterwards, or has none. */
    static String clause(@Nullable String schema, Inheritance inheritance) {
        return inheritance.columns().isEmpty()
                ? ""
                : inheritance.parents().stream()
                        .map(parent -> SqlText.name(schema, parent))
                        .collect(Collectors.joining(", ", " INHERITS (", ")"));
    }

    /**
     * What follows CREATE TABLE: parents that a table has without a column from them alone, and what it has of its own in columns that are
     * theirs.
     *
     * @param tables where the parents are, by their names
     */
    static List<String> after(@Nullable String schema, TableSchema table, Map<String, TableSchema> tables) {
        Inheritance inheritance = table.traits().inheritance();
        String alter = "ALTER TABLE " + SqlText.name(schema, table.name()) + " ";
        List<String> statements = new ArrayList<>();
        if (inheritance.columns().isEmpty()) {
            inheritance.parents().forEach(parent -> statements.add(alter + "INHERIT " + SqlText.name(schema, parent)));
            return statements;
        }
        for (Column column : table.columns()) {
            if (inheritance.declares(column.name())) {
                continue;
            }
            String name = SqlText.name(column.name());
            if (column.defaultValue() != null) {
                statements.add(
                        alter + "ALTER COLUMN " + name + " SET" + ColumnSql.defaultClause(schema, table, column));
            }
            // Of a column that is filled by a parent's word, the server would note that it is so by the table's own,
            // too.
            if (!column.nullable()
                    && inheritance.parents().stream().noneMatch(parent -> fills(tables, parent, column))) {
                statements.add(alter + "ALTER COLUMN " + name + " SET NOT NULL");
            }
        }
        return statements;
    }

    private static boolean fills(Map<String, TableSchema> tables, String parent, Column column) {
        TableSchema of = tables.get(parent);
        return of != null && of.columns().stream().anyMatch(one -> one.name().equals(column.name()) && !one.nullable());
    }
}
