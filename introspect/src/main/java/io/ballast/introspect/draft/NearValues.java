package io.ballast.introspect.draft;

import io.ballast.common.schema.TypeFamily;
import io.ballast.introspect.sql.Formula;
import io.ballast.spec.distribution.Constant;
import io.ballast.spec.distribution.Distribution;
import io.ballast.spec.distribution.Exponential;
import io.ballast.spec.distribution.Uniform;
import io.ballast.spec.kind.AfterKind;
import io.ballast.spec.kind.ColumnUse;
import io.ballast.spec.kind.Distance;
import io.ballast.spec.kind.ValueKind;
import java.util.Optional;
import java.util.function.Predicate;

/** Lets values of a row lie no further behind others than a check allows, or in the day that another column names. */
final class NearValues {
    /** Of a distance that is drawn, where there is room for it: in days, or the difference of two numbers. */
    private static final double MEAN = 20;

    /** Seconds of a day, without the last. */
    private static final double SECONDS = 86_399;

    /** What rounding to seconds may add, in days. */
    private static final double ROUNDING = 2 / 86_400.0;

    private final DraftTable table;
    private final LaterValues later;
    private final Predicate<DraftColumn> free;

    NearValues(DraftTable table, LaterValues later, Predicate<DraftColumn> free) {
        this.table = table;
        this.later = later;
        this.free = free;
    }

    /**
     * Lets them lie so near, if they lie behind each other.
     *
     * @param wanted how far they must lie apart at least
     */
    void near(Apart most, double wanted) {
        if (!later.has(most)) {
            return;
        }
        boolean behind = isBehind(most) || later.order(new Apart(most.earlier(), most.later(), 0, false));
        DraftColumn column = table.column(most.later());
        if (behind && isBehind(most) && column.kind instanceof AfterKind after) {
            double end = end(column, most);
            double drawn = Math.max(0, after.by().support().min());
            double least = drawn > end && column.type.is(TypeFamily.TIMESTAMP) ? wanted + ROUNDING : drawn;
            if (after.by().support().max() > end && least <= end) {
                column.kind = new AfterKind(after.column(), within(least, end, after), after.distance(), after.until());
            }
        }
    }

    private boolean isBehind(Apart most) {
        return table.column(most.later()).kind instanceof AfterKind after
                && after.column().row() == ColumnUse.Row.OWN
                && after.column().column().equals(most.earlier());
    }

    /** The longest distance that is allowed, and as far below it as rounding and a strict comparison need. */
    private static double end(DraftColumn column, Apart most) {
        if (column.type.is(TypeFamily.TIMESTAMP)) {
            return most.distance() - ROUNDING;
        }
        double whole = Math.floor(most.distance());
        return most.strictly() && whole == most.distance() ? whole - 1 : whole;
    }

    private static Distribution within(double least, double most, AfterKind after) {
        if (least == most) {
            return new Constant(least);
        }
        return most - least > 2 * MEAN && after.distance().unit() != null
                ? new Exponential(MEAN + least, least > 0 ? (Double) least : null, most - 1)
                : new Uniform(least, most);
    }

    /** Whether values lie no further apart, as a comparison demands. */
    boolean isKept(Apart most) {
        return later.has(most)
                && isBehind(most)
                && table.column(most.later()).kind instanceof AfterKind after
                && after.by().support().max() <= end(table.column(most.later()), most);
    }

    /** {@code b = a + 7} and {@code day = moment::date}; whether values come about so. */
    boolean equal(Formula.Comparison comparison) {
        return comparison.operator().equals("=")
                && (isMoved(comparison.left(), comparison.right())
                        || isMoved(comparison.right(), comparison.left())
                        || isDayOf(comparison.left(), comparison.right())
                        || isDayOf(comparison.right(), comparison.left()));
    }

    private boolean isMoved(Formula column, Formula sum) {
        Optional<Apart> least = Apart.of(new Formula.Comparison(">=", column, sum));
        Optional<Apart> most = Apart.atMost(new Formula.Comparison("<=", column, sum));
        boolean sure =
                least.isPresent() && most.isPresent() && least.get().equals(most.get()) && later.has(least.get());
        if (!sure || least.get().distance() == 0) {
            return false;
        }
        DraftColumn target = table.column(least.get().later());
        DraftColumn from = table.column(least.get().earlier());
        boolean possible = free.test(target)
                && later.canLieBehind(from, target)
                && target.check == null
                && (target.type.is(TypeFamily.TIMESTAMP) || target.type.is(TypeFamily.DATE));
        return possible && take(target, after(from, new Constant(least.get().distance()), target, Distance.Unit.DAY));
    }

    private boolean isDayOf(Formula day, Formula moment) {
        boolean cast = day instanceof Formula.Named
                && moment instanceof Formula.Opaque date
                && date.name().equals("::date")
                && date.parts().get(0) instanceof Formula.Named;
        if (!cast) {
            return false;
        }
        DraftColumn of = table.columns.get(((Formula.Named) day).column());
        DraftColumn target = table.columns.get(((Formula.Named) moment.parts().get(0)).column());
        return of != null && target != null && of != target && isWithin(of, target);
    }

    /** Lets a moment lie in the day. */
    private boolean isWithin(DraftColumn day, DraftColumn moment) {
        boolean possible = day.type.is(TypeFamily.DATE)
                && moment.type.is(TypeFamily.TIMESTAMP)
                && free.test(moment)
                && moment.check == null
                && later.canLieBehind(day, moment);
        return possible && take(moment, after(day, new Uniform(0, SECONDS), moment, Distance.Unit.SECOND));
    }

    private static AfterKind after(DraftColumn from, Distribution by, DraftColumn target, Distance.Unit unit) {
        boolean moments = target.type.is(TypeFamily.TIMESTAMP);
        return new AfterKind(ColumnUse.of(from.name()), by, new Distance(unit, moments), null);
    }

    private static boolean take(DraftColumn column, ValueKind kind) {
        column.kind = kind;
        return true;
    }
}
