package io.ballast.spec.expression;

import org.jspecify.annotations.Nullable;

/**
 * What the values of an expression can be.
 *
 * @param digits after the point, at most; 0 unless it is a number
 * @param mayBeNull whether some of them are null
 * @param span from the smallest to the largest: of numbers, of days and moments in their units; null where it is not known
 * @param maxLength of a text, in characters
 */
public record ValueShape(
        Nature nature,
        int digits,
        boolean mayBeNull,
        @Nullable NumberSpan span,
        long maxLength) {
    /** What can be done with a value. */
    public enum Nature {
        NUMBER("a number"),
        DATE("a date"),
        /** A date with its time. */
        MOMENT("a timestamp"),
        TEXT("a text");

        private final String words;

        Nature(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    static ValueShape number(int digits, boolean mayBeNull, @Nullable NumberSpan span) {
        return new ValueShape(Nature.NUMBER, digits, mayBeNull, span, lengthOfNumber(digits, span));
    }

    /** With a sign and a point. */
    private static long lengthOfNumber(int digits, @Nullable NumberSpan span) {
        return span == null ? Integer.MAX_VALUE : span.integerDigits() + digits + 2;
    }

    static ValueShape text(boolean mayBeNull, long maxLength) {
        return new ValueShape(Nature.TEXT, 0, mayBeNull, null, Math.min(Integer.MAX_VALUE, maxLength));
    }

    boolean is(Nature wanted) {
        return nature == wanted;
    }

    ValueShape orNull() {
        return new ValueShape(nature, digits, true, span, maxLength);
    }

    /** The same with other ends. */
    ValueShape within(boolean nullToo, @Nullable NumberSpan other) {
        return new ValueShape(nature, digits, nullToo, other, maxLength);
    }
}
