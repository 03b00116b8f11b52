package io.ballast.introspect.draft;

import io.ballast.common.schema.Check;
import io.ballast.common.schema.TypeFamily;
import io.ballast.introspect.sql.Formula;
import io.ballast.spec.distribution.Distribution;
import io.ballast.spec.kind.ChoiceKind;
import io.ballast.spec.kind.ConstantKind;
import io.ballast.spec.kind.DecimalKind;
import io.ballast.spec.kind.ExpressionKind;
import io.ballast.spec.kind.IntegerKind;
import io.ballast.spec.kind.ValueKind;
import io.ballast.spec.literal.LiteralOrder;
import io.ballast.spec.literal.TypeLimits;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What columns of numbers can be, and how far that is made narrower until what is computed from them fits. */
final class NumberRanges {
    /** How often ranges are made narrower, by a tenth each time. */
    private static final int MAX_STEPS = 2_000;

    private static final BigDecimal TENTH = new BigDecimal("0.1");
    /** At either end of what is drawn. */
    private static final double RARE = 0.05;

    /** Of the draws from a distribution, so that the others can be drawn again. */
    private static final double LIKELY = 0.2;

    private static final int HALVINGS = 60;

    private final DraftTable table;
    private final Predicate<DraftColumn> free;
    /** Those of columns that are computed. */
    private final Map<String, NumberRange> derived = new HashMap<>();

    NumberRanges(DraftTable table, Predicate<DraftColumn> free) {
        this.table = table;
        this.free = free;
    }

    /** Notes what a column that is computed comes to. */
    void derive(String column, NumberRange range) {
        derived.put(column, range);
    }

    /** What each of the columns can be, which is known of all of them. */
    Map<String, NumberRange> of(List<DraftColumn> columns) {
        Map<String, NumberRange> ranges = new LinkedHashMap<>();
        for (DraftColumn column : columns) {
            NumberRange range = range(column);
            if (range != null) {
                ranges.put(column.name(), range);
            }
        }
        return ranges;
    }

    /** Lets the columns have numbers in these ranges alone. */
    void take(Map<String, NumberRange> ranges) {
        ranges.forEach((name, range) -> take(table.column(name), range));
    }

    /** What the column has room for; null where it is no number of known digits. */
    static @Nullable NumberRange room(DraftColumn column) {
        Integer scale = TypeLimits.scale(column.type);
        boolean number = column.type.is(TypeFamily.WHOLE) || column.type.is(TypeFamily.DECIMAL);
        if (!number || column.type.array()) {
            return null;
        }
        BigDecimal largest = TypeLimits.largest(column.type);
        BigDecimal most = largest == null ? BigDecimal.TEN.pow(15) : largest;
        Check check = column.check;
        if (check == null) {
            return new NumberRange(most.negate(), most, scale == null ? 15 : scale);
        }
        boolean plain = check.oneOf().isEmpty()
                && Stream.of(check.minimum(), check.maximum())
                        .allMatch(limit -> limit == null || LiteralOrder.isKnown(column.type, limit));
        return plain
                ? new NumberRange(
                        check.minimum() == null ? most.negate() : new BigDecimal(check.minimum()),
                        check.maximum() == null ? most : most.min(new BigDecimal(check.maximum())),
                        scale == null ? 15 : scale)
                : null;
    }

    /** What the values are now; null where that is not known. */
    @Nullable
    NumberRange range(@Nullable DraftColumn column) {
        if (column == null || column.type.array()) {
            return null;
        }
        ValueKind kind = column.kind;
        Integer scale = TypeLimits.scale(column.type);
        if (kind instanceof IntegerKind integer) {
            return new NumberRange(
                    BigDecimal.valueOf(integer.min()), BigDecimal.valueOf(integer.max()), scale == null ? 0 : scale);
        }
        if (kind instanceof DecimalKind decimal) {
            return new NumberRange(decimal.min(), decimal.max(), scale == null ? decimal.digits() : scale);
        }
        if (kind instanceof ExpressionKind) {
            return derived.get(column.name());
        }
        List<String> listed = kind instanceof ChoiceKind || kind instanceof ConstantKind ? kind.listed() : List.of();
        return listed.stream()
                .map(literal -> LiteralOrder.isKnown(column.type, literal) ? new BigDecimal(literal) : null)
                .map(number -> number == null ? null : NumberRange.of(number))
                .reduce((one, other) -> one == null || other == null ? null : one.with(other))
                .orElse(null);
    }

