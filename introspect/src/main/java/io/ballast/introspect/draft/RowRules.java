package io.ballast.introspect.draft;

import io.ballast.introspect.facts.CheckFacts;
import io.ballast.introspect.sql.Condition;
import io.ballast.introspect.sql.Formula;
import io.ballast.introspect.sql.FormulaParser;
import io.ballast.introspect.sql.NullAlternatives;
import io.ballast.spec.kind.AfterKind;
import io.ballast.spec.kind.ColumnUse;
import io.ballast.spec.kind.ConstantKind;
import io.ballast.spec.kind.ExpressionKind;
import io.ballast.spec.kind.OrdinalKind;
import io.ballast.spec.kind.ParentKind;
import io.ballast.spec.kind.ReferenceKind;
import io.ballast.spec.kind.SequenceKind;
import io.ballast.spec.kind.ValueKind;
import io.ballast.spec.kind.WhenKind;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Lets values of a row go together as checks of several columns demand, and as names suggest: updated after created. */
final class RowRules {
    /** What columns are called that say when the row was made, rather than when something happened to it. */
    private static final Pattern MADE = Pattern.compile("(date_?)?(creat|insert).*");

    private final Map<String, DraftTable> tables;
    private final DraftTable table;
    private final LaterValues later;
    private final RowComparisons compared;
    private final NullRules nulls;
    private final ChosenValues chosen;
    private final YearsOfDays years;
    /** What rows keep by the kinds of their values. */
    private final Set<Condition> keeping = new HashSet<>();

    private RowRules(Map<String, DraftTable> tables, DraftTable table) {
        this.tables = tables;
        this.table = table;
        MomentGrids grids = new MomentGrids();
        this.later = new LaterValues(table, grids, this::isFree);
        this.compared = new RowComparisons(table, later, this::isFree);
        this.chosen = new ChosenValues(table, grids, this::isDrawn);
        this.years = new YearsOfDays(table, this::isDrawn);
        this.nulls = new NullRules(table, this::canDepend);
    }

    /**
     * What a check says of several columns.
     *
     * @param line for people, if the spec has no such check
     * @param check the name of the check
     */
    record Rule(Condition condition, String line, String check) {}

    /** Whether a condition is about several columns, all of which the spec has, and each of them once. */
    static boolean isAbout(DraftTable table, Condition condition) {
        List<String> columns = columns(condition);
        return columns.size() > 1
                && columns.stream().distinct().count() == columns.size()
                && table.columns.keySet().containsAll(columns);
    }

    static List<String> columns(Condition condition) {
        if (condition instanceof Condition.Ordered ordered) {
            return List.of(ordered.column(), ordered.other());
        }
        if (condition instanceof Condition.NullsAgree agree) {
            return List.of(agree.column(), agree.other());
        }
        if (condition instanceof Condition.Equation equation) {
            return Stream.concat(Stream.of(equation.column()), equation.others().stream())
                    .toList();
        }
        return condition instanceof Condition.NonNulls nonNulls ? nonNulls.columns() : List.of();
    }

    /**
     * The columns have kinds of values.
     *
     * @param inPlace whether names have a say in columns of which values are known too
     */
    static void apply(Map<String, DraftTable> tables, DraftTable table, boolean inPlace, Notes notes) {
        RowRules rules = new RowRules(tables, table);
        rules.chosen.choose();
        for (Rule rule : table.rules) {
            if (rules.compared.isOneOfSeveral(rule.condition) || !rules.keep(rule.condition)) {
                rules.open(rule);
            } else if (rules.keeping.add(rule.condition) && table.checks.isEmpty()) {
                notes.ofTable(table.name(), rule.line);
            }
        }
        table.openChecks.forEach(rules.years::keep);
        table.openChecks.forEach(rules.nulls::keep);
        rules.compared.derive();
        table.openChecks.forEach(rules::order);
        table.openChecks.forEach(rules.compared::near);
        table.openChecks.forEach(check -> rules.compared.narrow(check, rules::isKept));
        table.columns.values().stream()
                .filter(column -> inPlace || Guessing.isUnknown(column.facts.statistics()))
                .forEach(rules::lag);
        table.columns.values().stream()
                .filter(column -> inPlace || Guessing.isUnknown(column.facts.statistics()))
                .forEach(rules::end);
        table.columns.values().forEach(rules::follow);
        rules.settle(notes);
    }

    /** A check of which a part is not kept is looked at as a whole. */
    private void open(Rule rule) {
        boolean isThere =
                table.openChecks.stream().anyMatch(check -> check.name().equals(rule.check));
        if (!isThere) {
            table.openChecks.add(new OpenCheck(rule.check, sql(rule), rule.line));
        }
    }

    private String sql(Rule rule) {
        return table.facts.constraints().checks().stream()
                .filter(check -> check.name().equals(rule.check))
                .map(CheckFacts::condition)
                .findFirst()
                .orElse("");
    }

