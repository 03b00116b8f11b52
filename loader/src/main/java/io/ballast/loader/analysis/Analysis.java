package io.ballast.loader.analysis;

import io.ballast.common.report.Progress;
import io.ballast.common.report.Progress.PhaseProgress;
import io.ballast.common.report.Progress.Unit;
import io.ballast.loader.postgres.Connections;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Asks the questions of {@code sql/analysis} about one schema. Every row of the schema's tables is read, more than once: on a
 * large database this takes as long as a few sequential scans.
 */
public final class Analysis {
    private static final int QUESTIONS = SqlQuestion.values().length;

    private Analysis() {}

    /** As {@link #run(Connection, String, Stated, Progress)}, in a session of its own. */
    public static AnalysisReport run(Connections connections, String schema, Stated stated, Progress progress) {
        try (Connection connection = connections.open("ballast analyze")) {
            return run(connection, schema, stated, progress);
        } catch (SQLException e) {
            throw AnalysisFailure.of(e, schema);
        }
    }

    /**
     * Asks everything in one read-only snapshot, which ends with a rollback; the connection's own settings are as before
     * afterwards.
     *
     * @param stated to the counts of foreign keys that nothing is stated of a bounded Zipf distribution is fitted where one can be
     * @throws io.ballast.common.error.BallastException when the schema does not exist or may not be read, or the database fails
     */
    public static AnalysisReport run(Connection connection, String schema, Stated stated, Progress progress) {
        try (Snapshot snapshot = Snapshot.open(connection, schema);
                PhaseProgress phase = progress.start("analysis", QUESTIONS, Unit.STEPS)) {
            List<TableFacts> tables = TableQuestions.ask(snapshot.connection(), phase);
            List<ChildrenPerParent> childrenPerParent =
                    ChildrenQuestion.ask(snapshot.connection(), stated.distributions(), phase);
            List<ColumnFacts> columns = ColumnQuestions.ask(snapshot.connection(), stated.columns(), phase);
            List<IndexFacts> indexes = StorageQuestions.indexes(snapshot.connection(), phase);
            List<BloatFacts> bloat = StorageQuestions.bloat(snapshot.connection(), tables, phase);
            List<CacheFacts> cache = StorageQuestions.cache(snapshot.connection(), phase);
            List<DatabaseSize> databases = SqlQuestion.DATABASES.askWithoutSum(
                    snapshot.connection(),
                    phase,
                    row -> new DatabaseSize(row.getString("database_name"), row.getObject("bytes", Long.class)));
            long databaseBytes = SqlQuestion.DATABASE_SIZE
                    .ask(snapshot.connection(), phase, row -> row.getLong("bytes"))
                    .get(0);
            return new AnalysisReport(
                    new AnalyzedSchema(snapshot.database(), schema, snapshot.serverVersion(), databaseBytes),
                    tables,
                    databases,
                    childrenPerParent,
                    columns,
                    indexes,
                    bloat,
                    cache);
        } catch (SQLException e) {
            throw AnalysisFailure.of(e, schema);
        }
    }
}
