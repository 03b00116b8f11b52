package io.ballast.bench.strategy;

import io.ballast.bench.plan.StrategyTraits;
import java.sql.Connection;
import java.sql.SQLException;

/** COPY with keys, indexes and foreign keys in place. */
record CopyIndexed() implements Strategy {
    @Override
    public StrategyTraits traits() {
        return StrategyTraits.of("copy-indexed", "COPY with keys and indexes in place", 50_000)
                .onSample();
    }

    @Override
    public void load(LoadTask task) throws SQLException {
        Tables tables = new Tables(task);
        try (Connection connection = task.sessions().open()) {
            tables.createIndexed(connection);
        }
        new CopyRows(task, false).copyAll(1);
        task.endPhase("COPY");
        task.recorder().committed();
        tables.analyze(1);
    }
}
