package io.ballast.bench.strategy;

import io.ballast.common.bundle.BundleTable;
import io.ballast.common.schema.ForeignKey;
import io.ballast.common.schema.SchemaSql;
import io.ballast.common.schema.SqlText;
import io.ballast.common.schema.TableSchema;
import io.ballast.common.system.TaskPool;
import io.ballast.common.system.TaskPool.Action;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Makes the final tables and all that belongs to them, as people do by hand: statement after statement. */
final class Tables {
    static final String SCHEMA = "public";

    private static final String CREATE = "CREATE TABLE";

    private final LoadTask task;
    private final List<TableSchema> tables;

    Tables(LoadTask task) {
        this.task = task;
        this.tables = task.workload().bundle().tables().stream()
                .map(BundleTable::schema)
                .toList();
    }

    /** Makes the bare tables; ends phase STAGE. */
    void createBare(Connection connection) throws SQLException {
        executeAll(connection, bare(false));
        connection.commit();
        task.endPhase("STAGE");
    }

    /** Makes bare tables without WAL; ends phase STAGE. */
    void createUnlogged(Connection connection) throws SQLException {
        executeAll(connection, bare(true));
        connection.commit();
        task.endPhase("STAGE");
    }

    /** Makes the tables with keys, indexes and foreign keys in place; ends phase STAGE. */
    void createIndexed(Connection connection) throws SQLException {
        executeAll(connection, bare(false));
        for (TableSchema table : tables) {
            executeAll(connection, indexes(table));
        }
        executeAll(connection, constraints());
        connection.commit();
        task.endPhase("STAGE");
    }

    List<String> bare(boolean unlogged) {
        List<String> statements = new ArrayList<>();
        for (TableSchema table : tables) {
            for (String statement : SchemaSql.createTable(SCHEMA, table)) {
                statements.add(
                        unlogged && statement.startsWith(CREATE)
                                ? "CREATE UNLOGGED TABLE" + statement.substring(CREATE.length())
                                : statement);
            }
            statements.addAll(SchemaSql.comments(SCHEMA, table));
        }
        return statements;
    }

    /** Brings the tables into the WAL; ends phase LOG. */
    void setLogged(Connection connection) throws SQLException {
        for (TableSchema table : tables) {
            executeAll(connection, List.of("ALTER TABLE " + SqlText.name(SCHEMA, table.name()) + " SET LOGGED"));
        }
        connection.commit();
        task.endPhase("LOG");
    }

    /** Indexes, keys, foreign keys, statistics, in parallel over {@code jobs} tables; ends phases INDEX, CONSTRAIN, ANALYZE. */
    void finish(int jobs) throws SQLException {
        List<Action<SQLException>> indexing = new ArrayList<>();
        for (TableSchema table : tables) {
            indexing.add(() -> inSession(indexes(table)));
        }
        TaskPool.runAll("benchmark", jobs, indexing);
        task.endPhase("INDEX");
        // One after the other: two foreign keys to the same table would wait for each other's locks.
        inSession(constraints());
        task.endPhase("CONSTRAIN");
        analyze(jobs);
    }

    /** Statistics; ends phase ANALYZE. */
    void analyze(int jobs) throws SQLException {
        List<Action<SQLException>> analyzing = new ArrayList<>();
        for (TableSchema table : tables) {
            analyzing.add(() -> inSession(List.of("ANALYZE " + SqlText.name(SCHEMA, table.name()))));
        }
        TaskPool.runAll("benchmark", jobs, analyzing);
        task.endPhase("ANALYZE");
    }

    private void inSession(List<String> statements) throws SQLException {
        try (Connection connection = task.sessions().open()) {
            executeAll(connection, statements);
            connection.commit();
        }
    }

    private static List<String> indexes(TableSchema table) {
        return SchemaSql.keysAndIndexes(SCHEMA, table);
    }

    private List<String> constraints() {
        List<String> statements = new ArrayList<>();
        for (TableSchema table : tables) {
            statements.addAll(SchemaSql.checks(SCHEMA, table));
            for (ForeignKey key : table.foreignKeys()) {
                statements.add(SchemaSql.addForeignKey(SCHEMA, table, key));
            }
        }
        return statements;
    }

    static void executeAll(Connection connection, List<String> statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
