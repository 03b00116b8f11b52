package io.ballast.bench.run;

import io.ballast.bench.plan.Trial;
import io.ballast.bench.record.Probes;
import io.ballast.bench.record.RunRecorder;
import io.ballast.bench.result.Clocks;
import io.ballast.bench.result.Run;
import io.ballast.bench.strategy.LoadSessions;
import io.ballast.bench.strategy.LoadTask;
import io.ballast.bench.strategy.Strategy;
import io.ballast.bench.strategy.Workload;
import io.ballast.common.error.BallastException;
import io.ballast.loader.postgres.ConnectionSettings;
import io.ballast.loader.postgres.Connections;
import io.ballast.loader.postgres.ServerError;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;

/** Runs one trial: fresh database, load, settle, verify. */
final class TrialRunner {
    private final BenchDatabase database;
    private final Probes probes;
    private final Optional<ConnectionSettings> pooler;
    private final Stop stop;

    TrialRunner(BenchDatabase database, Probes probes, Optional<ConnectionSettings> pooler, Stop stop) {
        this.database = database;
        this.probes = probes;
        this.pooler = pooler;
        this.stop = stop;
    }

    /**
     * Runs it; a failure of the run itself is part of the result.
     *
     * @throws SQLException when not even an empty database can be made
     */
    Run run(Trial trial, Strategy strategy, Workload workload, ContentCheck check) throws SQLException {
        stop.check();
        if (!strategy.database().equals(Strategy.DATABASE)) {
            database.drop(strategy.database());
        }
        database.recreate();
        try {
            return measured(trial, strategy, workload, check);
        } catch (SQLException e) {
            stop.check();
            return failed(trial, workload, ServerError.text(e) + " [" + e.getSQLState() + "]");
        } catch (BallastException e) {
            stop.check();
            return failed(trial, workload, String.valueOf(e.getMessage()));
        }
    }

    private Run measured(Trial trial, Strategy strategy, Workload workload, ContentCheck check) throws SQLException {
        ConnectionSettings target = database.settings();
        try (RunRecorder recorder = new RunRecorder(new Connections(target), probes);
                LoadSessions sessions = new LoadSessions(new Connections(target))) {
            stop.onCancel(sessions::cancel);
            LoadTask task = new LoadTask(
                    workload,
                    target,
                    pooler.map(settings -> settings.withDatabase(Strategy.DATABASE)),
                    trial.variant().jobs(),
                    trial.variant().batchSize(),
                    recorder,
                    sessions,
                    stop::onCancel);
            strategy.load(task);
            sessions.endAll();
            recorder.usable(new Connections(target.withDatabase(strategy.database())));
            Clocks clocks = settle(strategy, recorder);
            List<String> differences = verify(strategy, check);
            return new Run(
                    trial.variant().label(),
                    trial.block(),
                    trial.position(),
                    workload.bundle().rows(),
                    differences.isEmpty() ? clocks : null,
                    differences.isEmpty() ? recorder.phases() : List.of(),
                    differences.isEmpty() ? recorder.recorded() : null,
                    differences.isEmpty() ? null : "The content differs: " + String.join("; ", differences));
        } finally {
            stop.forget();
        }
    }

    /** Pays what the load has put off: freezing, where it did not, and writing dirty pages. */
    private Clocks settle(Strategy strategy, RunRecorder recorder) throws SQLException {
        try (Connection connection = openResult(strategy)) {
            execute(connection, "VACUUM (FREEZE)");
            recorder.endPhase("VACUUM");
            if (database.mayCheckpoint()) {
                execute(connection, "CHECKPOINT");
                recorder.endPhase("CHECKPOINT");
            }
            return recorder.clocks(database.mayCheckpoint());
        }
    }

    private List<String> verify(Strategy strategy, ContentCheck check) throws SQLException {
        try (Connection connection = openResult(strategy)) {
            return check.differences(connection, strategy.serverMakesIds());
        }
    }

    private Connection openResult(Strategy strategy) {
        Connection connection =
                new Connections(database.settings().withDatabase(strategy.database())).open("bench settle and verify");
        stop.onCancel(() -> abort(connection));
        return connection;
    }

    private static void abort(Connection connection) {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException e) {
            // It is gone, which is what was wanted.
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Run failed(Trial trial, Workload workload, String error) {
        return new Run(
                trial.variant().label(),
                trial.block(),
                trial.position(),
                workload.bundle().rows(),
                null,
                List.of(),
                null,
                error);
    }
}
