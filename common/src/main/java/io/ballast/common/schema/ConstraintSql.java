package io.ballast.common.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What keys, indexes and constraints consist of in SQL, without what they belong to. */
final class ConstraintSql {
    private ConstraintSql() {}

    /** What stands behind ADD CONSTRAINT and the name of a key. */
    static String key(String kind, List<String> columns, KeyTraits traits) {
        return kind + (traits.nullsNotDistinct() ? " NULLS NOT DISTINCT" : "") + " (" + SqlText.names(columns)
                + (traits.withoutOverlaps() ? " WITHOUT OVERLAPS" : "") + ")" + include(traits.include())
                + StorageParameters.clause(traits.storage())
                + traits.deferral().sql();
    }

    /** What stands behind the table that a key's index is over. */
    static String keyIndex(List<String> columns, KeyTraits traits) {
        return " (" + SqlText.names(columns) + ")" + include(traits.include())
                + (traits.nullsNotDistinct() ? " NULLS NOT DISTINCT" : "")
                + StorageParameters.clause(traits.storage());
    }

    /** What stands behind the table that an index is over. */
    static String index(Index index) {
        IndexTraits traits = index.traits();
        StringBuilder sql = new StringBuilder(" USING ").append(index.method().sqlName());
        sql.append(" (").append(searched(index)).append(')').append(include(index.include()));
        sql.append(traits.nullsNotDistinct() ? " NULLS NOT DISTINCT" : "")
                .append(StorageParameters.clause(traits.storage()));
        if (index.where() != null) {
            sql.append(" WHERE ").append(predicate(index.where()));
        } else if (traits.where() != null) {
            sql.append(" WHERE ").append(traits.where().sql());
        }
        return sql.toString();
    }

    private static String searched(Index index) {
        return index.traits().elements().isEmpty()
                ? SqlText.names(index.columns())
                : index.traits().elements().stream().map(IndexElement::sql).collect(Collectors.joining(", "));
    }

    /** What stands behind ADD CONSTRAINT and the name of a foreign key. */
    static String foreignKey(@Nullable String schema, ForeignKey key) {
        ForeignKeyTraits traits = key.traits();
        String onUpdate = traits.onUpdate() == ForeignKey.OnDelete.NO_ACTION
                ? ""
                : " ON UPDATE " + traits.onUpdate().sql();
        return "FOREIGN KEY (" + names(key.columns(), traits.period()) + ") REFERENCES "
                + SqlText.name(schema, key.targetTable()) + " (" + names(key.targetColumns(), traits.period()) + ")"
                + (traits.matchFull() ? " MATCH FULL" : "") + onDelete(key) + onUpdate
                + traits.deferral().sql() + (!traits.enforced() ? " NOT ENFORCED" : traits.valid() ? "" : " NOT VALID");
    }

    private static String names(List<String> columns, boolean period) {
        int last = columns.size() - 1;
        return period
                ? SqlText.names(columns.subList(0, last)) + ", PERIOD " + SqlText.name(columns.get(last))
                : SqlText.names(columns);
    }

    private static String onDelete(ForeignKey key) {
        List<String> columns = key.traits().setColumns();
        return key.onDelete() == ForeignKey.OnDelete.NO_ACTION
                ? ""
                : " ON DELETE " + key.onDelete().sql() + (columns.isEmpty() ? "" : " (" + SqlText.names(columns) + ")");
    }

    private static String include(List<String> columns) {
        return columns.isEmpty() ? "" : " INCLUDE (" + SqlText.names(columns) + ")";
    }

    private static String predicate(Index.Predicate where) {
        String column = SqlText.name(where.column());
        return switch (where.comparison()) {
            case IS_NULL -> column + " IS NULL";
            case IS_NOT_NULL -> column + " IS NOT NULL";
            case EQUALS -> column + " = " + SqlText.literal(String.valueOf(where.literal()));
            case IS_TRUE -> column;
            case IS_FALSE -> "NOT " + column;
        };
    }

    /** COMMENT statements of keys, indexes and constraints. */
    static List<String> comments(@Nullable String schema, TableSchema table) {
        List<String> statements = new ArrayList<>();
        TableConstraints constraints = table.constraints();
        if (!table.primaryKey().isEmpty()) {
            comment(
                    statements,
                    schema,
                    table,
                    ObjectNames.primaryKey(table),
                    constraints.primaryKey().label());
        }
        for (UniqueKey key : table.uniqueKeys()) {
            comment(
                    statements,
                    schema,
                    table,
                    ObjectNames.uniqueKey(table, key),
                    key.traits().label());
        }
        for (Exclusion exclusion : constraints.exclusions()) {
            comment(statements, schema, table, ObjectNames.exclusion(table, exclusion), exclusion.label());
        }
        for (Index index : table.indexes()) {
            String comment = index.traits().label().comment();
            if (comment != null) {
                statements.add("COMMENT ON INDEX " + SqlText.name(schema, ObjectNames.index(table, index)) + " IS "
                        + SqlText.literal(comment));
            }
        }
        for (SqlCheck check : constraints.sqlChecks()) {
            comment(statements, schema, table, ObjectNames.check(table, check), check.label());
        }
        for (Column column : table.columns()) {
            if (column.check() != null && !constraints.isReplaced(column.name())) {
                comment(statements, schema, table, ObjectNames.check(table, column), constraints.check(column.name()));
            }
        }
        for (ForeignKey key : table.foreignKeys()) {
            comment(
                    statements,
                    schema,
                    table,
                    ObjectNames.foreignKey(table, key),
                    key.traits().label());
        }
        return statements;
    }

    private static void comment(
            List<String> statements, @Nullable String schema, TableSchema table, String name, ObjectLabel label) {
        if (label.comment() != null) {
            statements.add("COMMENT ON CONSTRAINT " + SqlText.name(name) + " ON " + SqlText.name(schema, table.name())
                    + " IS " + SqlText.literal(label.comment()));
        }
    }
}
