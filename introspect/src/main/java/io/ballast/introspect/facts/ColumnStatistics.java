package io.ballast.introspect.facts;

import java.util.List;

/**
 * What is known of a column's values. Some of it <em>is</em> values of the column: code that makes a spec of it may copy them only
 * where the user said so.
 *
 * @param nullShare from 0 to 1
 * @param distinct how many different values there are, nulls omitted; an estimate
 * @param commonValues the most common values as the server writes them; empty where there are none
 * @param frequencies share of all rows that each common value has, nulls counted, falling
 * @param bounds ends of ranges that hold equally many of the remaining values each, rising, as the server writes them
 * @param elements of an array column: its elements
 * @param shape of the values as text, or of what they hold
 */
public record ColumnStatistics(
        double nullShare,
        double distinct,
        List<String> commonValues,
        List<Double> frequencies,
        List<String> bounds,
        Elements elements,
        Shape shape) {
    public static final ColumnStatistics NONE =
            new ColumnStatistics(0, 0, List.of(), List.of(), List.of(), Elements.NONE, Shape.NONE);

    public ColumnStatistics {
        commonValues = List.copyOf(commonValues);
        frequencies = List.copyOf(frequencies);
        bounds = List.copyOf(bounds);
        if (commonValues.size() != frequencies.size()) {
            throw new IllegalArgumentException("a frequency for each common value is needed");
        }
    }

    /** Share of the rows that have one of the common values, of those that are not null; from 0 to 1. */
    public double commonShare() {
        double known = frequencies.stream().mapToDouble(Double::doubleValue).sum();
        return nullShare >= 1 ? 0 : Math.min(1, known / (1 - nullShare));
    }

    /**
     * The elements of arrays.
     *
     * @param frequencies share of the arrays that hold each of the most common elements, falling
     * @param counts how many different elements arrays have: ends of ranges with equally many arrays each, rising
     */
    public record Elements(List<Double> frequencies, List<Long> counts) {
        public static final Elements NONE = new Elements(List.of(), List.of());

        public Elements {
            frequencies = List.copyOf(frequencies);
            counts = List.copyOf(counts);
        }
    }
}
