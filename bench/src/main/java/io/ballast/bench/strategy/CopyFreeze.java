package io.ballast.bench.strategy;

import io.ballast.bench.plan.StrategyTraits;
import io.ballast.common.bundle.BundleTable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** Makes the tables and copies with FREEZE in one transaction; keys and indexes come after it. */
record CopyFreeze() implements Strategy {
    @Override
    public StrategyTraits traits() {
        return StrategyTraits.of("copy-freeze", "COPY FREEZE in the transaction that makes the tables", 280_000);
    }

    @Override
    public Optional<String> unfit(Workload workload, Optional<String> noPooler) {
        return Fitness.partitioned(workload, "COPY FREEZE refuses partitioned tables");
    }

    @Override
    public void load(LoadTask task) throws SQLException {
        Tables tables = new Tables(task);
        CopyRows rows = new CopyRows(task, false);
        try (Connection connection = task.sessions().open()) {
            Tables.executeAll(connection, tables.bare(false));
            for (BundleTable table : task.workload().bundle().tables()) {
                rows.copy(connection, table, Tables.SCHEMA, ", FREEZE true");
            }
            connection.commit();
        }
        task.endPhase("COPY");
        task.recorder().committed();
        tables.finish(1);
    }
}
