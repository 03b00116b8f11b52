package io.ballast.bench.record;

import io.ballast.bench.result.Recorded.Sample;
import io.ballast.loader.postgres.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a run ten times a second: at what its sessions wait for, and at checkpoints; at its rows, which it knows without the
 * server, up to a hundred times. A thread of its own.
 */
final class RunSampler implements AutoCloseable {
    private static final long PERIOD_MILLIS = 100;
    /** What a session that waits for nothing is doing. */
    private static final String NO_WAIT = "CPU";

    private final Connection connection;
    private final Sql sql;
    private final LongSupplier rows;
    private final DoubleSupplier seconds;
    private final Timeline timeline = new Timeline();
    private final Thread thread = new Thread(this::run, "bench-sampler");
    private final CountDownLatch stopped = new CountDownLatch(1);
    private Map<String, Long> waits = new TreeMap<>();
    private @Nullable Long firstCheckpoints;
    private @Nullable Long checkpointsSoFar;
    private boolean broken;

    /**
     * A sampler that does not run yet.
     *
     * @param connection of its own
     * @param checkpoints expression for the number of checkpoints, or NULL
     */
    RunSampler(Connection connection, String checkpoints, LongSupplier rows, DoubleSupplier seconds) {
        this.connection = connection;
        this.rows = rows;
        this.seconds = seconds;
        this.sql =
                new Sql("SELECT (" + checkpoints + ")::bigint, a.wait_event_type || ':' || a.wait_event, count(a.pid)"
                        + " FROM (SELECT) AS one LEFT JOIN pg_stat_activity AS a ON a.pid <> pg_backend_pid()"
                        + " AND a.state = 'active' AND a.application_name LIKE 'ballast%' GROUP BY 1, 2");
        thread.setDaemon(true);
    }

    void start() {
        look();
        thread.start();
    }

    private void run() {
        long lastLook = System.nanoTime();
        try {
            while (!stopped.await(timeline.spacingMillis(), TimeUnit.MILLISECONDS)) {
                if (System.nanoTime() - lastLook >= TimeUnit.MILLISECONDS.toNanos(PERIOD_MILLIS)) {
                    lastLook = System.nanoTime();
                    look();
                } else {
                    timeline.add(new Sample(seconds.getAsDouble(), rows.getAsLong(), checkpointsSoFar));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private record Waiting(
            @Nullable Long checkpoints, @Nullable String event, long sessions) {}

    private static Waiting waiting(ResultSet row) throws SQLException {
        long number = row.getLong(1);
        return new Waiting(row.wasNull() ? null : number, row.getString(2), row.getLong(3));
    }

    private void look() {
        long rowsNow = rows.getAsLong();
        double second = seconds.getAsDouble();
        try {
            Long checkpoints = null;
            Map<String, Long> seen = new TreeMap<>();
            for (Waiting waiting : sql.rows(connection, RunSampler::waiting)) {
                checkpoints = waiting.checkpoints;
                if (waiting.sessions > 0) {
                    seen.merge(waiting.event == null ? NO_WAIT : waiting.event, waiting.sessions, Long::sum);
                }
            }
            take(second, rowsNow, checkpoints, seen);
        } catch (SQLException e) {
            breakOff();
        }
    }

    private synchronized void take(double second, long rowsNow, @Nullable Long checkpoints, Map<String, Long> seen) {
        firstCheckpoints = firstCheckpoints == null ? checkpoints : firstCheckpoints;
        Long first = firstCheckpoints;
        checkpointsSoFar = checkpoints == null || first == null ? null : checkpoints - first;
        timeline.add(new Sample(second, rowsNow, checkpointsSoFar));
        seen.forEach((event, count) -> waits.merge(event, count, Long::sum));
    }

    private synchronized void breakOff() {
        broken = true;
        stopped.countDown();
    }

    /** What was seen since the last call; null when the server could not be asked all the time. */
    synchronized @Nullable Map<String, Long> takeWaits() {
        Map<String, Long> taken = waits;
        waits = new TreeMap<>();
        return broken ? null : taken;
    }

    List<Sample> timeline() {
        return timeline.samples();
    }

    /** Stops looking; waits for the look under way. */
    @Override
    public void close() {
        stopped.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
