package io.ballast.introspect.draft;

import io.ballast.common.schema.TypeFamily;
import io.ballast.introspect.sql.Condition;
import io.ballast.spec.NullGroup;
import io.ballast.spec.distribution.Exponential;
import io.ballast.spec.kind.AfterKind;
import io.ballast.spec.kind.ColumnUse;
import io.ballast.spec.kind.Distance;
import io.ballast.spec.kind.ExpressionKind;
import io.ballast.spec.kind.OrdinalKind;
import io.ballast.spec.kind.ParentKind;
import io.ballast.spec.kind.ReferenceKind;
import io.ballast.spec.kind.SequenceKind;
import io.ballast.spec.kind.ValueKind;
import io.ballast.spec.kind.WhenKind;
import io.ballast.spec.literal.LiteralUnits;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Lets values of a row go together as checks of several columns demand, and as names suggest: updated after created. */
final class RowRules {
    /** Days between two times of a row, or the difference of two numbers; a mean. */
    private static final double MEAN = 20;

    private final Map<String, DraftTable> tables;
    private final DraftTable table;

    private RowRules(Map<String, DraftTable> tables, DraftTable table) {
        this.tables = tables;
        this.table = table;
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

    /** The columns have kinds of values. */
    static void apply(Map<String, DraftTable> tables, DraftTable table, Notes notes) {
        RowRules rules = new RowRules(tables, table);
        for (Rule rule : table.rules) {
            boolean isKept = rules.keep(rule.condition);
            if (!isKept) {
                table.brokenChecks.add(rule.check);
                notes.riskOfTable(table.name(), rule.line);
                rules.refuse(rule, notes);
            } else if (table.checks.isEmpty()) {
                notes.ofTable(table.name(), rule.line);
            }
        }
        table.columns.values().forEach(rules::follow);
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
            return compare(ordered, column, other)
                    || (isPicked(column) && isPicked(other) && (OtherRow.none(column) || OtherRow.none(other)));
        }
        if (condition instanceof Condition.NullsAgree agree) {
            return together(table.column(agree.column()), table.column(agree.other()));
        }
        if (condition instanceof Condition.Equation equation) {
            return sum(equation);
        }
        return condition instanceof Condition.NonNulls nonNulls && nonNulls.number() == 1 && one(nonNulls.columns());
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

    /** The column of which the name says that it comes later, behind the one that is there. */
    private void follow(DraftColumn column) {
        Pattern after = column.after;
        if (after != null && !(column.kind instanceof AfterKind)) {
            table.columns.values().stream()
                    .filter(other -> other != column
                            && after.matcher(SnakeCase.of(other.name())).matches())
                    .filter(other -> other.type.equals(column.type) && (column.nullable || !other.nullable))
                    .findFirst()
                    .ifPresent(other -> order(other, column, false));
        }
    }

    private boolean order(DraftColumn earlier, DraftColumn later, boolean strictly) {
        boolean possible = isFree(later)
                && isComparable(earlier, later)
                && (later.nullable || !earlier.nullable)
                && (later.check == null || later.check.minimum() == null)
                && !leadsTo(earlier, later, table.columns.size());
        if (possible) {
            Double least = strictly ? 1.0 : null;
            later.kind = new AfterKind(
                    ColumnUse.of(earlier.name()),
                    new Exponential(MEAN, least, null),
                    distance(later),
                    later.check == null ? null : later.check.maximum());
        }
        return possible;
    }

    /** The column is computed, if none of the others comes from it and all sums have room. */
    private boolean sum(Condition.Equation equation) {
        DraftColumn column = table.column(equation.column());
        List<DraftColumn> others = equation.others().stream().map(table::column).toList();
        boolean possible = isFree(column)
                && others.stream().allMatch(other -> !leadsTo(other, column, table.columns.size()))
                && SumRoom.holds(column, others);
        if (possible) {
            column.kind = new ExpressionKind(equation.expression());
            column.guessedNulls = 0.0;
            others.forEach(other -> other.filled = true);
        }
        return possible;
    }

    private static Distance distance(DraftColumn column) {
        return switch (column.type.family()) {
            case TIMESTAMP -> new Distance(Distance.Unit.DAY, true);
            case DATE -> new Distance(Distance.Unit.DAY, false);
            default -> new Distance(null, false);
        };
    }

    private static boolean isComparable(DraftColumn one, DraftColumn other) {
        boolean times = isTime(one) && isTime(other);
        return !one.name().contains(".")
                && LiteralUnits.has(one.type)
                && LiteralUnits.has(other.type)
                && (times || one.type.equals(other.type));
    }

    private static boolean isTime(DraftColumn column) {
        return column.type.is(TypeFamily.DATE) || column.type.is(TypeFamily.TIMESTAMP);
    }

    /** Whether the values of a column come from the wanted one; as many steps are looked at as there are columns. */
    private boolean leadsTo(DraftColumn column, DraftColumn wanted, int steps) {
        if (column == wanted || steps == 0) {
            return true;
        }
        return column.kind != null
                && column.kind.uses().stream()
                        .filter(use -> use.row() == ColumnUse.Row.OWN)
                        .map(use -> table.columns.get(use.column()))
                        .anyMatch(next -> next != null && leadsTo(next, wanted, steps - 1));
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

    /** One of the columns has a value: one of the first two, if these can be null. */
    private boolean one(List<String> names) {
        List<DraftColumn> columns = names.stream().map(table::column).toList();
        if (columns.stream().allMatch(this::canBeOneOfSeveral)) {
            double each = 1.0 / columns.size();
            for (int i = 0; i < columns.size(); i++) {
                double to = i + 1 == columns.size() ? 1 : each * (i + 1);
                columns.get(i).nullGroup = new NullGroup(NullGroup.Rule.EXACTLY_ONE, names, each * i, to);
            }
            return true;
        }
        DraftColumn first = columns.get(0);
        DraftColumn second = columns.get(1);
        boolean possible = columns.stream().skip(1).allMatch(column -> column.nullable) && canDepend(second, first);
        if (!possible) {
            return false;
        }
        columns.stream().skip(1).forEach(column -> column.guessedNulls = 1.0);
        if (first.nullable) {
            first.guessedNulls = 0.5;
            second.guessedNulls = 0.0;
            second.kind = new WhenKind(
                    ColumnUse.of(first.name()), List.of(new WhenKind.Case(List.of(), true, second.found())), null);
        }
        return true;
    }

    private boolean canBeOneOfSeveral(DraftColumn column) {
        boolean picksForSeveral = column.kind instanceof ReferenceKind free
                && table.columns.values().stream()
                        .anyMatch(other -> other != column
                                && other.kind instanceof ReferenceKind second
                                && second.group().equals(free.group()));
        return column.nullable
                && !column.filled
                && column.nullGroup == null
                && !picksForSeveral
                && !(column.kind instanceof ParentKind);
    }

    private boolean canDepend(DraftColumn column, DraftColumn on) {
        return isFree(column)
                && column.nullable
                && !on.name().contains(".")
                && !(column.kind instanceof AfterKind)
                && !(column.kind instanceof WhenKind)
                && !leadsTo(on, column, table.columns.size());
    }

    /** Whether no key and no reference has a say in the values. */
    private boolean isFree(DraftColumn column) {
        @Nullable ValueKind kind = column.kind;
        boolean bound = kind == null
                || kind instanceof ReferenceKind
                || kind instanceof ParentKind
                || kind instanceof SequenceKind
                || kind instanceof OrdinalKind;
        boolean inKey = table.facts.keys().anyMatch(key -> key.contains(column.name()));
        boolean divides = Stream.ofNullable(table.facts.partitions())
                .anyMatch(partitions -> partitions.keyColumns().anyMatch(column.name()::equals));
        return !bound && !inKey && !divides && !column.filled;
    }
}
