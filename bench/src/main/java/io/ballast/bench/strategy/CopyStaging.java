package io.ballast.bench.strategy;

import io.ballast.bench.plan.StrategyTraits;
import io.ballast.common.bundle.BundleTable;
import io.ballast.common.schema.Column;
import io.ballast.common.schema.SqlText;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** COPY into temporary tables, then INSERT … SELECT into the final ones, whose keys and indexes are in place. */
record CopyStaging() implements Strategy {
    private static final String TEMPORARY = "pg_temp";

    @Override
    public StrategyTraits traits() {
        return StrategyTraits.of(
                        "copy-staging-insert",
                        "COPY into temporary tables, then INSERT … SELECT into tables with keys in place",
                        50_000)
                .onSample();
    }

    @Override
    public void load(LoadTask task) throws SQLException {
        Tables tables = new Tables(task);
        CopyRows rows = new CopyRows(task, false);
        List<BundleTable> all = task.workload().bundle().tables();
        try (Connection connection = task.sessions().open()) {
            tables.createIndexed(connection);
            for (BundleTable table : all) {
                String name = SqlText.name(table.name());
                Tables.executeAll(
                        connection,
                        List.of("CREATE TEMPORARY TABLE " + name + " (LIKE " + SqlText.name(Tables.SCHEMA, table.name())
                                + ")"));
                rows.copy(connection, table, TEMPORARY, "");
                connection.commit();
            }
            task.endPhase("COPY");
            for (BundleTable table : all) {
                Tables.executeAll(connection, List.of(insertSelect(table)));
                connection.commit();
            }
            task.endPhase("INSERT");
            task.recorder().committed();
        }
        tables.analyze(1);
    }

    private static String insertSelect(BundleTable table) {
        String columns = SqlText.names(
                table.schema().columns().stream().map(Column::name).toList());
        return "INSERT INTO " + SqlText.name(Tables.SCHEMA, table.name()) + " (" + columns + ") SELECT " + columns
                + " FROM " + SqlText.name(TEMPORARY, table.name());
    }
}
