package io.ballast.bench.strategy;

import io.ballast.bench.plan.StrategyTraits;
import java.sql.Connection;
import java.sql.SQLException;

/** COPY into bare tables, then keys and indexes. */
record CopyIntoBare(StrategyTraits traits, boolean binary) implements Strategy {
    @Override
    public void load(LoadTask task) throws SQLException {
        Tables tables = new Tables(task);
        try (Connection connection = task.sessions().open()) {
            tables.createBare(connection);
        }
        new CopyRows(task, binary).copyAll(task.jobs());
        task.endPhase("COPY");
        task.recorder().committed();
        tables.finish(task.jobs());
    }
}
