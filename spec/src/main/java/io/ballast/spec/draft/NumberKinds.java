package io.ballast.spec.draft;

import io.ballast.common.schema.ColumnType;
import io.ballast.spec.distribution.Distribution;
import io.ballast.spec.distribution.DistributionReader;
import io.ballast.spec.distribution.Likelihood;
import io.ballast.spec.distribution.Support;
import io.ballast.spec.kind.DecimalKind;
import io.ballast.spec.kind.IntegerKind;
import io.ballast.spec.kind.ValueKind;
import io.ballast.spec.literal.Fitting;
import io.ballast.spec.yaml.SpecNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Reads the kinds that make numbers: integer, decimal. */
final class NumberKinds {
    /** Digits after the point where the type prescribes none. */
    private static final int DEFAULT_SCALE = 2;
    /** A decimal is a whole number of its smallest unit, and that fits a long: 18 digits always do. */
    private static final int MAX_SCALE = 18;

    private static final BigDecimal MAX_UNSCALED = BigDecimal.valueOf(Long.MAX_VALUE);

    private NumberKinds() {}

    static ValueKind integer(SpecNode node, ColumnType type) {
        node.allow("min", "max", "distribution");
        int digits = digits(node, type, 0);
        Distribution distribution = distribution(node);
        long least = bound(Fitting.smallest(type), digits, Long.MIN_VALUE);
        long most = bound(Fitting.largest(type), digits, Long.MAX_VALUE);
        Support support = distribution == null ? null : Support.of(distribution);
        SpecNode min = limit(node, "min", support == null ? null : support.min());
        SpecNode max = limit(node, "max", support == null ? null : support.max());
        long low = min != null ? min.wholeNumber(least, most) : clamped(support, true, least, most);
        long high = max != null ? max.wholeNumber(low, most) : clamped(support, false, least, most);
        refuseRare(node, distribution, low - 0.5, high + 0.5);
        return digits == 0
                ? new IntegerKind(low, high, distribution)
                : new DecimalKind(
                        BigDecimal.valueOf(low).setScale(digits),
                        BigDecimal.valueOf(high).setScale(digits),
                        0,
                        distribution);
    }

    static ValueKind decimal(SpecNode node, ColumnType type) {
        node.allow("min", "max", "scale", "distribution");
        int scale = scale(node, type);
        int digits = digits(node, type, scale);
        Distribution distribution = distribution(node);
        Support support = distribution == null ? null : Support.of(distribution);
        BigDecimal min = decimalLimit(
                node, "min", support == null ? null : support.min(), Fitting.smallest(type), scale, digits);
        BigDecimal max =
                decimalLimit(node, "max", support == null ? null : support.max(), Fitting.largest(type), scale, digits);
        if (min.compareTo(max) > 0) {
            throw node.refused(
                    "expected a max of at least the min " + min.toPlainString() + ", found " + max.toPlainString());
        }
        double half = BigDecimal.ONE.movePointLeft(scale).doubleValue() / 2;
        refuseRare(node, distribution, min.doubleValue() - half, max.doubleValue() + half);
        return new DecimalKind(min, max, scale, distribution);
    }

    private static int scale(SpecNode node, ColumnType type) {
        SpecNode scale = node.find("scale");
        Integer prescribed = Fitting.scale(type);
        if (scale == null) {
            return prescribed == null ? DEFAULT_SCALE : prescribed;
        }
        int digits = scale.wholeNumber(0, MAX_SCALE);
        if (prescribed != null && digits > prescribed) {
            throw scale.expected("at most the scale " + prescribed + " of " + type);
        }
        return digits;
    }

    /** The digits to write after the point: PostgreSQL shows all of those that the type prescribes. */
    static int digits(SpecNode node, ColumnType type, int scale) {
        Integer prescribed = Fitting.scale(type);
        int digits = prescribed == null ? scale : prescribed;
        if (digits > MAX_SCALE) {
            throw node.refused("expected at most " + MAX_SCALE + " digits after the point, found " + digits
                    + (prescribed == null ? "" : " in " + type));
        }
        return digits;
    }

    private static @Nullable Distribution distribution(SpecNode node) {
        SpecNode distribution = node.find("distribution");
        return distribution == null ? null : DistributionReader.read(distribution);
    }

    /** The node of a limit; a limit may be omitted where the distribution has one itself. */
    private static @Nullable SpecNode limit(SpecNode node, String key, @Nullable Double ofDistribution) {
        return ofDistribution == null || Double.isInfinite(ofDistribution) ? node.require(key) : node.find(key);
    }

    private static long clamped(@Nullable Support support, boolean low, long least, long most) {
        double end = support == null ? 0 : low ? support.min() : support.max();
        return Math.min(most, Math.max(least, Math.round(end)));
    }

    private static long bound(@Nullable BigDecimal limit, int digits, long otherwise) {
        boolean fits = limit != null && limit.movePointRight(digits).abs().compareTo(MAX_UNSCALED) < 0;
        return limit != null && fits
                ? limit.longValue()
                : BigDecimal.valueOf(otherwise).movePointLeft(digits).longValue();
    }

    private static BigDecimal decimalLimit(
            SpecNode node,
            String key,
            @Nullable Double ofDistribution,
            @Nullable BigDecimal ofType,
            int scale,
            int digits) {
        SpecNode limit = limit(node, key, ofDistribution);
        BigDecimal number = limit != null
                ? exact(limit, scale)
                : BigDecimal.valueOf(ofDistribution == null ? 0 : ofDistribution)
                        .setScale(scale, RoundingMode.HALF_EVEN);
        SpecNode place = limit == null ? node : limit;
        if (ofType != null && number.abs().compareTo(ofType.abs()) > 0) {
            throw place.refused("expected a number no further from 0 than "
                    + ofType.abs().toPlainString() + ", found " + number.toPlainString());
        }
        return withDigits(place, number, digits);
    }

    /** The number with so many digits after the point; one whose digits do not fit a long is refused. */
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

    private static void refuseRare(SpecNode node, @Nullable Distribution distribution, double min, double max) {
        if (distribution != null && Likelihood.of(distribution, min, max) < Likelihood.LEAST) {
            throw node.refused("fewer than one draw of the distribution in a hundred lies between min and max");
        }
    }
}
