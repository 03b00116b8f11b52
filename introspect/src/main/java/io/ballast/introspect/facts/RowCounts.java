package io.ballast.introspect.facts;

import io.ballast.introspect.facts.Relations.Relation;
import io.ballast.loader.postgres.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Counts the rows of tables, all of them in one statement. */
final class RowCounts {
    private RowCounts() {}

    /** By the table's number in the catalog. */
    static Map<Long, Long> of(Connection connection, String schema, List<Relation> tables) throws SQLException {
        Map<Long, Long> rows = new HashMap<>();
        String sql = tables.stream()
                .map(table ->
                        "SELECT " + table.oid() + "::bigint AS table_oid, count(*) AS rows FROM " + table.from(schema))
                .collect(Collectors.joining(" UNION ALL "));
        new Sql(sql).rows(connection, row -> rows.put(row.getLong("table_oid"), row.getLong("rows")));
        return rows;
    }
}
