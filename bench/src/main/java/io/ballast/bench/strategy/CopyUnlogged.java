package io.ballast.bench.strategy;

import io.ballast.bench.plan.StrategyTraits;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** COPY into UNLOGGED tables, which are then brought into the WAL; keys and indexes come last. */
record CopyUnlogged() implements Strategy {
    @Override
    public StrategyTraits traits() {
        return StrategyTraits.of("copy-unlogged", "COPY into UNLOGGED tables, then SET LOGGED", 220_000);
    }

    @Override
    public Optional<String> unfit(Workload workload, Optional<String> noPooler) {
        return Fitness.partitioned(workload, "a partitioned table cannot be UNLOGGED");
    }

    @Override
    public void load(LoadTask task) throws SQLException {
        Tables tables = new Tables(task);
        try (Connection connection = task.sessions().open()) {
            tables.createUnlogged(connection);
            new CopyRows(task, false).copyAll(1);
            task.endPhase("COPY");
            task.recorder().committed();
            tables.setLogged(connection);
        }
        tables.finish(1);
    }
}
