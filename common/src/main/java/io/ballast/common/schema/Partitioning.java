package io.ballast.common.schema;

import java.util.List;

/** Declarative partitioning of a table by one column. */
public sealed interface Partitioning {
    String column();

    /** How many partitions there are. */
    int count();

    /** {@code partitions} parts by the hash of the column. */
    record ByHash(String column, int partitions) implements Partitioning {
        public ByHash {
            if (partitions < 1) {
                throw new IllegalArgumentException("at least one partition is needed, not " + partitions);
            }
        }

        @Override
        public int count() {
            return partitions;
        }
    }

    /**
     * Parts by ranges of the column: {@code bounds} are the borders between them in ascending order, as literals; n bounds
     * make n + 1 partitions, the first from MINVALUE and the last to MAXVALUE.
     */
    record ByRange(String column, List<String> bounds) implements Partitioning {
        public ByRange {
            bounds = List.copyOf(bounds);
            if (bounds.isEmpty()) {
                throw new IllegalArgumentException("at least one bound is needed");
            }
        }

        @Override
        public int count() {
            return bounds.size() + 1;
        }
    }
}
