package io.ballast.bench.strategy;

import io.ballast.bench.plan.StrategyTraits;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** INSERT over one session into tables whose keys, indexes and foreign keys are in place. */
record InsertInPlace(StrategyTraits traits, Map<String, String> driverProperties, Way way) implements Strategy {
    static final Strategy CLIENT_UUID = new InsertInPlace(
            StrategyTraits.of("insert-client-uuid", "as insert-row, with ids made by the client", 8_000)
                    .onSample()
                    .rowAtATime(),
            Map.of(),
            batchSize -> Inserters::single);
    static final Strategy MULTIROW = batched(
            "insert-multirow",
            "many rows in a statement",
            50_000,
            batchSize -> (connection, table) -> Inserters.multiRow(connection, table, batchSize));
    static final Strategy BATCH = batched("insert-batch", "JDBC batches", 30_000, batchSize -> Inserters::batch);
    static final Strategy BATCH_REWRITE = new InsertInPlace(
            StrategyTraits.of("insert-batch-rewrite", "JDBC batches with reWriteBatchedInserts", 50_000)
                    .onSample()
                    .inBatches(),
            Map.of("reWriteBatchedInserts", "true"),
            batchSize -> Inserters::batch);
    static final Strategy UNNEST =
            batched("insert-unnest", "arrays of values through unnest", 60_000, batchSize -> Inserters::unnest);

    private static Strategy batched(String name, String description, long rate, Way way) {
        return new InsertInPlace(
                StrategyTraits.of(name, description, rate).onSample().inBatches(), Map.of(), way);
    }

    InsertInPlace {
        Map<String, String> all = new HashMap<>(LoadSessions.PLAIN);
        all.putAll(driverProperties);
        driverProperties = Map.copyOf(all);
    }

    /** How rows become statements. */
    interface Way {
        Inserter.Factory inserters(int batchSize);
    }

    @Override
    public void load(LoadTask task) throws SQLException {
        Tables tables = new Tables(task);
        int batchSize = Math.max(1, task.batchSize());
        try (Connection connection = task.sessions().open(driverProperties)) {
            tables.createIndexed(connection);
            new InsertRows(task, batchSize, way.inserters(batchSize)).insertAll(connection);
            task.endPhase("INSERT");
        }
        task.recorder().committed();
        tables.analyze(1);
    }
}
