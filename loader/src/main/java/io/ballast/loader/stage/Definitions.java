package io.ballast.loader.stage;

import io.ballast.loader.plan.FillSql;
import io.ballast.loader.plan.Restoration;
import io.ballast.loader.plan.StagedLoad;
import io.ballast.loader.plan.StepId;
import io.ballast.loader.postgres.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The table of definitions in the staging schema of a load that fills tables in place, see {@link FillSql}. */
final class Definitions {
    private Definitions() {}

    /** Records how everything comes back; the table is made. */
    static void write(Connection connection, String stagingSchema, List<Restoration> restorations) throws SQLException {
        Sql insert = new Sql(FillSql.insert(stagingSchema));
        insert.updateAll(
                connection,
                restorations.stream()
                        .map(one -> List.<Object>of(
                                one.place(), one.table(), one.kind().name(), one.name(), one.refers(), one.sql()))
                        .toList());
    }

    /** Whether the load died before it had taken everything away, so that no row has come yet. */
    static boolean isIncomplete(Connection connection, StagedLoad staged) throws SQLException {
        @Nullable List<Restoration> left = read(connection, staged);
        return left != null && left.stream().anyMatch(one -> one.kind() == StepId.Kind.TAKE);
    }

    /** What is still to come back; null when the load has no such table. */
    static @Nullable List<Restoration> read(Connection connection, StagedLoad staged) throws SQLException {
        if (!staged.tables().containsKey(FillSql.DEFINITIONS)) {
            return null;
        }
        return new Sql(FillSql.select(staged.load().stagingSchema()))
                .rows(
                        connection,
                        row -> new Restoration(
                                row.getInt(1),
                                row.getString(2),
                                StepId.Kind.valueOf(row.getString(3)),
                                row.getString(4),
                                row.getString(5),
                                List.of((String[]) row.getArray(6).getArray())));
    }
}
