package io.ballast.introspect.draft;

import io.ballast.common.schema.TypeFamily;
import io.ballast.introspect.facts.ColumnStatistics;
import io.ballast.introspect.fit.NumberFit;
import io.ballast.introspect.fit.ObservedNumbers;
import io.ballast.introspect.fit.RoundMarks;
import io.ballast.spec.distribution.Distribution;
import io.ballast.spec.distribution.Weighted;
import io.ballast.spec.kind.DecimalKind;
import io.ballast.spec.kind.IntegerKind;
import io.ballast.spec.kind.SequenceKind;
import io.ballast.spec.kind.ValueKind;
import io.ballast.spec.literal.TypeLimits;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Columns of numbers: a rounded range, and a distribution or invented numbers within it. */
final class Numbers {
    /** Digits after the point, for types that keep any number of them. */
    private static final int MAX_SCALE = 6;
    /** Digits that a decimal of a spec has in all. */
    private static final int MAX_DIGITS = 18;

    /** Digits after the point of numbers of which none is there. */
    private static final int UNKNOWN_SCALE = 2;

    /** The same between limits that lie close together. */
    private static final int CLOSE_SCALE = 4;

    private static final long UNKNOWN_MAX = 1_000;

    private Numbers() {}

    static ValueKind of(Target target) {
        Integer prescribed = TypeLimits.scale(target.type());
        Optional<Ranges<BigDecimal>> found = Ranges.of(target.statistics(), Numbers::read);
        int seenScale = found.isPresent()
                ? target.shape().scale()
                : OpenLimits.areClose(target.check()) ? CLOSE_SCALE : UNKNOWN_SCALE;
        int scale = prescribed != null ? prescribed : Math.min(MAX_SCALE, seenScale);
        boolean whole = scale == 0;
        if (whole && target.unique()) {
            return isFloat(target) ? every(target) : new SequenceKind.Numbers(1, 1);
        }
        BigDecimal first = found.map(Ranges::first).orElseGet(() -> unknownFirst(target));
        BigDecimal last = found.map(Ranges::last).orElseGet(() -> unknownLast(target));
        BigDecimal min = limit(target, RoundMarks.below(first, scale), scale);
        BigDecimal max = limit(target, RoundMarks.above(last, scale), scale).max(min);
        Distribution distribution = null;
        if (found.isPresent() && !target.unique()) {
            distribution = SmallSet.isFew(target.statistics(), target.rows())
                    ? invented(found.get(), target.statistics(), min, max, scale)
                    : NumberFit.of(
                            seen(found.get(), target.statistics().nullShare()),
                            min,
                            max,
                            scale,
                            target.hasEnoughValues());
        }
        return whole && fitsLong(min, max)
                ? new IntegerKind(min.longValueExact(), max.longValueExact(), distribution)
                : new DecimalKind(min, max, scale, distribution);
    }

    /** Where no number is there: zero, or as many below the greatest that a check lets in. */
    private static BigDecimal unknownFirst(Target target) {
        boolean isBelow = target.maximum() != null && new BigDecimal(target.maximum()).signum() <= 0;
        return isBelow ? new BigDecimal(target.maximum()).subtract(unknown(target)) : BigDecimal.ZERO;
    }

    /** Where no number is there: as many as rows, or as many above the least that a check lets in. */
    private static BigDecimal unknownLast(Target target) {
        BigDecimal least = target.minimum() == null ? BigDecimal.ZERO : new BigDecimal(target.minimum());
        BigDecimal last = unknown(target);
        return least.compareTo(last) < 0 ? last : least.add(last);
    }

    private static BigDecimal unknown(Target target) {
        return BigDecimal.valueOf(Math.max(UNKNOWN_MAX, target.most()));
    }

    private static boolean isFloat(Target target) {
        return target.type().is(TypeFamily.FLOAT);
    }