    /** Lets columns that a check compares lie behind each other, wherever in the check it does. */
    private void order(OpenCheck check) {
        FormulaParser.parse(check.sql()).stream().flatMap(Formula::all).forEach(part -> {
            ordered(part)
                    .filter(condition -> isAbout(table, condition))
                    .filter(condition -> !keeping.contains(condition) && keep(condition))
                    .ifPresent(keeping::add);
            Apart.of(part)
                    .filter(apart -> apart.distance() > 0 && later.has(apart))
                    .ifPresent(later::order);
        });
    }

    private static Optional<Condition.Ordered> ordered(Formula formula) {
        if (formula instanceof Formula.Different different
                && different.left() instanceof Formula.Named left
                && different.right() instanceof Formula.Named right) {
            return Optional.of(new Condition.Ordered(left.column(), "<>", right.column()));
        }
        return formula instanceof Formula.Comparison comparison
                        && comparison.left() instanceof Formula.Named left
                        && comparison.right() instanceof Formula.Named right
                ? Optional.of(new Condition.Ordered(left.column(), comparison.operator(), right.column()))
                : Optional.empty();
    }

    /** Whether values come about in a way that keeps a comparison of two columns. */
    private boolean isKept(Formula.Comparison comparison) {
        return ordered(comparison).filter(keeping::contains).isPresent()
                || compared.isKept(comparison)
                || Apart.of(comparison)
                        .filter(apart -> later.has(apart) && later.isKept(apart))
                        .isPresent();
    }

    private boolean isKept(OpenCheck check) {
        return nulls.isKept(check) || chosen.isKept(check) || years.isKept(check) || MomentGrids.isKept(table, check);
    }

    /** Lets rows keep the checks that are left, as far as they can, and says which they may break. */
    private void settle(Notes notes) {
        for (DraftColumn column : table.columns.values()) {
            for (OpenCheck check : column.domainChecks) {
                if (chosen.isKept(check)) {
                    column.keepsDomain = column.kind;
                } else {
                    column.breaksDomain = true;
                    notes.riskOfColumn(table.name(), column.name(), check.line());
                }
            }
        }
        Set<String> kept = CaseRules.keep(
                table,
                table.openChecks.stream()
                        .filter(check -> !isKept(check))
                        .map(OpenCheck::sql)
                        .toList(),
                this::isKept);
        for (OpenCheck check : table.openChecks) {
            if (kept.contains(check.sql()) || isKept(check)) {
                table.checks.replaceAll(
                        there -> there.facts().name().equals(check.name()) ? there.keptByRows() : there);
                if (table.checks.isEmpty()) {
                    notes.ofTable(table.name(), check.line());
                }
            } else if (isFilledFor(check.sql())) {
                notes.ofTable(table.name(), check.line());
            } else {
                table.brokenChecks.add(check.name());
                notes.riskOfTable(table.name(), check.line());
                table.rules.stream()
                        .filter(rule -> rule.check.equals(check.name()))
                        .forEach(rule -> refuse(rule, notes));
            }
        }
    }

    /** Whether a column without nulls is all that the condition needs; it has none from then on. */
    private boolean isFilledFor(String sql) {
        Optional<DraftColumn> column = NullAlternatives.of(sql).map(table.columns::get);
        column.ifPresent(found -> found.filled = true);
        return column.isPresent();
    }

    /** Refuses to compare what two references pick, which would break the check in many rows. */
    private void refuse(Rule rule, Notes notes) {
        if (rule.condition instanceof Condition.Ordered ordered
                && isPicked(table.column(ordered.column()))
                && isPicked(table.column(ordered.other()))) {
            notes.refuseRule(
                    table.name(),
                    "rows would break check \"" + rule.check + "\", as which row " + ordered.column()
                            + " refers to cannot be chosen by that of " + ordered.other() + " here");
        }
    }

    private static boolean isPicked(DraftColumn column) {
        return column.kind instanceof ReferenceKind || column.kind instanceof ParentKind;
    }

    private boolean keep(Condition condition) {
        if (condition instanceof Condition.Ordered ordered) {
            DraftColumn column = table.column(ordered.column());
            DraftColumn other = table.column(ordered.other());
            return OtherRow.areOfOneRow(tables, table, column, other)
                    || compare(ordered, column, other)
                    || (isPicked(column) && isPicked(other) && (OtherRow.none(column) || OtherRow.none(other)));
        }
        if (condition instanceof Condition.NullsAgree agree) {
            return together(table.column(agree.column()), table.column(agree.other()));
        }
        if (condition instanceof Condition.Equation equation) {
            return sum(equation);
        }
        return condition instanceof Condition.NonNulls nonNulls
                && nonNulls.number() == 1
                && nulls.one(nonNulls.columns());
    }

