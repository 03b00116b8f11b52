package io.ballast.bench.strategy;

import io.ballast.bench.plan.StrategyTraits;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** INSERT over one session into tables whose keys, indexes and foreign keys are in place. */
record InsertInPlace(StrategyTraits traits, Map<String, String> driverProperties, Way way) implements Strategy {
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
