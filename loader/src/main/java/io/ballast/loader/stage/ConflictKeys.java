package io.ballast.loader.stage;

import io.ballast.common.schema.TargetSchemas;
import io.ballast.loader.plan.ConflictKey;
import io.ballast.loader.plan.TableKeys;
import io.ballast.loader.postgres.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads by what rows of tables that are there can be found. */
final class ConflictKeys {
    private static final Sql KEYS = new Sql("""
            SELECT array_agg(a.attname::text ORDER BY k.place), i.indisprimary, i.indimmediate
              FROM pg_catalog.pg_index AS i
              JOIN pg_catalog.pg_class AS c ON c.oid = i.indrelid
              JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
              JOIN unnest(i.indkey::smallint[]) WITH ORDINALITY AS k (attnum, place) ON k.place <= i.indnkeyatts
              JOIN pg_catalog.pg_attribute AS a ON a.attrelid = c.oid AND a.attnum = k.attnum
             WHERE n.nspname = ? AND c.relname = ? AND i.indisunique AND i.indisvalid
               AND NOT coalesce((to_jsonb(i) ->> 'indisexclusion')::boolean, false)
               AND i.indpred IS NULL AND i.indexprs IS NULL
             GROUP BY i.indexrelid, i.indisprimary, i.indimmediate
             ORDER BY i.indisprimary DESC, i.indexrelid""");

    private static final Sql TABLE = new Sql("""
            SELECT has_table_privilege(c.oid, 'UPDATE'), c.relkind = 'p',
                   ARRAY(SELECT a.attname::text FROM pg_catalog.pg_attribute AS a
                          WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attidentity = 'a')
              FROM pg_catalog.pg_class AS c JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
             WHERE n.nspname = ? AND c.relname = ? AND c.relkind IN ('r', 'p')""");

    private ConflictKeys() {}

    /** By table; those that are not there are omitted. */
    static Map<String, TableKeys> read(Connection connection, TargetSchemas schemas, List<String> tables)
            throws SQLException {
        Map<String, TableKeys> keys = new HashMap<>();
        for (String table : tables) {
            String schema = schemas.schemaOf(table);
            String name = schemas.nameOf(table);
            List<ConflictKey> found = new ArrayList<>(KEYS.rows(
                    connection,
                    row -> new ConflictKey(
                            List.of((String[]) row.getArray(1).getArray()), row.getBoolean(2), row.getBoolean(3)),
                    schema,
                    name));
            TABLE.rows(
                            connection,
                            row -> new TableKeys(
                                    found,
                                    List.of((String[]) row.getArray(3).getArray()),
                                    row.getBoolean(1),
                                    row.getBoolean(2)),
                            schema,
                            name)
                    .forEach(one -> keys.put(table, one));
        }
        return keys;
    }
}
