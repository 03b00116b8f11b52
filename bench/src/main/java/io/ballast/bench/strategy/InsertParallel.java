package io.ballast.bench.strategy;

import io.ballast.bench.plan.StrategyTraits;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Many rows in a statement, over several sessions, into tables whose keys are in place.
 *
 * @param pooled whether the sessions go through pgbouncer
 */
record InsertParallel(StrategyTraits traits, boolean pooled) implements Strategy {
    static final Strategy DIRECT = new InsertParallel(
            StrategyTraits.of("insert-parallel", "many rows in a statement, over several connections", 70_000)
                    .onSample()
                    .inParallel()
                    .inBatches(),
            false);
    static final Strategy THROUGH_POOLER = new InsertParallel(
            StrategyTraits.of("insert-pooled", "as insert-parallel, through pgbouncer", 60_000)
                    .onSample()
                    .inParallel()
                    .inBatches(),
            true);

    @Override
    public boolean needsPooler() {
        return pooled;
    }

    @Override
    public Optional<String> unfit(Workload workload, Optional<String> noPooler) {
        return (pooled ? noPooler : Optional.<String>empty()).or(() -> Fitness.refersToItself(workload));
    }

    @Override
    public void load(LoadTask task) throws SQLException {
        Tables tables = new Tables(task);
        try (Connection connection = task.sessions().open()) {
            tables.createIndexed(connection);
        }
        int batchSize = Math.max(1, task.batchSize());
        List<Connection> connections = new ArrayList<>();
        try {
            for (int i = 0; i < task.jobs(); i++) {
                connections.add(pooled ? task.openPooled() : task.sessions().open());
            }
            new InsertRows(task, batchSize, (session, table) -> Inserters.multiRow(session, table, batchSize))
                    .insertAll(connections);
            task.endPhase("INSERT");
        } finally {
            for (Connection connection : connections) {
                connection.close();
            }
        }
        task.recorder().committed();
        tables.analyze(task.jobs());
    }
}
