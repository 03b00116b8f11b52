package io.ballast.introspect.draft;

import io.ballast.introspect.sql.Formula;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Finds what columns may be for each value of one of them, so that all conditions hold however the values come together. */
final class CaseSearch {
    /** How many rows are looked at for a value of the driver. */
    private static final int MAX_ROWS = 4096;

    private final DraftTable table;
    private final List<Formula> formulas;
    private final Predicate<Formula.Comparison> kept;

    /** How often the conditions are looked at for it. */
    private static final int MAX_LOOKS = 65_536;

    /** What each column may be; of those that cannot be changed all of it happens. */
    private final Map<String, List<RowState>> fixed;

    private final Map<String, List<RowState>> open;

    CaseSearch(
            DraftTable table,
            List<Formula> formulas,
            Predicate<Formula.Comparison> kept,
            Map<String, List<RowState>> fixed,
            Map<String, List<RowState>> open) {
        this.table = table;
        this.formulas = formulas;
        this.kept = kept;
        this.fixed = fixed;
        this.open = open;
    }

    /**
     * For each value of the driver that can stay, what each other open column may be.
     *
     * @param driver a column that stays as it is; null for none, which gives one row of the map, for {@link RowState#ANY}
     */
    Optional<Map<RowState, Map<String, Set<RowState>>>> by(@Nullable String driver, List<RowState> values) {
        Map<String, List<RowState>> others = new LinkedHashMap<>(open);
        others.remove(String.valueOf(driver));
        if (number(others) > MAX_ROWS || number(fixed) > MAX_ROWS || number(others) * number(fixed) > MAX_LOOKS) {
            return Optional.empty();
        }
        Map<RowState, List<Map<String, RowState>>> good = new LinkedHashMap<>();
        for (RowState value : values) {
            Map<String, RowState> start = new HashMap<>();
            if (driver != null) {
                start.put(driver, value);
            }
            List<Map<String, RowState>> rowsOf = rows(start, others);
            rowsOf.removeIf(row -> !admitted(row, driver));
            if (!rowsOf.isEmpty()) {
                good.put(value, rowsOf);
            }
        }
        if (good.isEmpty()) {
            return Optional.empty();
        }
        Set<String> needed = needed(good, others.keySet());
        Map<RowState, Map<String, Set<RowState>>> found = new LinkedHashMap<>();
        good.forEach((value, rowsOf) -> found.put(value, widest(rowsOf, others, needed)));
        return Optional.of(found);
    }

    private static long number(Map<String, List<RowState>> columns) {
        long number = 1;
        for (List<RowState> states : columns.values()) {
            number = Math.min(Integer.MAX_VALUE, number * states.size());
        }
        return number;
    }

    private static List<Map<String, RowState>> rows(Map<String, RowState> start, Map<String, List<RowState>> columns) {
        List<Map<String, RowState>> rows = new ArrayList<>(List.of(start));
        columns.forEach((column, states) -> {
            List<Map<String, RowState>> longer = new ArrayList<>();
            for (Map<String, RowState> row : rows) {
                for (RowState state : states) {
                    Map<String, RowState> next = new HashMap<>(row);
                    next.put(column, state);
                    longer.add(next);
                }
            }
            rows.clear();
            rows.addAll(longer);
        });
        return rows;
    }

    /** Whether the row is let in whatever the columns are that cannot be changed. */
    private boolean admitted(Map<String, RowState> row, @Nullable String driver) {
        Map<String, List<RowState>> rest = new LinkedHashMap<>(fixed);
        rest.remove(String.valueOf(driver));
        return rows(row, rest).stream().allMatch(whole -> {
            FormulaTruth truth = new FormulaTruth(table, whole, kept);
            return formulas.stream().allMatch(truth::admits);
        });
    }

    /** The columns that must have a value for some value of the driver: for the others they are left null where they can be. */
    private static Set<String> needed(Map<RowState, List<Map<String, RowState>>> good, Set<String> columns) {
        Set<String> needed = new LinkedHashSet<>();
        for (String column : columns) {
            boolean always = good.values().stream().anyMatch(rows -> rows.stream()
                    .noneMatch(row -> state(row, column).isNull()));
            boolean canBeNull = good.values().stream().anyMatch(rows -> rows.stream()
                    .anyMatch(row -> state(row, column).isNull()));
            if (always && canBeNull) {
                needed.add(column);
            }
        }
        return needed;
    }

    private static RowState state(Map<String, RowState> row, String column) {
        return row.getOrDefault(column, RowState.ANY);
    }

    /** Sets of which every combination is among the rows: from the likeliest row, wider by one column after the other. */
    private static Map<String, Set<RowState>> widest(
            List<Map<String, RowState>> rows, Map<String, List<RowState>> columns, Set<String> needed) {
        Map<String, RowState> best = rows.get(0);
        for (Map<String, RowState> row : rows) {
            best = rank(row, columns.keySet(), needed) > rank(best, columns.keySet(), needed) ? row : best;
        }
        Map<String, Set<RowState>> sets = new LinkedHashMap<>();
        for (String column : columns.keySet()) {
            sets.put(column, new LinkedHashSet<>(Set.of(state(best, column))));
        }
        Set<Map<String, RowState>> good = Set.copyOf(rows);
        Map<String, RowState> start = new HashMap<>(rows.get(0));
        start.keySet().removeAll(columns.keySet());
        columns.forEach((column, states) -> {
            for (RowState state : states) {
                boolean sameNull = state.isNull() == start(sets, column).isNull();
                if (!needed.contains(column) || sameNull) {
                    widen(sets, column, state, start, good);
                }
            }
        });
        return sets;
    }

    private static RowState start(Map<String, Set<RowState>> sets, String column) {
        return sets.getOrDefault(column, Set.of(RowState.ANY)).iterator().next();
    }

    private static void widen(
            Map<String, Set<RowState>> sets,
            String column,
            RowState state,
            Map<String, RowState> start,
            Set<Map<String, RowState>> good) {
        Map<String, List<RowState>> wider = new LinkedHashMap<>();
        sets.forEach((name, states) -> wider.put(name, List.copyOf(states)));
        wider.put(column, List.of(state));
        if (good.containsAll(rows(start, wider))) {
            sets.computeIfAbsent(column, name -> new LinkedHashSet<>()).add(state);
        }
    }

    /** Null is right where a value is needed only for other values of the driver, and a loss elsewhere. */
    private static int rank(Map<String, RowState> row, Set<String> columns, Set<String> needed) {
        return columns.stream()
                .mapToInt(column -> state(row, column).isNull() == needed.contains(column) ? 1 : 0)
                .sum();
    }
}