    private boolean compare(Condition.Ordered ordered, DraftColumn column, DraftColumn other) {
        return switch (ordered.operator()) {
            case ">=" -> order(other, column, false);
            case ">" -> order(other, column, true);
            case "<=" -> order(column, other, false);
            case "<" -> order(column, other, true);
            case "<>" -> OtherRow.pick(tables, table, column, other) || OtherRow.pick(tables, table, other, column);
            default -> false;
        };
    }

    private boolean order(DraftColumn lesser, DraftColumn greater, boolean strictly) {
        return later.order(new Apart(lesser.name(), greater.name(), 0, strictly))
                || OtherRow.order(tables, table, lesser, greater);
    }

    /** A time behind another one that has to have been before, by their names. */
    private void lag(DraftColumn column) {
        if (column.kind instanceof AfterKind || !LaterValues.isTimeOfRow(column)) {
            return;
        }
        LaterNames.of(column.name())
                .flatMap(earlier -> table.columns.values().stream()
                        .filter(other -> other != column
                                && other.type.equals(column.type)
                                && LaterValues.isTimeOfRow(other)
                                && (column.nullable || !other.nullable)
                                && LaterNames.plain(other.name()).equals(earlier.name()))
                        .map(other -> Map.entry(other, earlier.lag())))
                .findFirst()
                .ifPresent(found -> later.lag(found.getKey(), column, found.getValue()));
    }

    /** The end of a span, behind its beginning, where nothing but names says which they are. */
    private void end(DraftColumn column) {
        if (!(column.kind instanceof AfterKind) && !(column.kind instanceof ConstantKind)) {
            SpanNames.beginnings(column.name())
                    .flatMap(name -> table.columns.values().stream()
                            .filter(other -> SnakeCase.of(other.name()).equals(name)))
                    .filter(other -> other != column && other.type.equals(column.type))
                    .filter(other -> column.nullable || !other.nullable)
                    .findFirst()
                    .ifPresent(other -> later.orderSpan(other, column));
        }
    }

    /** The column of which the name says that it comes later, behind the one that is there. */
    private void follow(DraftColumn column) {
        Pattern after = column.after;
        if (after != null && !(column.kind instanceof AfterKind)) {
            table.columns.values().stream()
                    .filter(other -> other != column
                            && after.matcher(SnakeCase.of(other.name())).matches())
                    .filter(other -> other.type.equals(column.type) && (column.nullable || !other.nullable))
                    .min(Comparator.comparing(
                            other -> !MADE.matcher(SnakeCase.of(other.name())).matches()))
                    .ifPresent(other -> later.order(new Apart(other.name(), column.name(), 0, false)));
        }
    }

    /** The column is computed, if none of the others comes from it and all sums have room. */
    private boolean sum(Condition.Equation equation) {
        DraftColumn column = table.column(equation.column());
        List<DraftColumn> others = equation.others().stream().map(table::column).toList();
        boolean possible = isFree(column)
                && others.stream().allMatch(other -> other.canBeUsed() && !later.leadsTo(other, column))
                && SumRoom.holds(column, others);
        if (possible) {
            column.kind = new ExpressionKind(equation.expression());
            column.guessedNulls = 0.0;
            others.forEach(other -> other.filled = true);
        }
        return possible;
    }

    /** The second is null where the first is, and only there. */
    private boolean together(DraftColumn first, DraftColumn second) {
        boolean possible = canDepend(second, first) && first.nullable;
        if (possible) {
            second.kind = new WhenKind(
                    ColumnUse.of(first.name()), List.of(new WhenKind.Case(List.of(), false, second.found())), null);
            second.guessedNulls = 0.0;
        }
        return possible;
    }

    private boolean canDepend(DraftColumn column, DraftColumn on) {
        return isFree(column)
                && column.nullable
                && on.canBeUsed()
                && !(column.kind instanceof AfterKind)
                && !(column.kind instanceof WhenKind)
                && !later.leadsTo(on, column);
    }

    /** Whether no key and no reference has a say in the values. */
    private boolean isFree(DraftColumn column) {
        boolean inKey = table.facts.keys().anyMatch(key -> key.contains(column.name()));
        return !inKey && isUnbound(column);
    }

    /** Whether no reference has a say in the values, and no key by the column alone. */
    private boolean isDrawn(DraftColumn column) {
        boolean isKey = table.facts.keys().anyMatch(key -> key.equals(List.of(column.name())));
        return !isKey && isUnbound(column);
    }

    private boolean isUnbound(DraftColumn column) {
        @Nullable ValueKind kind = column.kind;
        boolean bound = kind == null
                || kind instanceof ReferenceKind
                || kind instanceof ParentKind
                || kind instanceof SequenceKind
                || kind instanceof ExpressionKind
                || kind instanceof OrdinalKind;
        boolean divides = Stream.ofNullable(table.facts.partitions())
                .anyMatch(partitions -> partitions.keyColumns().anyMatch(column.name()::equals));
        return !bound && !divides && !column.filled;
    }
}
