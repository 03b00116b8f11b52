package io.ballast.bench.run;

import io.ballast.bench.record.Durability;
import io.ballast.bench.record.Environment;
import io.ballast.bench.record.Gauges;
import io.ballast.bench.record.RunRecorder;
import io.ballast.bench.record.ServerSettings;
import io.ballast.bench.source.Workload;
import io.ballast.bench.strategy.LoadTask;
import io.ballast.bench.strategy.Sessions;
import io.ballast.bench.strategy.Strategies;
import io.ballast.bench.strategy.Strategy;
import io.ballast.loader.postgres.Connections;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;

/** What has to be known before the first trial. */
final class Preparation {
    private final BenchDatabase database;
    private final Stop stop;
    private final ServerFacts facts;

    Preparation(BenchDatabase database, Stop stop) throws SQLException {
        this.database = database;
        this.stop = stop;
        database.recreate();
        try (Connection connection = open()) {
            this.facts = new ServerFacts(
                    Environment.read(connection),
                    ServerSettings.changed(connection),
                    ServerSettings.ofDurability(connection));
        }
    }

    /** The server and its machine. */
    record ServerFacts(
            Map<String, String> environment, Map<String, String> settings, Map<String, String> ofDurability) {}

    ServerFacts facts() {
        return facts;
    }

    Gauges gauges() throws SQLException {
        try (Connection connection = open()) {
            return Gauges.probe(connection);
        }
    }

    String durability(Strategy strategy) {
        return Durability.label(facts.ofDurability(), strategy.bringsOwnCommit());
    }

    /** Loads the rows once, by plain COPY, and takes from that what every run has to end in. */
    ContentCheck check(Workload workload, Gauges gauges) throws SQLException {
        stop.check();
        database.recreate();
        Connections connections = new Connections(database.settings());
        try (RunRecorder recorder = new RunRecorder(connections, gauges);
                Sessions sessions = new Sessions(connections)) {
            stop.onCancel(sessions::cancel);
            Strategies.reference()
                    .load(new LoadTask(
                            workload, database.settings(), Optional.empty(), 1, 0, recorder, sessions, stop::onCancel));
            try (Connection connection = open()) {
                return new ContentCheck(workload, connection);
            }
        } finally {
            stop.forget();
        }
    }

    private Connection open() {
        return new Connections(database.settings()).open("bench preparation");
    }
}
