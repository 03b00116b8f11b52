package io.ballast.bench.strategy;

import io.ballast.bench.record.RunRecorder;
import io.ballast.loader.postgres.ConnectionSettings;
import io.ballast.loader.postgres.Connections;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What a strategy is to load, and with what.
 *
 * @param server how to reach the database that is made for each run
 * @param pooler how to reach it through pgbouncer; empty where there is none
 * @param jobs connections that work in parallel
 * @param batchSize rows in a batch or statement
 * @param recorder notified of phases and rows
 * @param sessions of this run
 * @param onCancel takes what stops the strategy, where closing its sessions does not
 */
public record LoadTask(
        Workload workload,
        ConnectionSettings server,
        Optional<ConnectionSettings> pooler,
        int jobs,
        int batchSize,
        RunRecorder recorder,
        LoadSessions sessions,
        Consumer<Runnable> onCancel) {
    /** A session through the pooler. */
    Connection openPooled() throws SQLException {
        return sessions.openPooled(new Connections(pooler.orElseThrow()));
    }

    /** The phase that ran is over: its sessions report, and the next one begins. */
    void endPhase(String name) throws SQLException {
        recorder.endPhase(name, sessions.report());
    }
}
