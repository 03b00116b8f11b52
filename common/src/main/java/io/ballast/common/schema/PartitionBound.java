package io.ballast.common.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Which rows go to a partition. */
public sealed interface PartitionBound {
    /** What stands behind the parent's name in CREATE TABLE … PARTITION OF. */
    String sql();

    /** Rows that no other partition has room for. */
    record OfRest() implements PartitionBound {
        @Override
        public String sql() {
            return "DEFAULT";
        }
    }

    /** Rows whose hash leaves this remainder. */
    record OfHash(int modulus, int remainder) implements PartitionBound {
        public OfHash {
            if (modulus < 1 || remainder < 0 || remainder >= modulus) {
                throw new IllegalArgumentException("no remainder " + remainder + " of " + modulus);
            }
        }

        @Override
        public String sql() {
            return "FOR VALUES WITH (MODULUS " + modulus + ", REMAINDER " + remainder + ")";
        }
    }

    /**
     * Rows that have one of these values.
     *
     * @param values as literals
     * @param nulls whether null is one of them
     */
    record OfList(List<String> values, boolean nulls) implements PartitionBound {
        public OfList {
            values = List.copyOf(values);
            if (values.isEmpty() && !nulls) {
                throw new IllegalArgumentException("at least one value is needed");
            }
        }

        @Override
        public String sql() {
            List<String> all = new ArrayList<>();
            values.forEach(value -> all.add(SqlText.literal(value)));
            if (nulls) {
                all.add("NULL");
            }
            return "FOR VALUES IN (" + String.join(", ", all) + ")";
        }
    }

    /** Rows from {@code from}, included, to {@code to}, excluded: an end for each column. */
    record OfRange(List<PartitionEnd> from, List<PartitionEnd> to) implements PartitionBound {
        public OfRange {
            from = List.copyOf(from);
            to = List.copyOf(to);
            if (from.isEmpty() || from.size() != to.size()) {
                throw new IllegalArgumentException("an end is needed for each column");
            }
        }

        @Override
        public String sql() {
            return "FOR VALUES FROM (" + sql(from) + ") TO (" + sql(to) + ")";
        }

        private static String sql(List<PartitionEnd> ends) {
            return ends.stream().map(PartitionEnd::sql).collect(Collectors.joining(", "));
        }
    }
}
