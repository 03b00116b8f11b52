package io.ballast.introspect.facts;

import io.ballast.common.schema.SqlText;
import io.ballast.loader.postgres.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Counts the children of each parent, and how many parents have each number: one aggregate for each foreign key. */
final class ChildCountQuery {
    private ChildCountQuery() {}

    /**
     * The foreign key with its counts.
     *
     * @param from what stands behind FROM for the rows that refer
     * @param parentsFrom the same of the rows referred to
     */
    static ForeignKeyFacts count(Connection connection, String from, String parentsFrom, ForeignKeyFacts key)
            throws SQLException {
        String filled = key.columns().stream()
                .map(column -> SqlText.name(column) + " IS NOT NULL")
                .collect(Collectors.joining(" AND "));
        String sql = String.format("""
            WITH per_parent AS MATERIALIZED (
                SELECT children, count(*) AS parents
                  FROM (SELECT count(*) AS children FROM %1$s WHERE %2$s GROUP BY %3$s) AS counts
                 GROUP BY children)
            SELECT children, parents FROM per_parent
            UNION ALL
            SELECT 0, (SELECT count(*) FROM %4$s) - coalesce((SELECT sum(parents) FROM per_parent), 0)""", from, filled, SqlText.names(key.columns()), parentsFrom);
        SortedMap<Long, Long> counts = new TreeMap<>();
        new Sql(sql).rows(connection, row -> counts.put(row.getLong("children"), row.getLong("parents")));
        counts.values().removeIf(parents -> parents <= 0);
        return key.withCounts(counts);
    }
}
