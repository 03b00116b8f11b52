package io.ballast.spec.kind;

import io.ballast.common.schema.ColumnType;
import io.ballast.spec.distribution.Distribution;
import io.ballast.spec.distribution.Support;
import io.ballast.spec.literal.TypeLimits;
import io.ballast.spec.yaml.SpecNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * Reads from where to where numbers run: by their own min and max, their distribution and their type.
 *
 * @param digits those written after the point
 * @param support of the distribution; null without one
 */
record NumberLimits(
        SpecNode node,
        ColumnType type,
        int digits,
        @Nullable Distribution distribution,
        @Nullable Support support) {
    /** A decimal is a whole number of its smallest unit, and that fits a long: 18 digits always do. */
    static final int MAX_SCALE = 18;

    private static final BigDecimal MAX_UNSCALED = BigDecimal.valueOf(Long.MAX_VALUE);

    /** The limits of a kind with this number of digits after the point. */
    static NumberLimits read(SpecNode node, ColumnType type, int scale) {
        int digits = digits(node, type, scale);
        SpecNode given = node.find("distribution");
        Distribution distribution = given == null ? null : Distribution.read(given);
        return new NumberLimits(node, type, digits, distribution, distribution == null ? null : distribution.support());
    }

    /** The digits to write after the point: PostgreSQL shows all of those that the type prescribes. */
    static int digits(SpecNode node, ColumnType type, int scale) {
        Integer prescribed = TypeLimits.scale(type);
        int digits = prescribed == null ? scale : prescribed;
        if (digits > MAX_SCALE) {
            throw node.refused("expected at most " + MAX_SCALE + " digits after the point, found " + digits
                    + (prescribed == null ? "" : " in " + type));
        }
        return digits;
    }

    /** The whole number at the key; without one the end of the distribution. */
    long whole(String key, long atLeast) {
        long smallest = bound(TypeLimits.smallest(type), Long.MIN_VALUE);
        long largest = bound(TypeLimits.largest(type), Long.MAX_VALUE);
        SpecNode limit = limit(key);
        return limit != null
                ? limit.wholeNumber(Math.max(smallest, atLeast), largest)
                : Math.min(largest, Math.max(smallest, Math.round(end(key))));
    }

    /** The number at the key; without one the end of the distribution. */
    BigDecimal decimal(String key, int scale) {
        SpecNode limit = limit(key);
        SpecNode place = limit == null ? node : limit;
        BigDecimal number = limit != null
                ? exact(limit, scale)
                : BigDecimal.valueOf(end(key)).setScale(scale, RoundingMode.HALF_EVEN);
        BigDecimal ofType = isMin(key) ? TypeLimits.smallest(type) : TypeLimits.largest(type);
        if (ofType != null && number.abs().compareTo(ofType.abs()) > 0) {
            throw place.refused("expected a number no further from 0 than "
                    + ofType.abs().toPlainString() + ", found " + number.toPlainString());
        }
        return withDigits(place, number, digits);
    }

    /** The node of a limit; a limit may be omitted where the distribution has one itself. */
    private @Nullable SpecNode limit(String key) {
        return support == null || Double.isInfinite(end(key)) ? node.require(key) : node.find(key);
    }

    /** Of the distribution; 0 without one. */
    private double end(String key) {
        return support == null ? 0 : isMin(key) ? support.min() : support.max();
    }

    private static boolean isMin(String key) {
        return key.equals("min");
    }

    private long bound(@Nullable BigDecimal limit, long otherwise) {
        boolean fits = limit != null && limit.movePointRight(digits).abs().compareTo(MAX_UNSCALED) < 0;
        return limit != null && fits
                ? limit.longValue()
                : BigDecimal.valueOf(otherwise).movePointLeft(digits).longValue();
    }

    void refuseRare(double min, double max) {
        if (distribution != null && distribution.probability(min, max) < Distribution.MIN_PROBABILITY) {
            throw node.refused("fewer than one draw of the distribution in a hundred lies between min and max");
        }
    }

    /** The number with {@code digits} digits after the point; one whose digits do not fit a long is refused. */
    static BigDecimal withDigits(SpecNode node, BigDecimal number, int digits) {
        if (number.movePointRight(digits).abs().compareTo(MAX_UNSCALED) > 0) {
            throw node.refused("expected a number that with " + digits
                    + " digits after the point has at most 18 digits, found " + number.toPlainString());
        }
        return number.setScale(digits);
    }

    static BigDecimal exact(SpecNode limit, int scale) {
        try {
            return limit.decimal().setScale(scale, RoundingMode.UNNECESSARY);
        } catch (ArithmeticException e) {
            throw limit.expected("a number with at most " + scale + " digits after the point");
        }
    }
}
