package io.ballast.generator.value;

import java.math.BigDecimal;

/**
 * How numbers are written that are drawn as whole numbers of their smallest step.
 *
 * @param scale the digits after the point that vary
 * @param digits the digits after the point that are written, at least the scale; those behind it are 0
 */
record Spelling(Form form, int scale, int digits) {
    static final Spelling WHOLE = new Spelling(Form.WHOLE, 0, 0);

    /** What a drawn number is multiplied by to become a word. More than 1 only where all words fit a long. */
    long step() {
        return BigDecimal.ONE.movePointRight(digits - scale).longValueExact();
    }

    /** The words of the numbers from min to max, both inclusive. */
    Range range(long min, long max) {
        long step = step();
        return new Range(min * step, Math.addExact(Math.subtractExact(max, min), 1), step);
    }
}
