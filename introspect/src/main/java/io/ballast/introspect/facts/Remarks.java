package io.ballast.introspect.facts;

import io.ballast.loader.postgres.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What tables and columns of a schema have that no spec can say, in words: {@code trigger "audit"}. What belongs to a partition is
 * stated of the table that is partitioned.
 */
final class Remarks {
    /** The tables of a schema and their partitions, for questions that join them. */
    static final String TABLES = """
            tables AS (
                SELECT c.oid, r.oid AS root,
                       CASE WHEN c.oid <> r.oid THEN ' of partition "' || c.relname || '"' ELSE '' END AS of_partition
                  FROM pg_class c
                  JOIN pg_class r ON r.oid = coalesce(pg_partition_root(c.oid)::oid, c.oid)
                  JOIN pg_namespace n ON n.oid = r.relnamespace
                 WHERE n.nspname = ? AND c.relkind IN ('r', 'p'))
            """;

    private static final String OF_PARTITION = " of partition ";
    private static final int MAX_PARTITION_REMARKS = 12;

    private final Map<Place, List<String>> words = new HashMap<>();

    private Remarks() {}

    /** All that are made of the tables of a schema. */
    static Remarks of(Connection connection, String schema) throws SQLException {
        Remarks remarks = new Remarks();
        for (String question :
                List.of(TableRemarks.ASK, ObjectRemarks.ASK, KeyRemarks.ASK, IndexRemarks.ASK, ColumnRemarks.ASK)) {
            new Sql(question)
                    .rows(
                            connection,
                            row -> remarks.add(
                                    new Place(row.getLong("root"), row.getString("column_name")),
                                    row.getString("words")),
                            schema);
        }
        return remarks;
    }

    /** Those of the table, and the first ones of its partitions, of which there may be thousands. */
    List<String> ofTable(long table) {
        List<String> all = words.getOrDefault(new Place(table, null), List.of());
        List<String> ofPartitions =
                all.stream().filter(remark -> remark.contains(OF_PARTITION)).toList();
        int more = ofPartitions.size() - MAX_PARTITION_REMARKS;
        if (more <= 0) {
            return all;
        }
        List<String> shown = new ArrayList<>(all);
        shown.removeAll(ofPartitions.subList(MAX_PARTITION_REMARKS, ofPartitions.size()));
        shown.add(more + " more such things of partitions");
        return shown;
    }

    List<String> ofColumn(long table, String column) {
        return words.getOrDefault(new Place(table, column), List.of());
    }

    private boolean add(Place place, String remark) {
        List<String> there = words.computeIfAbsent(place, key -> new ArrayList<>());
        return there.contains(remark) || there.add(remark);
    }

    private record Place(long table, @Nullable String column) {}
}