    /** Whole numbers that come once each, as many as the most rows: floats have no sequence. */
    private static ValueKind every(Target target) {
        BigDecimal first = limit(target, BigDecimal.ONE, 0);
        BigDecimal last = limit(target, first.add(BigDecimal.valueOf(target.most())), 0);
        return new IntegerKind(first.longValueExact(), last.max(first).longValueExact(), null);
    }

    private static boolean fitsLong(BigDecimal min, BigDecimal max) {
        return min.abs().max(max.abs()).precision() <= MAX_DIGITS;
    }

    private static ObservedNumbers seen(Ranges<BigDecimal> found, double nullShare) {
        SortedMap<BigDecimal, Double> common = new TreeMap<>();
        found.common().forEach((number, share) -> common.merge(number, share / (1 - nullShare), Double::sum));
        return new ObservedNumbers(common, found.bounds());
    }

    /**
     * Numbers evenly spread over the range, as many as were seen, with the weights that those had in their order. None was seen
     * where there is room for others between them.
     */
    private static Distribution invented(
            Ranges<BigDecimal> found, ColumnStatistics statistics, BigDecimal min, BigDecimal max, int scale) {
        List<Double> weights = found.weightsInOrder(statistics);
        BigDecimal unit = BigDecimal.ONE.movePointLeft(scale);
        Set<BigDecimal> seen = new TreeSet<>(found.seen()); // which compares numbers, whatever their scale
        Map<Double, Double> byNumber = new HashMap<>();
        for (int i = 0; i < weights.size(); i++) {
            BigDecimal next = i + 1 < weights.size() ? spread(min, max, i + 1, weights.size(), scale) : max.add(unit);
            BigDecimal number = unseen(seen, spread(min, max, i, weights.size(), scale), unit, next);
            byNumber.merge(number.doubleValue(), RoundMarks.digits(weights.get(i), 3), Double::sum);
        }
        return new Weighted(byNumber);
    }

    /** The middle of one of equally many parts of the range. */
    private static BigDecimal spread(BigDecimal min, BigDecimal max, int part, int parts, int scale) {
        BigDecimal share = BigDecimal.valueOf((part + 0.5) / parts);
        return min.add(max.subtract(min).multiply(share)).setScale(scale, RoundingMode.FLOOR);
    }

    /** The number, or the next one that was not seen; the number itself where there is none before the end. */
    private static BigDecimal unseen(Set<BigDecimal> seen, BigDecimal number, BigDecimal unit, BigDecimal end) {
        for (BigDecimal next = number; next.compareTo(end) < 0; next = next.add(unit)) {
            if (!seen.contains(next)) {
                return next;
            }
        }
        return number;
    }

    /** The end of the range within what the type and the check allow. */
    private static BigDecimal limit(Target target, BigDecimal end, int scale) {
        BigDecimal least = TypeLimits.smallest(target.type());
        BigDecimal most = TypeLimits.largest(target.type());
        BigDecimal room =
                BigDecimal.TEN.pow(MAX_DIGITS).subtract(BigDecimal.ONE).movePointLeft(scale);
        BigDecimal limited = end.max(room.negate()).min(room);
        limited = least == null ? limited : limited.max(least);
        limited = most == null ? limited : limited.min(most);
        BigDecimal from = target.minimum() == null ? null : new BigDecimal(target.minimum());
        BigDecimal to = target.maximum() == null ? null : new BigDecimal(target.maximum());
        limited = from == null ? limited : limited.max(from);
        limited = to == null ? limited : limited.min(to);
        boolean first = from != null && limited.compareTo(from) == 0;
        boolean last = to != null && limited.compareTo(to) == 0;
        RoundingMode mode = first
                ? RoundingMode.CEILING
                : last ? RoundingMode.FLOOR : end.signum() < 0 ? RoundingMode.CEILING : RoundingMode.HALF_UP;
        return limited.setScale(scale, mode);
    }

    private static Optional<BigDecimal> read(String text) {
        try {
            return Optional.of(new BigDecimal(text.replaceAll("[$,]", "")));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
