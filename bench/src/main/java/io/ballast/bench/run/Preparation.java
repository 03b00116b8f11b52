package io.ballast.bench.run;

import io.ballast.bench.plan.Throughput;
import io.ballast.bench.record.Durability;
import io.ballast.bench.record.Environment;
import io.ballast.bench.record.PgSettings;
import io.ballast.bench.record.Probes;
import io.ballast.bench.record.RunRecorder;
import io.ballast.bench.strategy.LoadSessions;
import io.ballast.bench.strategy.LoadTask;
import io.ballast.bench.strategy.Strategies;
import io.ballast.bench.strategy.Strategy;
import io.ballast.bench.strategy.Workload;
import io.ballast.loader.postgres.Connections;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;

/** What has to be known before the first trial. */
final class Preparation {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final int ROUND_TRIPS = 50;

    private final BenchDatabase database;
    private final Stop stop;
    private final ServerFacts facts;

    Preparation(BenchDatabase database, Stop stop) throws SQLException {
        this.database = database;
        this.stop = stop;
        database.recreate();
        try (Connection connection = open()) {
            this.facts = new ServerFacts(
                    Environment.read(connection), PgSettings.changed(connection), PgSettings.ofDurability(connection));
        }
    }

    /** The server and its machine. */
    record ServerFacts(
            Map<String, String> environment, Map<String, String> settings, Map<String, String> ofDurability) {}

    ServerFacts facts() {
        return facts;
    }

    Probes probes() throws SQLException {
        try (Connection connection = open()) {
            return Probes.probe(connection);
        }
    }

    String durability(Strategy strategy) {
        return Durability.label(facts.ofDurability(), strategy.bringsOwnCommit());
    }

    /** Loads the rows once, by plain COPY, and takes from that what every run has to end in. */
    ContentCheck check(Workload workload, Probes probes) throws SQLException {
        load(workload, probes);
        try (Connection connection = open()) {
            return new ContentCheck(workload, connection);
        }
    }

    /**
     * How fast the server is, by a load of the same rows as one before, since the first in a JVM is slow.
     *
     * @param workload its rows are loaded once more
     */
    Throughput throughput(Workload workload, Probes probes) throws SQLException {
        database.recreate();
        double around = seconds(database::recreate);
        double load = seconds(() -> loadHere(workload, probes));
        // A trial does again what recreating does: it ends with a checkpoint, after vacuuming.
        return Throughput.measured(workload.bundle().rows(), load, roundTripSeconds(), 2 * around);
    }

    private interface Work {
        void run() throws SQLException;
    }

    private static double seconds(Work work) throws SQLException {
        long began = System.nanoTime();
        work.run();
        return (System.nanoTime() - began) / NANOS_PER_SECOND;
    }

    /** The quickest of some. */
    private double roundTripSeconds() throws SQLException {
        double quickest = Double.POSITIVE_INFINITY;
        try (Connection connection = open();
                Statement statement = connection.createStatement()) {
            for (int i = 0; i < ROUND_TRIPS; i++) {
                quickest = Math.min(quickest, seconds(() -> statement.execute("SELECT")));
            }
        }
        return quickest;
    }

    private void load(Workload workload, Probes probes) throws SQLException {
        database.recreate();
        loadHere(workload, probes);
    }

    private void loadHere(Workload workload, Probes probes) throws SQLException {
        stop.check();
        Connections connections = new Connections(database.settings());
        try (RunRecorder recorder = new RunRecorder(connections, probes);
                LoadSessions sessions = new LoadSessions(connections)) {
            stop.onCancel(sessions::cancel);
            Strategies.reference()
                    .load(new LoadTask(
                            workload, database.settings(), Optional.empty(), 1, 0, recorder, sessions, stop::onCancel));
        } finally {
            stop.forget();
        }
    }

    private Connection open() {
        return new Connections(database.settings()).open("bench preparation");
    }
}
