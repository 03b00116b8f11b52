package io.ballast.spec.expression;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** From a number, inclusive, to another, inclusive. */
public record NumberSpan(BigDecimal min, BigDecimal max) {
    static NumberSpan of(BigDecimal number) {
        return new NumberSpan(number, number);
    }

    NumberSpan plus(NumberSpan other) {
        return new NumberSpan(min.add(other.min), max.add(other.max));
    }

    NumberSpan minus(NumberSpan other) {
        return new NumberSpan(min.subtract(other.max), max.subtract(other.min));
    }

    NumberSpan times(NumberSpan other) {
        return corners(other, BigDecimal::multiply);
    }

    /** By a span without 0. */
    NumberSpan over(NumberSpan other, int digits) {
        return corners(other, (a, b) -> a.divide(b, digits, RoundingMode.HALF_UP));
    }

    /** By anything that is at least {@code smallest} away from 0. */
    NumberSpan overAtLeast(BigDecimal smallest, int digits) {
        BigDecimal largest = min.abs().max(max.abs()).divide(smallest, digits, RoundingMode.HALF_UP);
        return new NumberSpan(largest.negate(), largest);
    }

    private NumberSpan corners(NumberSpan other, BinaryOperator<BigDecimal> operation) {
        BigDecimal[] corners = Stream.of(min, max)
                .flatMap(a -> Stream.of(other.min, other.max).map(b -> operation.apply(a, b)))
                .sorted()
                .toArray(BigDecimal[]::new);
        return new NumberSpan(corners[0], corners[corners.length - 1]);
    }

    boolean has(BigDecimal number) {
        return min.compareTo(number) <= 0 && max.compareTo(number) >= 0;
    }

    NumberSpan absolute() {
        BigDecimal largest = min.abs().max(max.abs());
        return has(BigDecimal.ZERO)
                ? new NumberSpan(BigDecimal.ZERO, largest)
                : new NumberSpan(min.abs().min(max.abs()), largest);
    }

    /** Both ends changed by a function that rises. */
    NumberSpan map(UnaryOperator<BigDecimal> change) {
        return new NumberSpan(change.apply(min), change.apply(max));
    }

    /** All numbers of both. */
    NumberSpan with(NumberSpan other) {
        return new NumberSpan(min.min(other.min), max.max(other.max));
    }

    NumberSpan greatest(NumberSpan other) {
        return new NumberSpan(min.max(other.min), max.max(other.max));
    }

    NumberSpan least(NumberSpan other) {
        return new NumberSpan(min.min(other.min), max.min(other.max));
    }

    /** Digits before the point. */
    int integerDigits() {
        BigDecimal largest = min.abs().max(max.abs());
        return Math.max(1, largest.precision() - largest.scale());
    }
}
