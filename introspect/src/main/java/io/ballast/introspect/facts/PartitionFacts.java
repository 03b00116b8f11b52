package io.ballast.introspect.facts;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a table, or a partition, is partitioned.
 *
 * @param method {@code hash}, {@code range} or {@code list}
 * @param columns of the partition key; empty where it has an expression, or an order of its own
 */
public record PartitionFacts(String method, List<String> columns, List<Part> parts) {
    public PartitionFacts {
        columns = List.copyOf(columns);
        parts = List.copyOf(parts);
    }

    /**
     * A partition.
     *
     * @param bound as the server writes it: {@code FOR VALUES FROM ('1') TO ('9')}
     * @param nested null for one that is not partitioned itself
     */
    public record Part(String name, String bound, @Nullable PartitionFacts nested) {}

    /** The columns of all partition keys. */
    public Stream<String> keyColumns() {
        return Stream.concat(
                columns.stream(),
                parts.stream().flatMap(part -> Stream.ofNullable(part.nested())).flatMap(PartitionFacts::keyColumns));
    }

    /** The names of all partitions, each behind the one that it is part of. */
    public List<String> names() {
        List<String> names = new ArrayList<>();
        for (Part part : parts) {
            names.add(part.name());
            if (part.nested() != null) {
                names.addAll(part.nested().names());
            }
        }
        return names;
    }
}
