package io.ballast.introspect.facts;

import io.ballast.common.schema.SqlText;
import io.ballast.loader.postgres.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tables of a schema, and what else holds rows there.
 *
 * @param others in words
 */
record Relations(List<Relation> tables, List<String> others) {
    private static final int MAX_AT_ONCE = 100;
    private static final long MAX_BYTES_AT_ONCE = 64L << 20;

    private static final String ASK = """
            SELECT c.oid, c.relname, c.relkind::text AS kind, obj_description(c.oid, 'pg_class') AS comment,
                   has_table_privilege(c.oid, 'SELECT') AS readable,
                   c.relrowsecurity AND row_security_active(c.oid) AS hides_rows, pg_relation_size(c.oid) AS bytes
              FROM pg_class c
              JOIN pg_namespace n ON n.oid = c.relnamespace
             WHERE n.nspname = ? AND c.relkind IN ('r', 'p', 'f') AND NOT c.relispartition
               AND NOT EXISTS (SELECT FROM pg_depend d
                                WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
             ORDER BY c.relname""";

    /**
     * A table, partitioned or not.
     *
     * @param hidesRows whether row security hides rows from this user
     * @param bytes of the table itself; 0 where its rows are in partitions
     */
    record Relation(
            long oid,
            String name,
            boolean partitioned,
            @Nullable String comment,
            boolean readable,
            boolean hidesRows,
            long bytes) {
        /** What stands behind FROM for the rows of the table itself, without those of tables that inherit from it. */
        String from(String schema) {
            String table = SqlText.name(schema, name);
            return partitioned ? table : "ONLY " + table;
        }
    }

    static Relations of(Connection connection, String schema) throws SQLException {
        List<String> others = new ArrayList<>();
        List<Relation> tables = new ArrayList<>();
        new Sql(ASK)
                .rows(
                        connection,
                        row -> {
                            String kind = row.getString("kind");
                            String name = row.getString("relname");
                            boolean isTable = kind.equals("r") || kind.equals("p");
                            return isTable
                                    ? tables.add(new Relation(
                                            row.getLong("oid"),
                                            name,
                                            kind.equals("p"),
                                            row.getString("comment"),
                                            row.getBoolean("readable"),
                                            row.getBoolean("hides_rows"),
                                            row.getLong("bytes")))
                                    : others.add("foreign table \"" + name + "\"");
                        },
                        schema);
        return new Relations(tables, others);
    }

    /** The tables in groups, each of which one statement can look at: many small ones, or one whose rows take a while. */
    List<List<Relation>> batches() {
        List<List<Relation>> batches = new ArrayList<>();
        List<Relation> batch = new ArrayList<>();
        long bytes = 0;
        for (Relation table : tables) {
            long more = table.partitioned() ? MAX_BYTES_AT_ONCE : table.bytes();
            if (!batch.isEmpty() && (batch.size() == MAX_AT_ONCE || bytes + more > MAX_BYTES_AT_ONCE)) {
                batches.add(batch);
                batch = new ArrayList<>();
                bytes = 0;
            }
            batch.add(table);
            bytes += more;
        }
        if (!batch.isEmpty()) {
            batches.add(batch);
        }
        return batches;
    }
}
