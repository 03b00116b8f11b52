package io.ballast.loader.stage;

import io.ballast.common.bundle.BundleTable;
import io.ballast.common.schema.SqlText;
import io.ballast.common.schema.UniqueKey;
import io.ballast.loader.plan.LoadPlan;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Tells which keys of the staged rows a target table holds already, once appending has failed for one of them. */
final class AppendConflicts {
    private static final int SHOWN = 3;

    private AppendConflicts() {}

    /** One phrase for each table and key with conflicts, such as {@code table "users": 12 rows with a known (id), such as …}. */
    static List<String> find(Connection connection, LoadPlan plan) throws SQLException {
        List<String> conflicts = new ArrayList<>();
        for (BundleTable table : plan.bundle().tables()) {
            for (List<String> key : keys(table)) {
                conflicts.addAll(conflicts(connection, plan, table, key));
            }
        }
        return conflicts;
    }

    private static List<List<String>> keys(BundleTable table) {
        List<List<String>> keys = new ArrayList<>();
        if (!table.schema().primaryKey().isEmpty()) {
            keys.add(table.schema().primaryKey());
        }
        table.schema().uniqueKeys().stream().map(UniqueKey::columns).forEach(keys::add);
        return keys;
    }

    private static List<String> conflicts(Connection connection, LoadPlan plan, BundleTable table, List<String> key)
            throws SQLException {
        String join = key.stream()
                .map(column -> "t." + SqlText.name(column) + " = s." + SqlText.name(column))
                .collect(Collectors.joining(" AND "));
        String values = key.stream()
                .map(column -> "s." + SqlText.name(column) + "::text")
                .collect(Collectors.joining(", "));
        Query query = new Query("SELECT count(*), (array_agg(concat_ws(', ', " + values + ")))[1:" + SHOWN + "] FROM "
                + SqlText.name(plan.stagingSchema(), table.name()) + " AS s JOIN "
                + SqlText.name(plan.options().schema(), table.name()) + " AS t ON " + join + " HAVING count(*) > 0");
        return query.rows(connection, row -> {
            String[] shown = (String[]) row.getArray(2).getArray();
            return "table \"" + table.name() + "\": " + row.getLong(1) + " rows with a known (" + String.join(", ", key)
                    + "), such as (" + String.join("), (", shown) + ")";
        });
    }
}
