package io.ballast.introspect.facts;

import io.ballast.loader.postgres.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;

/** Finds the tables of a schema that are unlogged, a partitioned one if all its partitions are. */
final class UnloggedTables {
    private static final String ASK = """
            SELECT c.oid
              FROM pg_class c
              JOIN pg_namespace n ON n.oid = c.relnamespace
             WHERE n.nspname = ? AND NOT c.relispartition
               AND (c.relkind = 'r' AND c.relpersistence = 'u'
                    OR c.relkind = 'p' AND (SELECT bool_and(p.relpersistence = 'u') FROM pg_partition_tree(c.oid) t
                                              JOIN pg_class p ON p.oid = t.relid WHERE t.isleaf AND p.oid <> c.oid))""";

    private UnloggedTables() {}

    static Set<Long> of(Connection connection, String schema) throws SQLException {
        return Set.copyOf(new Sql(ASK).rows(connection, row -> row.getLong("oid"), schema));
    }
}
