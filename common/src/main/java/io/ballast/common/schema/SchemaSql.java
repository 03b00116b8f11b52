package io.ballast.common.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The SQL that makes a table and what belongs to it, one statement a string, without a closing semicolon. Used for the
 * scripts in a bundle and by the loader alike. The order that works is: tables, rows, then per table its primary key, unique
 * keys, indexes and checks, then all foreign keys. A {@code schema} of null leaves the names to the search path.
 */
public final class SchemaSql {
    private SchemaSql() {}

    /** The bare table: columns, types, NOT NULL, defaults; partitions where it has some; no key, no index. */
    public static List<String> createTable(@Nullable String schema, TableSchema table) {
        List<String> statements = new ArrayList<>();
        String columns = table.columns().stream().map(SchemaSql::column).collect(Collectors.joining(",\n  "));
        statements.add("CREATE TABLE " + SqlText.name(schema, table.name()) + " (\n  " + columns + "\n)"
                + partitionClause(table));
        statements.addAll(PartitionSql.createPartitions(schema, table));
        return statements;
    }

    public static String addPrimaryKey(@Nullable String schema, TableSchema table) {
        return alter(schema, table) + "ADD CONSTRAINT " + SqlText.name(ObjectNames.primaryKey(table)) + " PRIMARY KEY ("
                + SqlText.names(table.primaryKey()) + ")";
    }

    public static String addUniqueKey(@Nullable String schema, TableSchema table, UniqueKey key) {
        return alter(schema, table) + "ADD CONSTRAINT " + SqlText.name(ObjectNames.uniqueKey(table, key)) + " UNIQUE ("
                + SqlText.names(key.columns()) + ")";
    }

    public static String createIndex(@Nullable String schema, TableSchema table, Index index) {
        StringBuilder sql = new StringBuilder("CREATE ").append(index.unique() ? "UNIQUE INDEX " : "INDEX ");
        sql.append(SqlText.name(ObjectNames.index(table, index)));
        sql.append(" ON ").append(SqlText.name(schema, table.name()));
        sql.append(" USING ").append(index.method().sqlName());
        sql.append(" (").append(SqlText.names(index.columns())).append(')');
        if (!index.include().isEmpty()) {
            sql.append(" INCLUDE (").append(SqlText.names(index.include())).append(')');
        }
        if (index.where() != null) {
            sql.append(" WHERE ").append(predicate(index.where()));
        }
        return sql.toString();
    }

    public static String addCheck(@Nullable String schema, TableSchema table, Column column) {
        return alter(schema, table) + "ADD CONSTRAINT " + SqlText.name(ObjectNames.check(table, column)) + " CHECK ("
                + CheckSql.condition(column) + ")";
    }

    /** The foreign key, checking the rows at once. */
    public static String addForeignKey(@Nullable String schema, TableSchema table, ForeignKey key) {
        return alter(schema, table) + "ADD CONSTRAINT " + SqlText.name(ObjectNames.foreignKey(table, key))
                + " FOREIGN KEY (" + SqlText.names(key.columns()) + ") REFERENCES "
                + SqlText.name(schema, key.targetTable()) + " (" + SqlText.names(key.targetColumns()) + ")"
                + (key.onDelete() == ForeignKey.OnDelete.NO_ACTION
                        ? ""
                        : " ON DELETE " + key.onDelete().sql());
    }

    /** COMMENT statements of the table and its columns. */
    public static List<String> comments(@Nullable String schema, TableSchema table) {
        List<String> statements = new ArrayList<>();
        String name = SqlText.name(schema, table.name());
        if (table.comment() != null) {
            statements.add("COMMENT ON TABLE " + name + " IS " + SqlText.literal(table.comment()));
        }
        for (Column column : table.columns()) {
            if (column.comment() != null) {
                statements.add("COMMENT ON COLUMN " + name + "." + SqlText.name(column.name()) + " IS "
                        + SqlText.literal(column.comment()));
            }
        }
        return statements;
    }

    private static String alter(@Nullable String schema, TableSchema table) {
        return "ALTER TABLE " + SqlText.name(schema, table.name()) + " ";
    }

    private static String column(Column column) {
        StringBuilder sql = new StringBuilder(SqlText.name(column.name()));
        sql.append(' ').append(column.type().sql());
        if (column.defaultValue() instanceof ColumnDefault.Literal literal) {
            sql.append(" DEFAULT ").append(SqlText.literal(literal.text()).strip());
        } else if (column.defaultValue() instanceof ColumnDefault.Function function) {
            sql.append(" DEFAULT ").append(function.sql());
        }
        return column.nullable() ? sql.toString() : sql.append(" NOT NULL").toString();
    }

    private static String partitionClause(TableSchema table) {
        if (table.partitioning() == null) {
            return "";
        }
        String method = table.partitioning() instanceof Partitioning.ByHash ? "HASH" : "RANGE";
        return " PARTITION BY " + method + " ("
                + SqlText.name(table.partitioning().column()) + ")";
    }

    private static String predicate(Index.Predicate where) {
        String column = SqlText.name(where.column());
        return switch (where.comparison()) {
            case IS_NULL -> column + " IS NULL";
            case IS_NOT_NULL -> column + " IS NOT NULL";
            case EQUALS -> column + " = " + SqlText.literal(String.valueOf(where.literal()));
        };
    }
}
