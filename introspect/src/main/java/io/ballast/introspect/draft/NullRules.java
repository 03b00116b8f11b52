package io.ballast.introspect.draft;

import io.ballast.introspect.sql.Formula;
import io.ballast.introspect.sql.FormulaParser;
import io.ballast.spec.NullGroup;
import io.ballast.spec.kind.ColumnUse;
import io.ballast.spec.kind.ParentKind;
import io.ballast.spec.kind.ReferenceKind;
import io.ballast.spec.kind.WhenKind;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

/** Lets one of several columns have a value in each row, or all of them or none, as checks demand. */
final class NullRules {
    /** The share of rows in which columns that go together are null. */
    private static final double NULLS_TOGETHER = 0.5;

    private final DraftTable table;
    private final BiPredicate<DraftColumn, DraftColumn> canDepend;
    /** Checks of nulls alone, which rows keep. */
    private final Set<OpenCheck> counted = new HashSet<>();

    /** @param canDepend whether the first column can have a value or none by the second one */
    NullRules(DraftTable table, BiPredicate<DraftColumn, DraftColumn> canDepend) {
        this.table = table;
        this.canDepend = canDepend;
    }

    boolean isKept(OpenCheck check) {
        return counted.contains(check);
    }

    /** Lets one of some columns have a value, or all of them or none, where no other check speaks of them. */
    void keep(OpenCheck check) {
        Optional<Formula> formula = FormulaParser.parse(check.sql());
        formula.flatMap(found -> NullPatterns.of(table, found))
                .filter(patterns -> isAlone(check, patterns.columns()))
                .filter(patterns -> patterns.rule() == NullPatterns.Rule.ONE
                        ? one(patterns.columns())
                        : together(patterns.columns()))
                .ifPresent(patterns -> counted.add(check));
    }

    private boolean isAlone(OpenCheck check, List<String> names) {
        boolean inRule = table.rules.stream()
                .anyMatch(rule -> RowRules.columns(rule.condition()).stream().anyMatch(names::contains));
        return !inRule
                && table.openChecks.stream()
                        .filter(other -> !other.equals(check))
                        .flatMap(other -> FormulaParser.parse(other.sql()).stream())
                        .flatMap(Formula::columns)
                        .noneMatch(names::contains);
    }

    private boolean together(List<String> names) {
        List<DraftColumn> columns = names.stream().map(table::column).toList();
        boolean possible = columns.stream().allMatch(this::canBeOneOfSeveral);
        if (possible) {
            columns.forEach(
                    column -> column.nullGroup = new NullGroup(NullGroup.Rule.TOGETHER, names, NULLS_TOGETHER, 1));
        }
        return possible;
    }

    /** One of the columns has a value: one of the first two, if these can be null. */
    boolean one(List<String> names) {
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
        boolean possible =
                columns.stream().skip(1).allMatch(column -> column.nullable) && canDepend.test(second, first);
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
}
