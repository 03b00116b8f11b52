package io.ballast.introspect.draft;

import io.ballast.common.schema.TypeFamily;
import io.ballast.spec.kind.BooleanKind;
import io.ballast.spec.kind.ChoiceKind;
import io.ballast.spec.kind.ColumnUse;
import io.ballast.spec.kind.ConstantKind;
import io.ballast.spec.kind.ValueKind;
import io.ballast.spec.kind.WhenKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Other values of some columns, by those of a driver: what {@link CaseSearch} has found, as it becomes of kinds of values. */
final class CaseChange {
    private static final int LOST_COLUMN = 10;
    private static final int LOST_VALUE = 3;
    private static final int LOST_NULLS = 2;

    private final CaseColumns columns;
    private final @Nullable DraftColumn driver;
    private final List<RowState> values;
    private final CaseFixed fixed;
    private final Map<DraftColumn, List<RowState>> states;
    private final Map<RowState, Map<String, Set<RowState>>> found;

    private CaseChange(
            CaseColumns columns,
            @Nullable DraftColumn driver,
            List<RowState> values,
            CaseFixed fixed,
            Map<DraftColumn, List<RowState>> states,
            Map<RowState, Map<String, Set<RowState>>> found) {
        this.columns = columns;
        this.driver = driver;
        this.values = values;
        this.fixed = fixed;
        this.states = states;
        this.found = found;
    }

    /**
     * The change; empty where no kinds of values come to it.
     *
     * @param values what the driver can be
     * @param fixed columns that are always null, or never
     * @param states what each column can be as it is
     */
    static Optional<CaseChange> of(
            CaseColumns columns,
            @Nullable DraftColumn driver,
            List<RowState> values,
            CaseFixed fixed,
            Map<DraftColumn, List<RowState>> states,
            Map<RowState, Map<String, Set<RowState>>> found) {
        CaseChange change = new CaseChange(columns, driver, values, fixed, states, found);
        boolean stays = driver == null
                || found.size() == values.size()
                || (CaseColumns.canNarrow(driver)
                        && columns.isFree(driver)
                        && found.keySet().stream().anyMatch(value -> !value.isNull()));
        boolean seen = change.changed().stream()
                .anyMatch(column -> CaseColumns.hasValuesThere(column)
                        && found.keySet().stream().allMatch(value -> change.isNull(value, column)));
        return stays && !seen && change.changed().stream().allMatch(column -> change.isPossible(column))
                ? Optional.of(change)
                : Optional.empty();
    }

    /** The columns whose values are not all that they can be, in some case. */
    private List<DraftColumn> changed() {
        return states.keySet().stream()
                .filter(column -> !fixed.has(column) && isChanged(column))
                .toList();
    }

    private boolean isChanged(DraftColumn column) {
        return found.values().stream()
                .anyMatch(sets -> sets.containsKey(column.name())
                        && !sets.get(column.name()).containsAll(states.getOrDefault(column, List.of())));
    }

    /** What the column may be for a value of the driver. */
    private Set<RowState> sets(RowState value, DraftColumn column) {
        return found.getOrDefault(value, Map.of()).getOrDefault(column.name(), Set.of());
    }

    private boolean isPossible(DraftColumn column) {
        for (RowState value : found.keySet()) {
            boolean some = sets(value, column).stream().anyMatch(state -> state.literal() != null);
            boolean all = states.getOrDefault(column, List.of()).stream()
                    .filter(state -> !state.isNull())
                    .allMatch(sets(value, column)::contains);
            if (some && !all && !CaseColumns.canNarrow(column)) {
                return false;
            }
        }
        if (!RegionKinds.canDecide(driver, found, column.name())) {
            return false;
        }
        // A column that is computed from another one has no value where that has none.
        return columns.own(column)
                .allMatch(used -> !used.nullable
                        || used.filled
                        || found.keySet().stream().allMatch(value -> canRestOn(value, column, used)));
    }

    private boolean canRestOn(RowState value, DraftColumn column, DraftColumn used) {
        Set<RowState> wanted = sets(value, column);
        if (wanted.stream().anyMatch(RowState::isNull)) {
            return true;
        }
        if (used == driver) {
            return !value.isNull();
        }
        Set<RowState> under = found.getOrDefault(value, Map.of()).get(used.name());
        return under != null ? under.stream().noneMatch(RowState::isNull) : columns.isFree(used) && !fixed.has(used);
    }

    /** How much less rows have than they would without the check. */
    int loss() {
        int loss = LOST_COLUMN * fixed.nulls().size()
                + LOST_NULLS * fixed.filled().size()
                + LOST_VALUE * (values.size() - found.size());
        for (DraftColumn column : changed()) {
            boolean alwaysNull = found.keySet().stream().allMatch(value -> isNull(value, column));
            loss += alwaysNull ? LOST_COLUMN : isConstant(column) ? LOST_VALUE : 1;
        }
        return loss;
    }

    /** Whether numbers came to be one number. */
    private boolean isConstant(DraftColumn column) {
        return found.keySet().stream()
                .allMatch(value -> sets(value, column).stream().allMatch(state -> state.only() != null));
    }

    /** Whether some column has no values any more. */
    boolean losesColumn() {
        return loss() >= LOST_COLUMN;
    }

