package io.ballast.bench.strategy;

import io.ballast.bench.plan.StrategyTraits;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Single-row INSERT into tables whose keys are in place, with ids that the server makes: what applications do that write one
 * object after the other. The bundle's own ids serve to find the parents again.
 */
record InsertServerIds(StrategyTraits traits, boolean autocommit) implements Strategy {
    static final Strategy AUTOCOMMIT = new InsertServerIds(
            StrategyTraits.of(
                            "insert-row-autocommit",
                            "single-row INSERT, each row committed by itself, ids made by the server",
                            2_000)
                    .onSample()
                    .rowAtATime(),
            true);
    static final Strategy IN_TRANSACTIONS = new InsertServerIds(
            StrategyTraits.of(
                            "insert-row",
                            "single-row INSERT in transactions of 10,000 rows, ids made by the server",
                            8_000)
                    .onSample()
                    .rowAtATime(),
            false);

    @Override
    public boolean serverMakesIds() {
        return true;
    }

    @Override
    public void load(LoadTask task) throws SQLException {
        Tables tables = new Tables(task);
        ServerIds ids = new ServerIds();
        try (Connection connection = task.sessions().open()) {
            tables.createIndexed(connection);
            connection.setAutoCommit(autocommit);
            new InsertRows(task, 1, (session, table) -> new ServerIdInserter(session, table, ids))
                    .insertAll(connection);
            task.endPhase("INSERT");
        }
        task.recorder().committed();
        tables.analyze(1);
    }
}
