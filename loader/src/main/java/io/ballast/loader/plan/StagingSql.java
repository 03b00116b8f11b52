package io.ballast.loader.plan;

import io.ballast.common.schema.ExtendedStatistics;
import io.ballast.common.schema.ObjectNames;
import io.ballast.common.schema.PlacedPartition;
import io.ballast.common.schema.SchemaSql;
import io.ballast.common.schema.SqlText;
import io.ballast.common.schema.TableSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The statements that make staging tables, fill them, and give them their final place. */
final class StagingSql {
    private static final String CREATE = "CREATE TABLE";

    private StagingSql() {}

    /**
     * The bare table, which autovacuum leaves alone: its locks would hold up those of the load. Until it is published, the kind alone says
     * whether it is in the write-ahead log.
     *
     * @param tables those that it may inherit from, by their names
     */
    static List<String> create(SearchPath path, TableSchema table, StagingKind kind, Map<String, TableSchema> tables) {
        List<String> statements = new ArrayList<>();
        for (String statement : SchemaSql.createTable(path.stagingSchema(), table.logged(), tables)) {
            statements.add(
                    kind == StagingKind.UNLOGGED && statement.startsWith(CREATE)
                            ? "CREATE UNLOGGED TABLE" + statement.substring(CREATE.length())
                            : statement);
        }
        for (String stored : storedTables(table)) {
            statements.add(
                    "ALTER TABLE " + SqlText.name(path.stagingSchema(), stored) + " SET (autovacuum_enabled = false)");
        }
        return table.traits().generated().isEmpty() ? statements : path.around(statements);
    }

    /** @param place the table's name with its schema, quoted */
    static String copy(String place, TableSchema table, WireFormat wire, StagingKind kind, boolean header) {
        List<String> columns =
                table.columns().stream().map(column -> column.name()).toList();
        String options = wire == WireFormat.BINARY ? "FORMAT binary" : "FORMAT csv" + (header ? ", HEADER true" : "");
        return "COPY " + place + " (" + SqlText.names(columns) + ") FROM STDIN WITH (" + options
                + (kind == StagingKind.FREEZE ? ", FREEZE true" : "") + ")";
    }

    /** From the staging schema to the target schema; keys and indexes go with their table. */
    static List<String> move(String stagingSchema, String targetSchema, TableSchema table, boolean constraints) {
        List<String> statements = new ArrayList<>();
        for (String stored : storedTables(table)) {
            statements.add("ALTER TABLE " + SqlText.name(stagingSchema, stored) + " RESET (autovacuum_enabled)");
        }
        @Nullable String storage = SchemaSql.setStorage(stagingSchema, table);
        if (storage != null) {
            statements.add(storage);
        }
        for (String moved : allTables(table)) {
            statements.add(
                    "ALTER TABLE " + SqlText.name(stagingSchema, moved) + " SET SCHEMA " + SqlText.name(targetSchema));
        }
        for (ExtendedStatistics one : table.traits().settings().statistics()) {
            String name = ObjectNames.statistics(table, one);
            statements.add("ALTER STATISTICS " + SqlText.name(stagingSchema, name) + " SET SCHEMA "
                    + SqlText.name(targetSchema));
        }
        statements.addAll(SchemaSql.settings(targetSchema, table, constraints));
        statements.addAll(SchemaSql.comments(targetSchema, table));
        if (constraints) {
            statements.addAll(SchemaSql.constraintComments(targetSchema, table));
        }
        return statements;
    }

    /** Takes a published table that is to be unlogged out of the write-ahead log, once those that refer to it are. */
    static List<String> unlog(String targetSchema, TableSchema table) {
        return table.traits().unlogged()
                ? storedTables(table).stream()
                        .map(stored -> "ALTER TABLE " + SqlText.name(targetSchema, stored) + " SET UNLOGGED")
                        .toList()
                : List.of();
    }

    /** The table and its partitions. */
    static List<String> allTables(TableSchema table) {
        List<String> names = new ArrayList<>();
        names.add(table.name());
        PlacedPartition.of(table).forEach(partition -> names.add(partition.name()));
        return names;
    }

    /** The tables that hold rows: the partitions that have none themselves, or the table itself. */
    static List<String> storedTables(TableSchema table) {
        return table.partitioning() == null
                ? List.of(table.name())
                : PlacedPartition.of(table).stream()
                        .filter(PlacedPartition::isLeaf)
                        .map(PlacedPartition::name)
                        .toList();
    }
}
