package io.ballast.common.schema;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
        return createTable(schema, table, Map.of());
    }

    /**
     * As the other one, of a table that may inherit from others.
     *
     * @param tables where these are, by their names; they are made before it
     */
    public static List<String> createTable(
            @Nullable String schema, TableSchema table, Map<String, TableSchema> tables) {
        List<String> statements = new ArrayList<>(SequenceSql.create(schema, table));
        // The rows of a partitioned table are those of its partitions, and only these can be unlogged.
        boolean unlogged = table.traits().unlogged() && table.partitioning() == null;
        statements.add((unlogged ? "CREATE UNLOGGED TABLE " : "CREATE TABLE ") + SqlText.name(schema, table.name())
                + " (\n  " + String.join(",\n  ", ColumnSql.all(schema, table)) + "\n)"
                + InheritanceSql.clause(schema, table.traits().inheritance())
                + PartitionSql.clause(table.partitioning())
                + StorageParameters.clause(table.traits().settings().storage()));
        statements.addAll(InheritanceSql.after(schema, table, tables));
        statements.addAll(SequenceSql.own(schema, table));
        statements.addAll(ColumnSql.storage(schema, table));
        statements.addAll(PartitionSql.createPartitions(schema, table));
        statements.addAll(ColumnSql.statistics(schema, table));
        for (ExtendedStatistics one : table.traits().settings().statistics()) {
            statements.addAll(one.sql(schema, table.name(), ObjectNames.statistics(table, one)));
        }
        return statements;
    }

    public static String addPrimaryKey(@Nullable String schema, TableSchema table) {
        return add(schema, table, ObjectNames.primaryKey(table))
                + ConstraintSql.key(
                        "PRIMARY KEY", table.primaryKey(), table.constraints().primaryKey());
    }

    public static String addUniqueKey(@Nullable String schema, TableSchema table, UniqueKey key) {
        return add(schema, table, ObjectNames.uniqueKey(table, key))
                + ConstraintSql.key("UNIQUE", key.columns(), key.traits());
    }

    /** The index that a key takes over with {@link #useIndex}. */
    public static String createKeyIndex(
            @Nullable String schema, TableSchema table, String name, List<String> columns, KeyTraits traits) {
        return "CREATE UNIQUE INDEX " + SqlText.name(name) + " ON " + SqlText.name(schema, table.name())
                + ConstraintSql.keyIndex(columns, traits);
    }

    /**
     * The statement by which a key takes over its index.
     *
     * @param kind {@code PRIMARY KEY} or {@code UNIQUE}
     */
    public static String useIndex(
            @Nullable String schema, TableSchema table, String name, String kind, KeyTraits traits) {
        return add(schema, table, name) + kind + " USING INDEX " + SqlText.name(name)
                + traits.deferral().sql();
    }

    public static String createIndex(@Nullable String schema, TableSchema table, Index index) {
        return "CREATE " + (index.unique() ? "UNIQUE INDEX " : "INDEX ")
                + SqlText.name(ObjectNames.index(table, index)) + " ON " + SqlText.name(schema, table.name())
                + ConstraintSql.index(index);
    }

    public static String addExclusion(@Nullable String schema, TableSchema table, Exclusion exclusion) {
        return add(schema, table, ObjectNames.exclusion(table, exclusion)) + exclusion.sql();
    }

    public static String addCheck(@Nullable String schema, TableSchema table, Column column) {
        return add(schema, table, ObjectNames.check(table, column)) + "CHECK (" + CheckSql.condition(column) + ")";
    }

    public static String addCheck(@Nullable String schema, TableSchema table, SqlCheck check) {
        return add(schema, table, ObjectNames.check(table, check)) + "CHECK "
                + check.condition().sql() + check.traits().sql();
    }

    /** The columns whose own check is made: none in SQL stands for it. */
    public static List<Column> checkedColumns(TableSchema table) {
        return table.columns().stream()
                .filter(column -> column.check() != null && !table.constraints().isReplaced(column.name()))
                .toList();
    }

    /** The foreign key, checking the rows at once. */
    public static String addForeignKey(@Nullable String schema, TableSchema table, ForeignKey key) {
        return add(schema, table, ObjectNames.foreignKey(table, key)) + ConstraintSql.foreignKey(schema, key);
    }

    /** Keys and indexes, one statement each. */
    public static List<String> keysAndIndexes(@Nullable String schema, TableSchema table) {
        List<String> statements = new ArrayList<>();
        if (!table.primaryKey().isEmpty()) {
            statements.add(addPrimaryKey(schema, table));
        }
        table.uniqueKeys().forEach(key -> statements.add(addUniqueKey(schema, table, key)));
        table.indexes().forEach(index -> statements.add(createIndex(schema, table, index)));
        table.constraints().exclusions().forEach(exclusion -> statements.add(addExclusion(schema, table, exclusion)));
        return statements;
    }

    /** Checks, one statement each. */
    public static List<String> checks(@Nullable String schema, TableSchema table) {
        List<String> statements = new ArrayList<>();
        checkedColumns(table).forEach(column -> statements.add(addCheck(schema, table, column)));
        table.constraints().sqlChecks().forEach(check -> statements.add(addCheck(schema, table, check)));
        return statements;
    }

    /** Names of the checks that the rows are checked against. */
    public static Set<String> enforcedChecks(TableSchema table) {
        Set<String> names = checkNames(table, true);
        checkedColumns(table).forEach(column -> names.add(ObjectNames.check(table, column)));
        return names;
    }

    /** Names of the checks that the rows are not checked against when they are added. */
    public static Set<String> otherChecks(TableSchema table) {
        return checkNames(table, false);
    }

    private static Set<String> checkNames(TableSchema table, boolean enforced) {
        return table.constraints().sqlChecks().stream()
                .filter(check -> check.traits().checksRows() == enforced)
                .map(check -> ObjectNames.check(table, check))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /**
     * The statements that set what a table is known and ordered by.
     *
     * @param constraints whether keys and indexes are there
     */
    public static List<String> settings(@Nullable String schema, TableSchema table, boolean constraints) {
        return table.traits().settings().sql(SqlText.name(schema, table.name()), constraints);
    }

    /** The statement that gives the table its storage parameters again, in their order; null where it has none. */
    public static @Nullable String setStorage(@Nullable String schema, TableSchema table) {
        Map<String, String> storage = table.traits().settings().storage();
        return storage.isEmpty()
                ? null
                : "ALTER TABLE " + SqlText.name(schema, table.name()) + " SET (" + StorageParameters.sql(storage) + ")";
    }

    /** COMMENT statements of keys, indexes and constraints. */
    public static List<String> constraintComments(@Nullable String schema, TableSchema table) {
        return ConstraintSql.comments(schema, table);
    }

    /** COMMENT statements of the table and its columns. */
    public static List<String> comments(@Nullable String schema, TableSchema table) {
        List<String> statements = new ArrayList<>();
        String name = SqlText.name(schema, table.name());
        if (table.comment() != null) {
            statements.add("COMMENT ON TABLE " + name + " IS " + SqlText.literal(table.comment()));
        }
        table.columns().forEach(column -> comment(statements, name, column.name(), column.comment()));
        table.traits().generated().forEach(column -> comment(statements, name, column.name(), column.comment()));
        return statements;
    }

    private static void comment(List<String> statements, String table, String column, @Nullable String comment) {
        if (comment != null) {
            statements.add(
                    "COMMENT ON COLUMN " + table + "." + SqlText.name(column) + " IS " + SqlText.literal(comment));
        }
    }

    /** Statements that set the sequences behind columns behind the rows that are there. */
    public static List<String> setSequences(@Nullable String schema, TableSchema table) {
        return SequenceSql.setBehind(schema, table);
    }

    private static String add(@Nullable String schema, TableSchema table, String name) {
        return "ALTER TABLE " + SqlText.name(schema, table.name()) + " ADD CONSTRAINT " + SqlText.name(name) + " ";
    }
}