    private boolean isNull(RowState value, DraftColumn column) {
        return sets(value, column).stream().allMatch(RowState::isNull);
    }

    void apply() {
        states.keySet().forEach(this::fix);
        narrowDriver();
        List<DraftColumn> changed = changed();
        changed.forEach(this::apply);
        if (driver != null && !changed.isEmpty()) {
            RegionKinds.spread(driver, found.keySet());
        }
    }

    private void fix(DraftColumn column) {
        if (fixed.nulls().contains(column.name())) {
            column.guessedNulls = 1.0;
        }
        column.filled |= fixed.filled().contains(column.name());
    }

    private void narrowDriver() {
        DraftColumn column = driver;
        if (column == null || found.size() == values.size()) {
            return;
        }
        Set<String> left = new LinkedHashSet<>();
        found.keySet().stream()
                .filter(value -> value.literal() != null)
                .forEach(value -> left.add(String.valueOf(value.literal())));
        column.kind = narrowed(column, left);
        boolean losesNull = values.contains(RowState.NULL) && !found.containsKey(RowState.NULL);
        column.filled |= losesNull;
    }

    private void apply(DraftColumn column) {
        boolean neverNull = found.keySet().stream().noneMatch(value -> canBeNull(value, column));
        boolean alwaysNull = found.keySet().stream().allMatch(value -> isNull(value, column));
        if (alwaysNull) {
            column.guessedNulls = 1.0;
            return;
        }
        boolean needsValue = found.keySet().stream().anyMatch(value -> !canBeNull(value, column));
        Map<RowState, ValueKind> kinds = new LinkedHashMap<>();
        for (RowState value : found.keySet()) {
            if (!isNull(value, column)) {
                kinds.put(value, kind(column, sets(value, column)));
            }
        }
        boolean same =
                kinds.size() == found.size() && Set.copyOf(kinds.values()).size() == 1;
        column.kind = same || driver == null ? kinds.values().iterator().next() : when(driver, kinds);
        if (needsValue) {
            columns.own(column)
                    .filter(used -> used != driver && !states.containsKey(used))
                    .forEach(used -> used.filled = true);
        }
        if (neverNull) {
            column.filled = true;
        } else if (needsValue) {
            column.guessedNulls = 0.0;
        }
    }

    private boolean canBeNull(RowState value, DraftColumn column) {
        return sets(value, column).stream().anyMatch(RowState::isNull);
    }

    /** The kind with the values that are allowed. */
    private ValueKind kind(DraftColumn column, Set<RowState> allowed) {
        boolean all = states.getOrDefault(column, List.of()).stream()
                .filter(state -> !state.isNull())
                .allMatch(allowed::contains);
        if (!all && allowed.stream().anyMatch(state -> state.region() != null)) {
            return RegionKinds.of(column, allowed);
        }
        Set<String> left = new LinkedHashSet<>();
        allowed.stream()
                .filter(state -> state.literal() != null)
                .forEach(state -> left.add(String.valueOf(state.literal())));
        return all ? column.found() : narrowed(column, left);
    }

    private static ValueKind narrowed(DraftColumn column, Set<String> left) {
        if (column.type.is(TypeFamily.BOOLEAN)) {
            return left.size() == 1 ? new BooleanKind(left.contains("t") ? 1 : 0) : column.found();
        }
        if (!(column.kind instanceof ChoiceKind choice)) {
            return column.found();
        }
        List<String> listed = new ArrayList<>();
        List<Double> weights = new ArrayList<>();
        for (int i = 0; i < choice.values().size(); i++) {
            if (left.contains(choice.values().get(i))) {
                listed.add(choice.values().get(i));
                weights.add(choice.weights().get(i));
            }
        }
        return listed.size() == 1 ? new ConstantKind(listed.get(0)) : new ChoiceKind(listed, weights);
    }

    private static ValueKind when(DraftColumn driver, Map<RowState, ValueKind> kinds) {
        ColumnUse use = ColumnUse.of(driver.name());
        if (kinds.keySet().stream().anyMatch(state -> state.region() != null)) {
            return RegionKinds.when(use, kinds);
        }
        ValueKind otherwise = kinds.get(RowState.NULL);
        ValueKind any = kinds.get(RowState.ANY);
        if (any != null) {
            return new WhenKind(use, List.of(new WhenKind.Case(List.of(), false, any)), otherwise);
        }
        if (otherwise != null && kinds.size() == 1) {
            return new WhenKind(use, List.of(new WhenKind.Case(List.of(), true, otherwise)), null);
        }
        Map<String, ValueKind> byValue = new LinkedHashMap<>();
        kinds.forEach((value, kind) -> {
            if (value.literal() != null) {
                byValue.put(String.valueOf(value.literal()), kind);
            }
        });
        boolean same = Set.copyOf(byValue.values()).size() == 1;
        List<WhenKind.Case> cases = new ArrayList<>();
        if (same) {
            cases.add(new WhenKind.Case(
                    List.copyOf(byValue.keySet()),
                    null,
                    byValue.values().iterator().next()));
        } else {
            byValue.forEach((value, kind) -> cases.add(new WhenKind.Case(List.of(value), null, kind)));
        }
        return new WhenKind(use, cases, otherwise);
    }
}
