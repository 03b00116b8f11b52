package io.ballast.introspect.facts;

import java.util.List;

/**
 * How a table is partitioned.
 *
 * @param method {@code hash}, {@code range} or {@code list}
 * @param columns of the partition key; empty where one is an expression
 * @param bounds of each partition as the server writes them: {@code FOR VALUES FROM ('1') TO ('9')}
 * @param names of the partitions, in the same order
 * @param nested whether a partition is partitioned itself
 */
public record PartitionFacts(
        String method, List<String> columns, List<String> bounds, List<String> names, boolean nested) {
    public PartitionFacts {
        columns = List.copyOf(columns);
        bounds = List.copyOf(bounds);
        names = List.copyOf(names);
    }
}
