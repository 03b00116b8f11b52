package io.ballast.loader;

import io.ballast.loader.postgres.Sql;
import io.ballast.loader.postgres.WorkSession;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Asks the server how far each index is that it builds for the load (manual, "CREATE INDEX Progress Reporting"). Safe for use by
 * many threads.
 */
final class IndexProgress {
    /** Reading and sorting the rows takes about three fifths of the time, writing the tree the rest. */
    private static final Sql BUILDS = new Sql("""
            SELECT pid, CASE WHEN phase LIKE '%loading tuples%' THEN 0.6 + 0.4 * tuples_done / greatest(tuples_total, 1)
                             WHEN phase LIKE '%sorting%' THEN 0.6
                             WHEN phase LIKE '%scanning%' THEN 0.6 * blocks_done / greatest(blocks_total, 1)
                             ELSE 0 END::float8
              FROM pg_catalog.pg_stat_progress_create_index""");

    private final Map<WorkSession, StepProgress> running = new ConcurrentHashMap<>();

    /** The session works at a step now. */
    void begin(WorkSession session, StepProgress step) {
        running.put(session, step);
    }

    /** Its step is over, well or not. */
    void end(WorkSession session) {
        running.remove(session);
    }

    /** Asks, if anything is being done, and reports to the steps. */
    void look(Connection connection) throws SQLException {
        if (running.isEmpty()) {
            return;
        }
        Map<Integer, Double> shares = shares(connection);
        running.forEach((session, step) -> step.reach(shares.getOrDefault(session.backendPid(), 0.0)));
    }

    private static Map<Integer, Double> shares(Connection connection) throws SQLException {
        Map<Integer, Double> shares = new HashMap<>();
        BUILDS.rows(connection, row -> shares.put(row.getInt(1), row.getDouble(2)));
        return shares;
    }
}
