package io.ballast.common.schema;

import org.jspecify.annotations.Nullable;

/**
 * What a sequence that a column owns has otherwise than the server would choose; null stands for the server's choice.
 *
 * @param cycle whether it starts over at its other end
 */
public record SequenceOptions(
        @Nullable Long start,
        @Nullable Long increment,
        @Nullable Long minimum,
        @Nullable Long maximum,
        @Nullable Long cache,
        boolean cycle) {
    /** A sequence 1, 2, 3 …, as far as its type goes. */
    public static final SequenceOptions NONE = new SequenceOptions(null, null, null, null, null, false);

    public SequenceOptions {
        if (increment != null && increment == 0) {
            throw new IllegalArgumentException("a sequence must move, and 0 is no increment");
        }
        if (cache != null && cache < 1) {
            throw new IllegalArgumentException("a sequence hands out at least one number at a time, not " + cache);
        }
        if (minimum != null && maximum != null && minimum >= maximum) {
            throw new IllegalArgumentException(
                    "the smallest number must be below the greatest, and " + minimum + " is not below " + maximum);
        }
        if (start != null && ((minimum != null && start < minimum) || (maximum != null && start > maximum))) {
            throw new IllegalArgumentException("the start " + start + " is outside of the sequence's range");
        }
    }

    /** Whether it counts no further than to this number, or down to its opposite. */
    boolean isWithin(long greatest) {
        return isWithin(start, greatest)
                && isWithin(increment, greatest)
                && isWithin(minimum, greatest)
                && isWithin(maximum, greatest);
    }

    private static boolean isWithin(@Nullable Long number, long greatest) {
        return number == null || (number <= greatest && number >= -greatest - 1);
    }

    /** In SQL, as CREATE SEQUENCE has them; empty for the server's choice of all. */
    String sql() {
        return (start == null ? "" : " START WITH " + start)
                + (increment == null ? "" : " INCREMENT BY " + increment)
                + (minimum == null ? "" : " MINVALUE " + minimum)
                + (maximum == null ? "" : " MAXVALUE " + maximum)
                + (cache == null ? "" : " CACHE " + cache)
                + (cycle ? " CYCLE" : "");
    }
}
