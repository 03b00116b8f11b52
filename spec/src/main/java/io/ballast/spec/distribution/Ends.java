package io.ballast.spec.distribution;

import io.ballast.spec.yaml.NumberText;
import io.ballast.spec.yaml.SpecNode;
import org.jspecify.annotations.Nullable;

/**
 * Where a distribution is cut off; null where it is not.
 *
 * @param max not below {@code min}
 */
record Ends(@Nullable Double min, @Nullable Double max) {
    /** Standard deviations that a normal distribution passes less than once in 10^12. */
    static final double NORMAL_TAIL = 7.2;
    /** -ln(10^-12): the tail of an exponential distribution. */
    static final double EXPONENTIAL_TAIL = 27.7;

    /** The parameters {@code min} and {@code max}, both optional. */
    static Ends read(SpecNode node) {
        SpecNode min = node.find("min");
        Double read = min == null ? null : (Double) min.number();
        return new Ends(read, optionalMax(node, read));
    }

    static @Nullable Double optionalMax(SpecNode node, @Nullable Double min) {
        SpecNode max = node.find("max");
        return max == null ? null : (Double) max(max, min == null ? Double.NEGATIVE_INFINITY : min);
    }

    static double max(SpecNode node, double min) {
        if (node.number() < min) {
            throw node.expected("a number of at least " + NumberText.of(min) + ", the min");
        }
        return node.number();
    }

    /** These ends where there are any, else {@code least}, and {@code most} or {@code tail} if that is less. */
    Ends within(long least, long most, double tail) {
        double start = min == null ? 0 : min;
        return new Ends(
                min == null ? (Double) (double) least : min,
                max == null ? (Double) Math.min((double) most, Math.max(Math.ceil(tail), start)) : max);
    }
}
