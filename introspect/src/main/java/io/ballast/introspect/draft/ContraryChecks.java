package io.ballast.introspect.draft;

import io.ballast.common.schema.Check;
import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.TypeFamily;
import io.ballast.introspect.facts.CheckFacts;
import io.ballast.introspect.sql.Condition;
import io.ballast.introspect.sql.ConditionParser;
import io.ballast.spec.literal.Literals;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds checks that no row can keep together, as what they say of a column without nulls leaves no value, and refuses them by name. */
final class ContraryChecks {
    /** Families whose equal values have one text. */
    private static final Set<TypeFamily> COMPARED = Set.of(TypeFamily.TEXT, TypeFamily.WHOLE, TypeFamily.DECIMAL);

    private static final Set<String> OPEN = Set.of("<", ">");
    private static final Check NOTHING = new Check(null, null, null, null, List.of());

    private final DraftTable table;
    private final Notes notes;

    private ContraryChecks(DraftTable table, Notes notes) {
        this.table = table;
        this.notes = notes;
    }

    /** Once the columns have what checks say of nulls. */
    static void refuse(DraftTable table, Notes notes) {
        ContraryChecks found = new ContraryChecks(table, notes);
        List<Said> ofTable = table.facts.constraints().checks().stream()
                .filter(CheckFacts::enforced)
                .flatMap(check -> said("check \"" + check.name() + "\"", check.condition()))
                .toList();
        for (DraftColumn column : table.columns.values()) {
            if (!column.nullable && !column.type.array()) {
                List<Said> all = new ArrayList<>();
                column.facts.type().domainChecks().forEach(sql -> said(
                                "the check of domain " + column.facts.type().domain(), sql)
                        .forEach(all::add));
                ofTable.stream()
                        .filter(said -> said.condition().column().equals(column.name()))
                        .forEach(all::add);
                found.refuse(column, all);
            }
        }
    }

    /** A part of a check. */
    private record Said(String what, String sql, Condition condition) {}

    private static Stream<Said> said(String what, String sql) {
        return ConditionParser.parse(sql).orElse(List.of()).stream().map(condition -> new Said(what, sql, condition));
    }

    private void refuse(DraftColumn column, List<Said> all) {
        for (int i = 0; i < all.size(); i++) {
            for (int j = i + 1; j < all.size(); j++) {
                if (contradict(column.type, all.get(i).condition(), all.get(j).condition())) {
                    refuse(column, all.get(i), all.get(j));
                    return;
                }
            }
        }
    }

    private void refuse(DraftColumn column, Said one, Said other) {
        String none = "no value of column \"" + column.name() + "\" keeps ";
        notes.refuse("table \"" + table.name() + "\": "
                + (one.what().equals(other.what()) && one.sql().equals(other.sql())
                        ? one.what() + " contradicts itself: " + none + one.sql()
                        : one.what() + " and " + other.what() + " contradict each other: " + none + "both " + one.sql()
                                + " and " + other.sql())
                + ". Leave out the table, or alter one of its checks.");
    }

    private boolean contradict(ColumnType type, Condition one, Condition other) {
        if (one instanceof Condition.Ordered ordered && other instanceof Condition.Ordered second) {
            return areApart(ordered, second);
        }
        if (one instanceof Condition.Truth truth && other instanceof Condition.Truth second) {
            return truth.isTrue() != second.isTrue();
        }
        Set<String> few = values(type, one);
        Set<String> others = values(type, other);
        if (few != null && others != null) {
            return few.stream().noneMatch(others::contains);
        }
        Check first = narrowed(type, NOTHING, few == null && others != null ? other : one);
        Check both = first == null ? null : narrowed(type, first, few == null && others != null ? one : other);
        return first != null
                && both != null
                && Checks.possible(type, first) != null
                && Checks.possible(type, both) == null;
    }

    /** Whether no two values compare in both of these ways. */
    private boolean areApart(Condition.Ordered one, Condition.Ordered other) {
        DraftColumn second = table.columns.get(one.other());
        boolean same = one.column().equals(other.column()) && one.other().equals(other.other());
        boolean hasNoNulls = second != null && !second.nullable;
        return same
                && hasNoNulls
                && ways(one.operator()).noneMatch(way -> ways(other.operator()).anyMatch(way::equals));
    }

    /** How the order of two values can be. */
    private static Stream<Integer> ways(String operator) {
        return switch (operator) {
            case "<" -> Stream.of(-1);
            case "<=" -> Stream.of(-1, 0);
            case "=" -> Stream.of(0);
            case ">=" -> Stream.of(0, 1);
            case ">" -> Stream.of(1);
            case "<>" -> Stream.of(-1, 1);
            default -> Stream.of(-1, 0, 1);
        };
    }

    /** All values that a condition lets in; null where it does not list them, or the type does not have them. */
    private static @Nullable Set<String> values(ColumnType type, Condition condition) {
        List<String> literals = condition instanceof Condition.OneOf oneOf
                ? oneOf.literals()
                : condition instanceof Condition.Compared compared
                                && compared.operator().equals("=")
                        ? List.of(compared.literal())
                        : List.of();
        Set<String> values = new HashSet<>();
        for (String literal : COMPARED.contains(type.family()) && !type.ignoresCase() ? literals : List.<String>of()) {
            try {
                values.add(value(type, literal));
            } catch (IllegalArgumentException e) {
                return null;
            }
        }
        return values.isEmpty() ? null : values;
    }

    /** The same text for values that the server takes for the same. */
    private static String value(ColumnType type, String literal) {
        String text = Literals.canonical(type, literal);
        return type.family() == TypeFamily.TEXT
                ? text.stripTrailing()
                : new BigDecimal(text).stripTrailingZeros().toPlainString();
    }

    private static @Nullable Check narrowed(ColumnType type, Check before, Condition condition) {
        Set<String> values = values(type, condition);
        if (values != null) {
            return new Check(
                    before.minimum(), before.maximum(), before.minLength(), before.maxLength(), List.copyOf(values));
        }
        Check narrowed = Checks.narrowed(type, before, condition);
        boolean isOpen = narrowed == null
                && condition instanceof Condition.Compared compared
                && OPEN.contains(compared.operator());
        return isOpen && condition instanceof Condition.Compared compared
                ? Checks.narrowed(
                        type,
                        before,
                        new Condition.Compared(compared.column(), compared.operator() + "=", compared.literal()))
                : narrowed;
    }
}
