package io.ballast.introspect.draft;

import io.ballast.introspect.sql.Formula;
import io.ballast.introspect.sql.FormulaParser;
import io.ballast.spec.kind.ValueKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Lets rows keep checks of any form that are about nulls and listed values: a column has a value, or some of its values, by the value of
 * another one. What a check says beyond that is kept by leaving columns null, for which it says nothing.
 */
final class CaseRules {
    private final DraftTable table;
    private final Predicate<Formula.Comparison> kept;
    private final CaseColumns columns;

    private CaseRules(DraftTable table, Predicate<Formula.Comparison> kept) {
        this.table = table;
        this.kept = kept;
        this.columns = new CaseColumns(table);
    }

    /**
     * Gives columns values that keep the checks.
     *
     * @param checks in SQL
     * @param kept whether values come about in a way that keeps a comparison of two columns
     * @return those of the checks that all rows keep
     */
    static Set<String> keep(DraftTable table, List<String> checks, Predicate<Formula.Comparison> kept) {
        CaseRules rules = new CaseRules(table, kept);
        Map<String, Formula> formulas = new LinkedHashMap<>();
        checks.forEach(sql -> FormulaParser.parse(sql).ifPresent(formula -> formulas.put(sql, formula)));
        Set<String> keeping = new HashSet<>();
        for (Set<String> group : rules.groups(formulas)) {
            if (rules.keep(group.stream().map(formulas::get).toList())) {
                keeping.addAll(group);
            } else {
                // One of them alone may still be kept.
                group.stream()
                        .filter(sql -> group.size() > 1 && rules.keep(List.of(formulas.get(sql))))
                        .forEach(keeping::add);
            }
        }
        return keeping;
    }

    /** Checks that have columns in common, or stand beside others that have. */
    private List<Set<String>> groups(Map<String, Formula> formulas) {
        List<Set<String>> groups = new ArrayList<>();
        formulas.forEach((sql, formula) -> {
            Set<String> names = new HashSet<>(formula.columns().toList());
            Set<String> joined = new LinkedHashSet<>();
            groups.removeIf(group -> {
                boolean shares = group.stream()
                        .map(formulas::get)
                        .filter(Objects::nonNull)
                        .flatMap(Formula::columns)
                        .anyMatch(names::contains);
                if (shares) {
                    joined.addAll(group);
                }
                return shares;
            });
            joined.add(sql);
            groups.add(joined);
        });
        return groups;
    }

    private boolean keep(List<Formula> formulas) {
        if (holds(formulas)) {
            return true;
        }
        List<DraftColumn> involved = involved(formulas);
        if (involved.isEmpty()) {
            return false;
        }
        Optional<CaseChange> change = best(formulas, involved);
        if (change.isEmpty()) {
            Map<DraftColumn, ValueKind> before = new LinkedHashMap<>();
            involved.forEach(column -> before.put(column, column.found()));
            involved.forEach(column -> columns.list(column, formulas));
            change = best(formulas, involved);
            if (change.isEmpty()) {
                before.forEach((column, kind) -> column.kind = kind);
            }
        }
        change.ifPresent(CaseChange::apply);
        return change.isPresent();
    }

    private List<DraftColumn> involved(List<Formula> formulas) {
        return formulas.stream()
                .flatMap(Formula::columns)
                .distinct()
                .map(table.columns::get)
                .filter(column -> column != null)
                .toList();
    }

    /** Whether the conditions hold as it is. */
    private boolean holds(List<Formula> formulas) {
        return search(formulas, involved(formulas), Set.of(), new CaseFixed(Set.of(), Set.of()))
                .by(null, List.of(RowState.ANY))
                .isPresent();
    }

    /** The change by which the least is lost. */
    private Optional<CaseChange> best(List<Formula> formulas, List<DraftColumn> involved) {
        List<CaseChange> changes = new ArrayList<>();
        Set<DraftColumn> free = new HashSet<>(involved);
        free.removeIf(column -> !columns.isFree(column));
        for (CaseFixed fixed : CaseFixed.choices(columns, involved)) {
            involved.stream()
                    .filter(column -> columns.canDrive(column) && !fixed.has(column))
                    .forEach(driver ->
                            change(formulas, involved, free, fixed, driver).ifPresent(changes::add));
            change(formulas, involved, free, fixed, null).ifPresent(changes::add);
        }
        // A column of which alone something is said may well keep it as it is.
        return changes.stream()
                .filter(change -> involved.size() > 1 || !change.losesColumn())
                .min(Comparator.comparingInt(CaseChange::loss));
    }

    private Optional<CaseChange> change(
            List<Formula> formulas,
            List<DraftColumn> involved,
            Set<DraftColumn> free,
            CaseFixed fixed,
            @Nullable DraftColumn driver) {
        List<RowState> values = driver == null ? List.of(RowState.ANY) : columns.states(driver, formulas);
        if (driver != null && values.size() < 2) {
            return Optional.empty();
        }
        Set<DraftColumn> open = new HashSet<>(free);
        open.removeIf(column -> column == driver
                || fixed.has(column)
                || (driver != null && columns.leadsTo(driver, column, table.columns.size())));
        return search(formulas, involved, open, fixed)
                .by(driver == null ? null : driver.name(), values)
                .flatMap(found -> CaseChange.of(columns, driver, values, fixed, states(involved, formulas), found));
    }

    private Map<DraftColumn, List<RowState>> states(List<DraftColumn> involved, List<Formula> formulas) {
        Map<DraftColumn, List<RowState>> states = new LinkedHashMap<>();
        involved.forEach(column -> states.put(column, columns.states(column, formulas)));
        return states;
    }

    private CaseSearch search(
            List<Formula> formulas, List<DraftColumn> involved, Set<DraftColumn> open, CaseFixed fixed) {
        Map<String, List<RowState>> unchanged = new LinkedHashMap<>();
        Map<String, List<RowState>> changed = new LinkedHashMap<>();
        states(involved, formulas).forEach((column, states) -> {
            Map<String, List<RowState>> to = open.contains(column) ? changed : unchanged;
            to.put(column.name(), fixed.of(column, states(column, states)));
        });
        return new CaseSearch(table, formulas, kept, unchanged, changed);
    }

    /** Without null where other columns, which are never null, are computed from the column. */
    private List<RowState> states(DraftColumn column, List<RowState> states) {
        boolean needed = columns.users(column).anyMatch(user -> !user.nullable || user.filled);
        Stream<RowState> possible = states.stream().filter(state -> !needed || !state.isNull());
        return possible.toList();
    }
}