    /** Whether the value fits once ranges are narrow enough. */
    boolean narrow(Formula value, Map<String, NumberRange> ranges, NumberRange room) {
        if (beyond(value, ranges, room).signum() > 0) {
            ranges.replaceAll((name, range) -> likely(table.column(name), range));
        }
        for (int i = 0; i < MAX_STEPS; i++) {
            BigDecimal beyond = beyond(value, ranges, room);
            if (beyond.signum() == 0) {
                return true;
            }
            String best = null;
            NumberRange change = null;
            for (Map.Entry<String, NumberRange> entry : ranges.entrySet()) {
                for (NumberRange narrower : narrower(table.column(entry.getKey()), entry.getValue())) {
                    Map<String, NumberRange> changed = new HashMap<>(ranges);
                    changed.put(entry.getKey(), narrower);
                    BigDecimal left = beyond(value, changed, room);
                    if (left.compareTo(beyond) < 0) {
                        beyond = left;
                        best = entry.getKey();
                        change = narrower;
                    }
                }
            }
            if (best == null || change == null) {
                return false;
            }
            ranges.put(best, change);
        }
        return false;
    }

    /** The range without its rare ends, where not all of it is equally likely. */
    private NumberRange likely(DraftColumn column, NumberRange range) {
        Distribution distribution = distribution(column.kind);
        if (distribution == null || !free.test(column)) {
            return range;
        }
        int scale = column.kind instanceof DecimalKind decimal ? decimal.scale() : 0;
        double low = range.min().doubleValue();
        double high = range.max().doubleValue();
        double all = distribution.probability(low, high);
        BigDecimal from = quantile(distribution, low, high, RARE * all).setScale(scale, RoundingMode.FLOOR);
        BigDecimal to = quantile(distribution, low, high, (1 - RARE) * all).setScale(scale, RoundingMode.CEILING);
        BigDecimal min = range.min().max(from);
        BigDecimal max = range.max().min(to);
        return min.compareTo(max) < 0 ? new NumberRange(min, max, range.scale()) : range;
    }

    /** Up to where the numbers from the lowest on have this probability. */
    private static BigDecimal quantile(Distribution distribution, double low, double high, double wanted) {
        double below = low;
        double above = high;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (below + above) / 2;
            boolean more = distribution.probability(low, middle) < wanted;
            below = more ? middle : below;
            above = more ? above : middle;
        }
        return BigDecimal.valueOf(above);
    }

    private static @Nullable Distribution distribution(@Nullable ValueKind kind) {
        return kind instanceof DecimalKind decimal
                ? decimal.distribution()
                : kind instanceof IntegerKind integer ? integer.distribution() : null;
    }

    /** The distribution, if numbers of it are likely to lie in the range. */
    private static @Nullable Distribution kept(@Nullable ValueKind kind, NumberRange range) {
        Distribution distribution = distribution(kind);
        return distribution != null
                        && distribution.probability(
                                        range.min().doubleValue(), range.max().doubleValue())
                                > LIKELY
                ? distribution
                : null;
    }

    private static BigDecimal beyond(Formula value, Map<String, NumberRange> ranges, NumberRange room) {
        DerivedText text = DerivedText.of(value, ranges::get);
        return text == null ? BigDecimal.ONE : text.range().beyond(room);
    }

    /** The range without its last tenth, and without its first, where other numbers may be drawn. */
    private List<NumberRange> narrower(DraftColumn column, NumberRange range) {
        boolean plain = column.kind instanceof IntegerKind || column.kind instanceof DecimalKind;
        BigDecimal length = range.max().subtract(range.min());
        int scale = column.kind instanceof DecimalKind decimal ? decimal.scale() : 0;
        BigDecimal step =
                length.multiply(TENTH).setScale(scale, RoundingMode.FLOOR).max(BigDecimal.ONE.movePointLeft(scale));
        return plain && free.test(column) && length.compareTo(step) > 0
                ? List.of(
                        new NumberRange(range.min(), range.max().subtract(step), range.scale()),
                        new NumberRange(range.min().add(step), range.max(), range.scale()))
                : List.of();
    }

    private static void take(DraftColumn column, NumberRange range) {
        if (column.kind instanceof IntegerKind integer
                && (range.min().compareTo(BigDecimal.valueOf(integer.min())) != 0
                        || range.max().compareTo(BigDecimal.valueOf(integer.max())) != 0)) {
            column.kind =
                    new IntegerKind(range.min().longValueExact(), range.max().longValueExact(), kept(integer, range));
        } else if (column.kind instanceof DecimalKind decimal
                && (range.min().compareTo(decimal.min()) != 0 || range.max().compareTo(decimal.max()) != 0)) {
            column.kind = new DecimalKind(
                    range.min().setScale(decimal.digits()),
                    range.max().setScale(decimal.digits()),
                    decimal.scale(),
                    kept(decimal, range));
        }
    }
}
