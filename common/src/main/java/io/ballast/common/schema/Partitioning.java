package io.ballast.common.schema;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Declarative partitioning: of a table, or of a partition that is partitioned itself. */
public sealed interface Partitioning {
    /** The columns that decide where a row goes. */
    List<String> columns();

    Method method();

    /** The partitions of the table, or the partition, of this name. */
    List<Partition> parts(String of);

    /** How many partitions there are, those of partitions among them. */
    int count();

    /** All columns that decide where a row goes, those of partitions that are partitioned themselves among them. */
    default Set<String> keyColumns() {
        return new LinkedHashSet<>(columns());
    }

    /** How PostgreSQL partitions. */
    enum Method {
        HASH,
        LIST,
        RANGE
    }

    /** {@code partitions} parts by the hash of the columns, named by their numbers. */
    record ByHash(List<String> columns, int partitions) implements Partitioning {
        public ByHash {
            columns = List.copyOf(columns);
            if (partitions < 1) {
                throw new IllegalArgumentException("at least one partition is needed, not " + partitions);
            }
        }

        public ByHash(String column, int partitions) {
            this(List.of(column), partitions);
        }

        @Override
        public int count() {
            return partitions;
        }

        @Override
        public Method method() {
            return Method.HASH;
        }

        @Override
        public List<Partition> parts(String of) {
            return IntStream.range(0, partitions)
                    .mapToObj(number -> new Partition(
                            ObjectNames.partition(of, number), new PartitionBound.OfHash(partitions, number), null))
                    .toList();
        }
    }

    /**
     * Parts by ranges of the column, named by their numbers: {@code bounds} are the borders between them in ascending order, as
     * literals; n bounds make n + 1 partitions, the first from MINVALUE and the last to MAXVALUE.
     */
    record ByRange(String column, List<String> bounds) implements Partitioning {
        public ByRange {
            bounds = List.copyOf(bounds);
            if (bounds.isEmpty()) {
                throw new IllegalArgumentException("at least one bound is needed");
            }
        }

        @Override
        public List<String> columns() {
            return List.of(column);
        }

        @Override
        public int count() {
            return bounds.size() + 1;
        }

        @Override
        public Method method() {
            return Method.RANGE;
        }

        @Override
        public List<Partition> parts(String of) {
            List<Partition> parts = new ArrayList<>();
            PartitionEnd from = PartitionEnd.MIN;
            for (int i = 0; i <= bounds.size(); i++) {
                PartitionEnd to = i == bounds.size() ? PartitionEnd.MAX : PartitionEnd.of(bounds.get(i));
                PartitionBound range = new PartitionBound.OfRange(List.of(from), List.of(to));
                parts.add(new Partition(ObjectNames.partition(of, i), range, null));
                from = to;
            }
            return parts;
        }
    }

    /** Parts that are listed, each with its name. */
    record ByParts(Method method, List<String> columns, List<Partition> parts) implements Partitioning {
        public ByParts {
            columns = List.copyOf(columns);
            parts = List.copyOf(parts);
            if (parts.isEmpty()) {
                throw new IllegalArgumentException("at least one partition is needed");
            }
        }

        @Override
        public List<Partition> parts(String of) {
            return parts;
        }

        @Override
        public int count() {
            return parts.size() + nested().mapToInt(Partitioning::count).sum();
        }

        @Override
        public Set<String> keyColumns() {
            Set<String> keys = new LinkedHashSet<>(columns);
            nested().forEach(nested -> keys.addAll(nested.keyColumns()));
            return keys;
        }

        private Stream<Partitioning> nested() {
            return parts.stream().map(Partition::nested).filter(Objects::nonNull);
        }
    }
}
