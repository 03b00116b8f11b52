package io.ballast.introspect.draft;

import io.ballast.common.schema.TypeFamily;
import io.ballast.spec.distribution.Constant;
import io.ballast.spec.distribution.Distribution;
import io.ballast.spec.distribution.Exponential;
import io.ballast.spec.kind.AfterKind;
import io.ballast.spec.kind.ColumnUse;
import io.ballast.spec.kind.Distance;
import io.ballast.spec.kind.ExpressionKind;
import io.ballast.spec.kind.IntegerKind;
import io.ballast.spec.kind.ValueKind;
import io.ballast.spec.kind.WhenKind;
import io.ballast.spec.literal.LiteralOrder;
import io.ballast.spec.literal.LiteralUnits;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Lets values of a row lie behind others: times that come later, numbers that are greater. */
final class LaterValues {
    /** Days between two times of a row, or the difference of two numbers; a mean. */
    private static final double MEAN = 20;
    /** Hours from the beginning of something to its end. */
    private static final double SPAN_HOURS = 6;

    /** The shortest of these. */
    private static final double MIN_SPAN_HOURS = 0.5;

    private static final double HOURS_PER_DAY = 24;

    private static final long SECONDS_PER_DAY = 86_400;
    /** Whole numbers that are greater than these count seconds, or milliseconds, since 1970. */
    private static final long MIN_SECONDS = 1_000_000_000L;

    private static final long MIN_MILLIS = 1_000_000_000_000L;

    private final DraftTable table;
    private final MomentGrids grids;
    private final Predicate<DraftColumn> free;

    /** @param free whether other values may be given to a column */
    LaterValues(DraftTable table, MomentGrids grids, Predicate<DraftColumn> free) {
        this.table = table;
        this.grids = grids;
        this.free = free;
    }

    /** Whether the table has both columns. */
    boolean has(Apart apart) {
        return table.columns.containsKey(apart.earlier())
                && table.columns.containsKey(apart.later())
                && !apart.earlier().equals(apart.later());
    }

    /** Whether the later column lies so far behind the other one, perhaps by others between them. */
    boolean isKept(Apart apart) {
        double least = behind(apart.earlier(), apart.later(), table.columns.size());
        return least > apart.distance()
                || (least >= apart.distance() && !apart.strictly())
                || SplitRanges.isKept(table, apart);
    }

    /** How far at least; negative where it does not come from the other column by such steps. */
    private double behind(String earlier, String later, int steps) {
        if (steps == 0
                || !(bare(table.column(later).kind) instanceof AfterKind after)
                || after.column().row() != ColumnUse.Row.OWN) {
            return -1;
        }
        double hours = after.distance().unit() == Distance.Unit.HOUR ? HOURS_PER_DAY : 1;
        double step = Math.max(0, after.by().support().min()) / hours;
        if (after.column().column().equals(earlier)) {
            return step;
        }
        double rest = behind(earlier, after.column().column(), steps - 1);
        return rest < 0 ? rest : rest + step;
    }

    /** Whether it does, from then on; what it lay behind before, it still does. */
    boolean order(Apart apart) {
        return order(apart, null);
    }

    /** Whether something that begins with the earlier column ends with the later one, from then on. */
    boolean orderSpan(DraftColumn earlier, DraftColumn later) {
        return order(new Apart(earlier.name(), later.name(), 0, SpanNames.isNested(later.name())), hours(later));
    }

    /** Whether nothing but the names says how long it is from the one to the other. */
    private boolean isSpan(Apart apart) {
        return apart.distance() == 0
                && SpanNames.isSpan(apart.earlier(), apart.later())
                && table.openChecks.stream()
                        .noneMatch(check -> check.sql().contains(apart.earlier())
                                && check.sql().contains(apart.later()));
    }

    private static @Nullable Distance hours(DraftColumn column) {
        return column.type.is(TypeFamily.TIMESTAMP) ? new Distance(Distance.Unit.HOUR, true) : null;
    }

