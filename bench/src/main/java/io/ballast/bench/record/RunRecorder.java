package io.ballast.bench.record;

import io.ballast.bench.result.Clocks;
import io.ballast.bench.result.Figures;
import io.ballast.bench.result.Recorded;
import io.ballast.bench.result.Run;
import io.ballast.common.system.Poll;
import io.ballast.loader.postgres.Connections;
import io.ballast.loader.postgres.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * The clocks and counters of one run. A strategy says when a phase has ended; the next one begins then, so that phases follow
 * each other without a gap and add up. Safe for use by many threads.
 */
public final class RunRecorder implements AutoCloseable {
    private static final String NAME = "bench recorder";
    private static final double NANOS_PER_SECOND = 1e9;
    /** How long sessions may take to end, once closed: what they did is in the statistics only then. */
    private static final Duration SESSION_END = Duration.ofSeconds(2);

    private static final Duration PAUSE = Duration.ofMillis(5);

    private static final Sql OPEN_SESSIONS = new Sql("SELECT count(*) FROM pg_stat_activity"
            + " WHERE application_name LIKE 'ballast %' AND datname LIKE 'ballast_bench%'");

    private final Probes probes;
    private final Connection connection;
    private final Connection samplerConnection;
    private final RunSampler sampler;
    private final LongAdder rows = new LongAdder();
    private final List<Run.Phase> phases = new ArrayList<>();
    private final Map<String, Long> waitsUntilUsable = new TreeMap<>();
    private final Counters first;
    private final long began;
    private Counters last;
    private long lastNanos;
    /** Time that belongs to no clock: between usable and the first phase that settles. */
    private long pausedNanos;

    private boolean waitsKnown = true;
    private double committedSecond = -1;
    private double usableSecond = -1;
    private @Nullable Recorded recorded;

    /** Starts the clock. */
    public RunRecorder(Connections database, Probes probes) throws SQLException {
        this.probes = probes;
        this.connection = database.open(NAME);
        this.samplerConnection = database.open(NAME);
        this.sampler =
                new RunSampler(samplerConnection, probes.checkpoints(), rows::sum, () -> second(System.nanoTime()));
        this.first = probes.read(connection);
        this.last = first;
        this.began = System.nanoTime();
        this.lastNanos = began;
        sampler.start();
    }

    /** Rows were handed to the server. */
    public void addRows(long count) {
        rows.add(count);
    }

    /** What runs now is over; {@code name} says what it was. */
    public void endPhase(String name) throws SQLException {
        endPhase(name, true);
    }

    /**
     * As {@link #endPhase(String)}, from work whose sessions go on.
     *
     * @param exact whether all sessions have reported what they did in this phase to the statistics
     */
    public synchronized void endPhase(String name, boolean exact) throws SQLException {
        long now = System.nanoTime();
        Counters counters = probes.read(connection);
        Map<String, Long> waits = sampler.takeWaits();
        Figures figures = counters.since(last, exact, waits);
        phases.add(new Run.Phase(
                name, usableSecond >= 0, second(lastNanos), (now - lastNanos) / NANOS_PER_SECOND, figures));
        if (usableSecond < 0) {
            keep(waits);
        }
        last = counters;
        lastNanos = now;
    }

    /** All rows were committed when the last phase ended. */
    public synchronized void committed() {
        committedSecond = second(lastNanos);
    }

    /**
     * All was usable when the last phase ended; the sessions that loaded are closed by now.
     *
     * @param result the database that the rows are in
     */
    public synchronized void usable(Connections result) throws SQLException {
        usableSecond = second(lastNanos);
        long endOfPhases = lastNanos;
        awaitEndOfSessions();
        Counters counters = probes.read(connection);
        Figures total = counters.since(first, true, waitsKnown ? waitsUntilUsable : null);
        long tableBytes;
        long indexBytes;
        try (Connection there = result.open(NAME)) {
            tableBytes = size(there, "pg_table_size");
            indexBytes = size(there, "pg_indexes_size");
        }
        recorded = new Recorded(
                total,
                tableBytes,
                indexBytes,
                sampler.timeline().stream()
                        .filter(sample -> sample.second() <= usableSecond)
                        .toList());
        last = probes.read(connection);
        lastNanos = System.nanoTime();
        pausedNanos += lastNanos - endOfPhases;
    }

    /** The clocks; {@code settled} says whether the phases that settle were run. */
    public synchronized Clocks clocks(boolean settled) {
        return new Clocks(committedSecond, usableSecond, settled ? second(lastNanos) : null);
    }

    public synchronized List<Run.Phase> phases() {
        return List.copyOf(phases);
    }

    /** Null before {@link #usable}. */
    public synchronized @Nullable Recorded recorded() {
        return recorded;
    }

    private void keep(@Nullable Map<String, Long> waits) {
        if (waits == null) {
            waitsKnown = false;
        } else {
            waits.forEach((event, count) -> waitsUntilUsable.merge(event, count, Long::sum));
        }
    }

    private double second(long nanos) {
        return (nanos - began - pausedNanos) / NANOS_PER_SECOND;
    }

    private void awaitEndOfSessions() throws SQLException {
        Poll.until("benchmark", SESSION_END, PAUSE, () -> OPEN_SESSIONS.one(connection, row -> row.getLong(1)) == 0);
    }

    private static long size(Connection connection, String function) throws SQLException {
        String sql = "SELECT coalesce(sum(" + function + "(c.oid)), 0)::bigint FROM pg_class AS c"
                + " JOIN pg_namespace AS n ON n.oid = c.relnamespace"
                + " WHERE n.nspname = 'public' AND c.relkind = 'r'";
        return new Sql(sql).one(connection, row -> row.getLong(1));
    }

    @Override
    public void close() throws SQLException {
        sampler.close();
        try {
            connection.close();
        } finally {
            samplerConnection.close();
        }
    }
}
