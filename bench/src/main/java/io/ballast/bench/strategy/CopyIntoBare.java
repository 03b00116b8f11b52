package io.ballast.bench.strategy;

import io.ballast.bench.plan.StrategyTraits;
import java.sql.Connection;
import java.sql.SQLException;

/** COPY into bare tables, then keys and indexes. */
record CopyIntoBare(StrategyTraits traits, boolean binary) implements Strategy {
    static final Strategy CSV = new CopyIntoBare(
            StrategyTraits.of("copy-csv", "COPY into bare tables, then keys and indexes", 250_000), false);
    static final Strategy CSV_PARALLEL = new CopyIntoBare(
            StrategyTraits.of("copy-csv-parallel", "as copy-csv, over several connections", 300_000)
                    .inParallel(),
            false);
    static final Strategy BINARY = new CopyIntoBare(
            StrategyTraits.of("copy-binary", "binary COPY into bare tables, then keys and indexes", 280_000), true);
    static final Strategy BINARY_PARALLEL = new CopyIntoBare(
            StrategyTraits.of("copy-binary-parallel", "as copy-binary, over several connections", 330_000)
                    .inParallel(),
            true);

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