    /** Lets a column lie a short time behind another one, where nothing else has a say in it. */
    void lag(DraftColumn earlier, DraftColumn later, LaterNames.Lag lag) {
        boolean possible = free.test(later)
                && later.check == null
                && canLieBehind(earlier, later)
                && canMove(earlier, later)
                && !grids.wantsHours(table, earlier, later);
        if (possible) {
            boolean moments = later.type.is(TypeFamily.TIMESTAMP);
            double unit = moments ? 1 : unitsOfDay(earlier) / HOURS_PER_DAY;
            Distance distance = moments ? new Distance(Distance.Unit.HOUR, true) : unit(later);
            later.kind = within(
                    later.found(), new AfterKind(ColumnUse.of(earlier.name()), lagged(lag, unit), distance, null));
        }
    }

    /** @param unit what an hour is */
    private static Distribution lagged(LaterNames.Lag lag, double unit) {
        return lag.maxHours() == 0
                ? new Constant(0)
                : new Exponential(lag.meanHours() * unit, null, lag.maxHours() * unit);
    }

    /** Whether the values are days, moments, or whole numbers that count from 1970. */
    static boolean isTimeOfRow(DraftColumn column) {
        return isTime(column) || (column.type.is(TypeFamily.WHOLE) && unitsOfDay(column) > 1);
    }

    private boolean order(Apart apart, @Nullable Distance wanted) {
        DraftColumn earlier = table.column(apart.earlier());
        DraftColumn later = table.column(apart.later());
        Distance span = wanted == null && isSpan(apart) ? hours(later) : wanted;
        if (isKept(apart)) {
            return true;
        }
        if (apart.distance() == 0 && free.test(later) && ListedAbove.split(earlier, later, apart.strictly(), free)) {
            return true;
        }
        boolean inHours = grids.wantsHours(table, earlier, later);
        if (!inHours && isGreaterByExpression(earlier, later, apart)) {
            return true;
        }
        Optional<Double> least = distance(earlier, later, apart);
        boolean possible = least.isPresent()
                && free.test(later)
                && canLieBehind(earlier, later)
                && canMove(earlier, later)
                && (!inHours || (later.type.is(TypeFamily.TIMESTAMP) && grids.allowsHours(earlier, later)));
        if (!possible) {
            return SplitRanges.split(table, apart, free);
        }
        if (inHours) {
            String until = later.check == null ? null : later.check.maximum();
            later.kind = within(later.found(), MomentGrids.behind(earlier, apart.distance(), until));
            return true;
        }
        double from = wanted == null ? least.get() : Math.max(MIN_SPAN_HOURS, least.get());
        double mean = span == null ? MEAN * unitsOfDay(earlier) : SPAN_HOURS;
        later.kind = within(
                later.found(),
                new AfterKind(
                        ColumnUse.of(earlier.name()),
                        new Exponential(mean + from, from > 0 ? (Double) from : null, null),
                        span == null ? unit(later) : span,
                        later.check == null ? null : later.check.maximum()));
        return true;
    }

    /** Whether values of the later column can come from those of the earlier one. */
    boolean canLieBehind(DraftColumn earlier, DraftColumn later) {
        return isComparable(earlier, later) && (later.nullable || !earlier.nullable) && !leadsTo(earlier, later);
    }

    /** Numbers without a least difference between two of them are computed: there is no distance to draw. */
    private boolean isGreaterByExpression(DraftColumn earlier, DraftColumn later, Apart apart) {
        boolean numbers = later.type.equals(earlier.type)
                && !LiteralUnits.has(later.type)
                && !later.type.array()
                && (later.type.is(TypeFamily.FLOAT) || later.type.is(TypeFamily.DECIMAL));
        boolean possible = numbers
                && apart.distance() == 0
                && free.test(later)
                && !(later.kind instanceof WhenKind)
                && later.check == null
                && !(later.kind instanceof ExpressionKind)
                && earlier.canBeUsed()
                && (later.nullable || !earlier.nullable)
                && !leadsTo(earlier, later);
        if (possible) {
            String name = "\"" + earlier.name().replace("\"", "\"\"") + "\"";
            later.kind = new ExpressionKind("round(" + name + " + abs(" + name + ") / 2 + 1, 2)");
        }
        return possible;
    }

