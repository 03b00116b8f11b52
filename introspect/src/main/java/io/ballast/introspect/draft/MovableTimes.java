package io.ballast.introspect.draft;

import io.ballast.introspect.facts.CheckFacts;
import io.ballast.introspect.sql.Condition;
import io.ballast.spec.kind.AfterKind;
import io.ballast.spec.kind.DateKind;
import io.ballast.spec.kind.EpochMicros;
import io.ballast.spec.kind.SequenceKind;
import io.ballast.spec.kind.TimestampKind;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the column of a key whose days or moments may lie behind all that are there, as nothing limits them above. */
final class MovableTimes {
    /** Moved ones need not be spread over more days, as long as each row has one. */
    private static final long SOME_DAYS = 1827;

    private MovableTimes() {}

    /** The column, which is drawn from no more than some years from then on: else each fill would double the span. */
    static Optional<DraftColumn> of(DraftTable table, List<String> key) {
        if (!Selection.hasAll(table, key)) {
            return Optional.empty();
        }
        Optional<DraftColumn> found = key.stream()
                .map(table::column)
                .filter(column -> column.kind instanceof DateKind || column.kind instanceof TimestampKind)
                .filter(column -> canMove(table, column))
                .findFirst();
        found.ifPresent(column -> shorten(table, column));
        return found;
    }

    /** Whether it is a sequence of days or moments that may begin anywhere. */
    static boolean isSequence(DraftTable table, DraftColumn column) {
        return column.kind instanceof SequenceKind.OfTimes && canMove(table, column);
    }

    private static void shorten(DraftTable table, DraftColumn column) {
        if (column.kind instanceof DateKind days) {
            long most = Math.max(SOME_DAYS, table.most);
            if (ChronoUnit.DAYS.between(days.from(), days.to()) > most) {
                column.kind = new DateKind(days.to().minusDays(most), days.to(), days.weights());
            }
        } else if (column.kind instanceof TimestampKind moments) {
            long day = ChronoUnit.DAYS.getDuration().toSeconds() * EpochMicros.PER_SECOND;
            long most = SOME_DAYS * day / moments.stepMicros() >= table.most
                    ? SOME_DAYS
                    : table.most / (day / moments.stepMicros()) + 1;
            if (ChronoUnit.DAYS.between(moments.from(), moments.to()) > most) {
                column.kind = new TimestampKind(
                        moments.to().minus(most, ChronoUnit.DAYS), moments.to(), moments.digits(), moments.weights());
            }
        }
    }

    private static boolean canMove(DraftTable table, DraftColumn column) {
        boolean divides = Stream.ofNullable(table.facts.partitions())
                .anyMatch(partitions -> partitions.keyColumns().anyMatch(column.name()::equals));
        return !divides
                && isOpenAbove(column)
                && column.domainChecks.isEmpty()
                && column.nullGroup == null
                && table.columns.values().stream()
                        .allMatch(other -> !isBehind(other, column) || (isOpenAbove(other) && !isLimited(other)))
                && table.facts.constraints().checks().stream()
                        .filter(check -> mentions(check, column))
                        .allMatch(check -> holdsBehind(table, check, column));
    }

    private static boolean isOpenAbove(DraftColumn column) {
        return column.check == null
                || (column.check.maximum() == null && column.check.oneOf().isEmpty());
    }

    private static boolean isBehind(DraftColumn other, DraftColumn column) {
        return other.kind instanceof AfterKind after && after.column().column().equals(column.name());
    }

    private static boolean isLimited(DraftColumn column) {
        return column.kind instanceof AfterKind after && after.until() != null;
    }

    private static boolean mentions(CheckFacts check, DraftColumn column) {
        return Pattern.compile("(?<![\\w$])" + Pattern.quote(column.name()) + "(?![\\w$])")
                .matcher(check.condition())
                .find();
    }

    /** Whether the check says nothing but that values are not too small, and what lies behind them. */
    private static boolean holdsBehind(DraftTable table, CheckFacts check, DraftColumn column) {
        return table.openChecks.stream().noneMatch(open -> open.name().equals(check.name()))
                && table.rules.stream()
                        .filter(rule -> rule.check().equals(check.name()))
                        .map(RowRules.Rule::condition)
                        .allMatch(condition -> condition instanceof Condition.Ordered ordered
                                && Stream.of(ordered.column(), ordered.other())
                                        .filter(name -> !name.equals(column.name()))
                                        .allMatch(name -> isBehind(table.column(name), column)));
    }
}
