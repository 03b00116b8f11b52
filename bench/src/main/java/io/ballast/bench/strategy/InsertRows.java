package io.ballast.bench.strategy;

import io.ballast.common.bundle.BundleTable;
import io.ballast.common.system.Interrupted;
import io.ballast.common.system.TaskPool;
import io.ballast.common.system.TaskPool.Action;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Reads the rows of the tables, parents first, and has them inserted, over one session or several. */
final class InsertRows {
    /** Rows in a transaction, at the least. */
    static final int ROWS_PER_COMMIT = 10_000;

    private final LoadTask task;
    private final int rowsPerCall;
    private final Inserter.Factory inserters;

    InsertRows(LoadTask task, int rowsPerCall, Inserter.Factory inserters) {
        this.task = task;
        this.rowsPerCall = rowsPerCall;
        this.inserters = inserters;
    }

    /** Inserts everything over this session, which commits by itself or every {@link #ROWS_PER_COMMIT} rows. */
    void insertAll(Connection connection) throws SQLException {
        for (BundleTable table : task.workload().bundle().tables()) {
            try (RowSource source = new RowSource(task.workload(), table);
                    Inserter inserter = inserters.open(connection, table.schema())) {
                drain(() -> source.next(rowsPerCall), inserter, connection);
            }
        }
    }

    /** Inserts everything over these sessions; a table is complete before the next begins, since that may refer to it. */
    void insertAll(List<Connection> connections) throws SQLException {
        for (BundleTable table : task.workload().bundle().tables()) {
            BlockingQueue<List<@Nullable String[]>> queue = new ArrayBlockingQueue<>(2 * connections.size());
            List<Action<SQLException>> work = new ArrayList<>();
            Feed feed = new Feed(queue, connections.size());
            work.add(() -> read(table, feed));
            for (Connection connection : connections) {
                work.add(() -> {
                    try (Inserter inserter = inserters.open(connection, table.schema())) {
                        drain(feed::take, inserter, connection);
                    } catch (SQLException | RuntimeException e) {
                        feed.fail();
                        throw e;
                    }
                });
            }
            TaskPool.runAll("benchmark", work.size(), work);
        }
    }

    /** Where the next rows come from; empty at the end. */
    private interface Source {
        List<@Nullable String[]> next();
    }

    private void drain(Source source, Inserter inserter, Connection connection) throws SQLException {
        int uncommitted = 0;
        for (List<@Nullable String[]> rows = source.next(); !rows.isEmpty(); rows = source.next()) {
            inserter.insert(rows);
            task.recorder().addRows(rows.size());
            uncommitted += rows.size();
            if (uncommitted >= ROWS_PER_COMMIT) {
                commit(connection);
                uncommitted = 0;
            }
        }
        commit(connection);
    }

    private static void commit(Connection connection) throws SQLException {
        if (!connection.getAutoCommit()) {
            connection.commit();
        }
    }

    private void read(BundleTable table, Feed feed) {
        try (RowSource source = new RowSource(task.workload(), table)) {
            List<@Nullable String[]> rows = source.next(rowsPerCall);
            while (!rows.isEmpty() && feed.put(rows)) {
                rows = source.next(rowsPerCall);
            }
        } finally {
            feed.end();
        }
    }

    /** Hands rows from the one thread that reads to those that insert; one that fails stops the reader. */
    private static final class Feed {
        private static final int POLL_MILLIS = 20;

        private final BlockingQueue<List<@Nullable String[]>> queue;
        private final int takers;
        private volatile boolean failed;

        Feed(BlockingQueue<List<@Nullable String[]>> queue, int takers) {
            this.queue = queue;
            this.takers = takers;
        }

        /** Waits for room; false when nobody takes rows any more. */
        boolean put(List<@Nullable String[]> rows) {
            try {
                while (!failed) {
                    if (queue.offer(rows, POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                        return true;
                    }
                }
                return false;
            } catch (InterruptedException e) {
                throw Interrupted.during("benchmark", e);
            }
        }

        List<@Nullable String[]> take() {
            try {
                return queue.take();
            } catch (InterruptedException e) {
                throw Interrupted.during("benchmark", e);
            }
        }

        /** An empty list for each taker says that there is no more. */
        void end() {
            for (int i = 0; i < takers; i++) {
                put(List.of());
            }
        }

        void fail() {
            failed = true;
            queue.clear();
            for (int i = 0; i < takers; i++) {
                queue.offer(List.of());
            }
        }
    }
}