    /** The kind of its values, where there is one beside null; else the kind as it is. */
    private static @Nullable ValueKind bare(@Nullable ValueKind kind) {
        return kind instanceof WhenKind when
                        && when.otherwise() == null
                        && when.cases().size() == 1
                ? when.cases().get(0).value()
                : kind;
    }

    /** The values, null wherever the column was by another one. */
    private static ValueKind within(ValueKind before, ValueKind values) {
        if (!(before instanceof WhenKind when) || bare(before) == before) {
            return values;
        }
        WhenKind.Case one = when.cases().get(0);
        return new WhenKind(when.column(), List.of(new WhenKind.Case(one.values(), one.isNull(), values)), null);
    }

    /** Whether the later column lies behind none yet, or the earlier one lies behind that too. */
    private boolean canMove(DraftColumn earlier, DraftColumn later) {
        if (!(bare(later.kind) instanceof AfterKind after)) {
            return !(later.kind instanceof WhenKind) || bare(later.kind) != later.kind;
        }
        double step = after.by().support().min();
        String before = after.column().column();
        boolean same = before.equals(earlier.name());
        return after.column().row() == ColumnUse.Row.OWN
                && (same || behind(before, earlier.name(), table.columns.size()) >= Math.max(0, step));
    }

    /** The least distance, by which the later column is above its own minimum too; empty where that is not known. */
    private static Optional<Double> distance(DraftColumn earlier, DraftColumn later, Apart apart) {
        double least = apart.strictly() ? Math.floor(apart.distance()) + 1 : Math.ceil(apart.distance());
        String minimum = later.check == null ? null : later.check.minimum();
        if (minimum == null) {
            return Optional.of(least);
        }
        String from = earlier.check == null ? null : earlier.check.minimum();
        boolean numbers = from != null
                && LiteralOrder.isKnown(later.type, minimum)
                && LiteralOrder.isKnown(earlier.type, from)
                && (later.type.is(TypeFamily.WHOLE) || later.type.is(TypeFamily.DECIMAL));
        return numbers
                ? Optional.of(Math.max(
                        least,
                        Math.ceil(new BigDecimal(minimum)
                                .subtract(new BigDecimal(from))
                                .doubleValue())))
                : Optional.empty();
    }

    /** What a day is among whole numbers that count from 1970; 1 for all others. */
    private static long unitsOfDay(DraftColumn earlier) {
        ValueKind kind = bare(earlier.kind);
        long least = kind instanceof IntegerKind integer ? integer.min() : 0;
        return least >= MIN_MILLIS ? 1_000 * SECONDS_PER_DAY : least >= MIN_SECONDS ? SECONDS_PER_DAY : 1;
    }

    private static Distance unit(DraftColumn column) {
        return switch (column.type.family()) {
            case TIMESTAMP -> new Distance(Distance.Unit.DAY, true);
            case DATE -> new Distance(Distance.Unit.DAY, false);
            default -> new Distance(null, false);
        };
    }

    private static boolean isComparable(DraftColumn one, DraftColumn other) {
        boolean times = isTime(one) && isTime(other);
        return one.canBeUsed()
                && LiteralUnits.has(one.type)
                && LiteralUnits.has(other.type)
                && (times || one.type.equals(other.type));
    }

    private static boolean isTime(DraftColumn column) {
        return column.type.is(TypeFamily.DATE) || column.type.is(TypeFamily.TIMESTAMP);
    }

    /** Whether the values of a column come from the wanted one. */
    boolean leadsTo(DraftColumn column, DraftColumn wanted) {
        return new CaseColumns(table).leadsTo(column, wanted, table.columns.size());
    }
}
