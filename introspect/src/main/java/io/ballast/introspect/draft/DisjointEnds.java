package io.ballast.introspect.draft;

import io.ballast.common.schema.BaseType;
import io.ballast.common.schema.TypeFamily;
import io.ballast.introspect.sql.RangeOfColumns;
import io.ballast.spec.distribution.Constant;
import io.ballast.spec.distribution.Uniform;
import io.ballast.spec.kind.AfterKind;
import io.ballast.spec.kind.ChoiceKind;
import io.ballast.spec.kind.ColumnUse;
import io.ballast.spec.kind.DateKind;
import io.ballast.spec.kind.Distance;
import io.ballast.spec.kind.EpochMicros;
import io.ballast.spec.kind.ParentKind;
import io.ballast.spec.kind.RangeKind.Ends;
import io.ballast.spec.kind.ReferenceKind;
import io.ballast.spec.kind.SequenceKind;
import io.ballast.spec.kind.SeriesKind;
import io.ballast.spec.kind.SeriesStep;
import io.ballast.spec.kind.ValueKind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Two columns that are the ends of a range: the first ones lie apart by row or by sibling, and the second ones before the next. */
final class DisjointEnds {
    private DisjointEnds() {}

    /** Whether it could be done. */
    static boolean give(DraftTable table, RangeOfColumns ends, boolean bySibling) {
        DraftColumn first = table.columns.get(ends.first());
        DraftColumn last = table.columns.get(ends.last());
        Optional<Ends> among = first == null ? Optional.empty() : among(first);
        if (first == null
                || last == null
                || among.isEmpty()
                || !first.type.equals(last.type)
                || !first.canBeUsed()
                || !isFree(table, first, last)
                || !isFree(table, last, first)) {
            return false;
        }
        long ranges = Math.max(1, bySibling ? table.mostChildren : table.most);
        long start = among.get() == Ends.NUMBERS ? least(first) : 0;
        long most = Math.min(
                DisjointSpans.most(among.get(), first.type), Math.min(greatest(first), greatest(last)) - start);
        long room = DisjointSpans.room(among.get(), ranges, most);
        if (room == 0) {
            return false;
        }
        first.kind = bySibling ? series(among.get(), start, room) : sequence(among.get(), start, room);
        last.kind = new AfterKind(
                ColumnUse.of(first.name()),
                room == 2 ? new Constant(1) : new Uniform(1, (double) room - 1),
                distance(among.get()),
                null);
        for (DraftColumn end : List.of(first, last)) {
            end.filled = true; // null would be a range without that end
            end.guessedNulls = 0.0;
        }
        return true;
    }

    /** Whether each row, or each sibling, could be given a day of its own. */
    static boolean giveDays(DraftTable table, DraftColumn day, boolean bySibling) {
        long ranges = Math.max(1, bySibling ? table.mostChildren : table.most);
        long room = DisjointSpans.room(Ends.DAYS, ranges, DisjointSpans.most(Ends.DAYS, day.type));
        boolean possible = (day.kind instanceof DateKind || day.kind instanceof ChoiceKind)
                && day.type.is(TypeFamily.DATE)
                && isFree(table, day, day)
                && room > 0;
        if (possible) {
            day.kind = bySibling ? series(Ends.DAYS, 0, 1) : sequence(Ends.DAYS, 0, 1);
            day.filled = true;
            day.guessedNulls = 0.0;
        }
        return possible;
    }

    private static Optional<Ends> among(DraftColumn column) {
        if (column.type.is(TypeFamily.DATE)) {
            return Optional.of(Ends.DAYS);
        }
        if (column.type.is(TypeFamily.TIMESTAMP)) {
            return Optional.of(column.type.base() == BaseType.TIMESTAMPTZ ? Ends.ZONED_MOMENTS : Ends.MOMENTS);
        }
        return column.type.is(TypeFamily.WHOLE) ? Optional.of(Ends.NUMBERS) : Optional.empty();
    }

    /** Whether nothing but the other end has a say in the values. */
    private static boolean isFree(DraftTable table, DraftColumn column, DraftColumn other) {
        boolean isRuled = table.rules.stream()
                .map(rule -> RowRules.columns(rule.condition()))
                .anyMatch(columns -> columns.contains(column.name())
                        && !List.of(column.name(), other.name()).containsAll(columns));
        boolean divides = table.facts.partitions() != null
                && table.facts.partitions().columns().contains(column.name());
        return !isRuled
                && !divides
                && isLimitAlone(column)
                && column.nullGroup == null
                && !(column.kind instanceof ReferenceKind)
                && !(column.kind instanceof ParentKind);
    }

    /** Whether a check says no more than a least and a greatest number, if anything. */
    private static boolean isLimitAlone(DraftColumn column) {
        return column.check == null
                || (column.type.is(TypeFamily.WHOLE)
                        && column.check.oneOf().isEmpty()
                        && least(column) <= greatest(column));
    }

    private static long least(DraftColumn column) {
        String minimum = column.check == null ? null : column.check.minimum();
        return minimum == null ? 0 : Long.parseLong(minimum);
    }

    /** No more than what a distance can be from a least number. */
    private static long greatest(DraftColumn column) {
        String maximum = column.check == null ? null : column.check.maximum();
        return maximum == null ? Long.MAX_VALUE / 4 : Math.min(Long.MAX_VALUE / 4, Long.parseLong(maximum));
    }

    private static ValueKind sequence(Ends among, long start, long room) {
        return switch (among) {
            case NUMBERS -> new SequenceKind.Numbers(start, room);
            case DAYS -> new SequenceKind.Days(DisjointSpans.FIRST_DAY, room);
            case MOMENTS, ZONED_MOMENTS ->
                new SequenceKind.Moments(DisjointSpans.FIRST_MOMENT, Duration.ofSeconds(room));
        };
    }

    private static ValueKind series(Ends among, long least, long room) {
        String start =
                switch (among) {
                    case NUMBERS -> Long.toString(least);
                    case DAYS -> DisjointSpans.FIRST_DAY.toString();
                    case MOMENTS -> DisjointSpans.FIRST_DAY + " 00:00:00";
                    case ZONED_MOMENTS -> DisjointSpans.FIRST_DAY + " 00:00:00+00";
                };
        SeriesStep step =
                switch (among) {
                    case NUMBERS -> new SeriesStep(room, Long.toString(room));
                    case DAYS -> new SeriesStep(room, Duration.ofDays(room).toString());
                    case MOMENTS, ZONED_MOMENTS ->
                        new SeriesStep(
                                room * EpochMicros.PER_SECOND,
                                Duration.ofSeconds(room).toString());
                };
        return new SeriesKind(null, start, step, SeriesStep.NONE);
    }

    private static Distance distance(Ends among) {
        return switch (among) {
            case NUMBERS -> new Distance(null, false);
            case DAYS -> new Distance(Distance.Unit.DAY, false);
            case MOMENTS, ZONED_MOMENTS -> new Distance(Distance.Unit.SECOND, true);
        };
    }
}
