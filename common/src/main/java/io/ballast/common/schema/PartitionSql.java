package io.ballast.common.schema;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The SQL that makes the partitions of a partitioned table. */
final class PartitionSql {
    private PartitionSql() {}

    static List<String> createPartitions(@Nullable String schema, TableSchema table) {
        if (table.partitioning() instanceof Partitioning.ByHash hash) {
            List<String> statements = new ArrayList<>();
            for (int i = 0; i < hash.partitions(); i++) {
                statements.add(
                        partition(schema, table, i) + " WITH (MODULUS " + hash.partitions() + ", REMAINDER " + i + ")");
            }
            return statements;
        }
        if (table.partitioning() instanceof Partitioning.ByRange range) {
            List<String> statements = new ArrayList<>();
            for (int i = 0; i < range.count(); i++) {
                String from =
                        i == 0 ? "MINVALUE" : SqlText.literal(range.bounds().get(i - 1));
                String to = i == range.count() - 1
                        ? "MAXVALUE"
                        : SqlText.literal(range.bounds().get(i));
                statements.add(partition(schema, table, i) + " FROM (" + from + ") TO (" + to + ")");
            }
            return statements;
        }
        return List.of();
    }

    private static String partition(@Nullable String schema, TableSchema table, int number) {
        return (table.traits().unlogged() ? "CREATE UNLOGGED TABLE " : "CREATE TABLE ")
                + SqlText.name(schema, ObjectNames.partition(table, number)) + " PARTITION OF "
                + SqlText.name(schema, table.name()) + " FOR VALUES";
    }
}
