package io.ballast.introspect.draft;

import java.math.BigDecimal;
import java.util.stream.Stream;

/**
 * What numbers lie between, and how many digits they have after the point.
 *
 * @param min inclusive
 * @param max inclusive
 */
record NumberRange(BigDecimal min, BigDecimal max, int scale) {
    static NumberRange of(BigDecimal number) {
        return new NumberRange(
                number, number, Math.max(0, number.stripTrailingZeros().scale()));
    }

    NumberRange plus(NumberRange other) {
        return new NumberRange(min.add(other.min), max.add(other.max), Math.max(scale, other.scale));
    }

    NumberRange negated() {
        return new NumberRange(max.negate(), min.negate(), scale);
    }

    NumberRange times(NumberRange other) {
        BigDecimal[] corners = Stream.of(min, max)
                .flatMap(one -> Stream.of(other.min, other.max).map(one::multiply))
                .sorted()
                .toArray(BigDecimal[]::new);
        return new NumberRange(corners[0], corners[corners.length - 1], scale + other.scale);
    }

    /** All numbers of both. */
    NumberRange with(NumberRange other) {
        return new NumberRange(min.min(other.min), max.max(other.max), Math.max(scale, other.scale));
    }

    /** How far it reaches beyond the other one; 0 where it lies within. */
    BigDecimal beyond(NumberRange room) {
        BigDecimal below = room.min.subtract(min).max(BigDecimal.ZERO);
        return below.add(max.subtract(room.max).max(BigDecimal.ZERO));
    }
}
