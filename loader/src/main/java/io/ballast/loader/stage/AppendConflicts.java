package io.ballast.loader.stage;

import io.ballast.common.bundle.SourceTable;
import io.ballast.common.schema.Column;
import io.ballast.common.schema.SqlText;
import io.ballast.common.schema.TargetSchemas;
import io.ballast.loader.plan.LoadPlan;
import io.ballast.loader.plan.PublishStatement;
import io.ballast.loader.postgres.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Finds which keys of the staged rows stand in the way, once appending has failed for one of them. The keys are those of the
 * target table, whether the source knows of them or not; ones of expressions or of some rows only are left to the server's words.
 *
 * @param known one phrase for each table and key with rows whose key the target holds already, such as {@code table "users": 12
 *     rows with a known (id), such as …}
 * @param repeated the same for keys that the staged rows themselves hold more than once
 */
record AppendConflicts(List<String> known, List<String> repeated) {
    private static final int SHOWN = 3;

    private static final Sql KEYS = new Sql("""
            SELECT array_agg(a.attname::text ORDER BY k.place),
                   coalesce((to_jsonb(i) ->> 'indnullsnotdistinct')::boolean, false),
                   c.relkind = 'p'
              FROM pg_catalog.pg_index AS i
              JOIN pg_catalog.pg_class AS c ON c.oid = i.indrelid
              JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
              JOIN unnest(i.indkey::smallint[]) WITH ORDINALITY AS k (attnum, place) ON k.place <= i.indnkeyatts
              JOIN pg_catalog.pg_attribute AS a ON a.attrelid = c.oid AND a.attnum = k.attnum
             WHERE n.nspname = ? AND c.relname = ? AND i.indisunique AND i.indpred IS NULL AND i.indexprs IS NULL
             GROUP BY i, i.indexrelid, i.indisprimary, c.relkind
             ORDER BY i.indisprimary DESC, i.indexrelid""");

    static AppendConflicts find(Connection connection, LoadPlan plan) throws SQLException {
        TargetSchemas schemas = plan.options().schemas();
        List<String> known = new ArrayList<>();
        List<String> repeated = new ArrayList<>();
        for (SourceTable table : plan.appended()) {
            List<Key> keys = KEYS.rows(
                    connection,
                    row -> new Key(
                            List.of((String[]) row.getArray(1).getArray()), row.getBoolean(2), row.getBoolean(3)),
                    schemas.schemaOf(table.name()),
                    schemas.nameOf(table.name()));
            List<String> columns =
                    table.schema().columns().stream().map(Column::name).toList();
            String staged = SqlText.name(plan.stagingSchema(), table.name());
            String target = schemas.sql(table.name());
            List<String> updatedBy = updatedBy(plan, table);
            for (Key key : keys) {
                if (columns.containsAll(key.columns)) {
                    if (!key.columns.equals(updatedBy)) {
                        known.addAll(phrases(connection, table, key, "a known", key.known(staged, target, updatedBy)));
                    }
                    repeated.addAll(phrases(connection, table, key, "a repeated", key.repeated(staged)));
                }
            }
        }
        return new AppendConflicts(known, repeated);
    }

    /** The key whose known rows are updated; empty where there is none. */
    private static List<String> updatedBy(LoadPlan plan, SourceTable table) {
        return plan.work().publish().stream()
                .filter(next -> next instanceof PublishStatement.Append append
                        && append.table().equals(table.name()))
                .map(next -> ((PublishStatement.Append) next).key())
                .findFirst()
                .orElse(List.of());
    }

    /** None or one: the query states how many rows there are, and some of the keys. */
    private static List<String> phrases(Connection connection, SourceTable table, Key key, String which, String sql)
            throws SQLException {
        return new Sql(sql).rows(connection, row -> {
            String[] shown = (String[]) row.getArray(2).getArray();
            long rows = row.getLong(1);
            return "table \"" + table.name() + "\": " + rows + (rows == 1 ? " row" : " rows") + " with " + which + " ("
                    + String.join(", ", key.columns) + "), such as (" + String.join("), (", shown) + ")";
        });
    }

    /**
     * What a unique index is over; nulls differ from each other unless it says otherwise. It reaches the partitions of a table, and not
     * the tables that inherit from it.
     */
    private record Key(List<String> columns, boolean nullsEqual, boolean partitioned) {
        /** @param updatedBy what finds the rows that are updated, which may keep their other keys; empty where none are */
        String known(String staged, String target, List<String> updatedBy) {
            String join = columns.stream()
                    .map(SqlText::name)
                    .map(name -> "t." + name + (nullsEqual ? " IS NOT DISTINCT FROM s." : " = s.") + name)
                    .collect(Collectors.joining(" AND "));
            String others = updatedBy.stream()
                    .map(SqlText::name)
                    .map(name -> "t." + name + " IS DISTINCT FROM s." + name)
                    .collect(Collectors.joining(" OR ", " AND (", ")"));
            return "SELECT count(*), (array_agg(" + values() + "))[1:" + SHOWN + "] FROM " + staged + " AS s JOIN "
                    + (partitioned ? "" : "ONLY ") + target + " AS t ON " + join
                    + (updatedBy.isEmpty() ? "" : others) + " HAVING count(*) > 0";
        }

        String repeated(String staged) {
            String names =
                    columns.stream().map(name -> "s." + SqlText.name(name)).collect(Collectors.joining(", "));
            String noNulls = columns.stream()
                    .map(name -> "s." + SqlText.name(name) + " IS NOT NULL")
                    .collect(Collectors.joining(" AND "));
            return "SELECT sum(rows)::bigint, (array_agg(shown))[1:" + SHOWN + "] FROM (SELECT count(*), " + values()
                    + " FROM " + staged + " AS s" + (nullsEqual ? "" : " WHERE " + noNulls) + " GROUP BY " + names
                    + " HAVING count(*) > 1 ORDER BY " + names + ") AS k (rows, shown) HAVING count(*) > 0";
        }

        private String values() {
            return columns.stream()
                    .map(name -> "s." + SqlText.name(name) + "::text")
                    .collect(Collectors.joining(", ", "concat_ws(', ', ", ")"));
        }
    }
}
