package io.ballast.introspect.draft;

import io.ballast.introspect.sql.Formula;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a condition says of the nulls of its columns, in whatever words: that one of them has a value, or that all have one or none. */
record NullPatterns(List<String> columns, Rule rule) {
    /** Columns that are looked at, each with a null and without. */
    private static final int MOST = 8;

    enum Rule {
        /** Each row in which one of them has a value is let in. */
        ONE,
        /** Each row in which all of them have a value is let in, and each in which none has. */
        TOGETHER
    }

    NullPatterns {
        columns = List.copyOf(columns);
    }

    /** Empty where it says something else, or nothing. */
    static Optional<NullPatterns> of(DraftTable table, Formula formula) {
        List<String> columns = formula.columns().distinct().toList();
        boolean known = columns.size() > 1
                && columns.size() <= MOST
                && columns.stream().allMatch(name -> canBeNull(table.columns.get(name)));
        if (!known) {
            return Optional.empty();
        }
        Set<Integer> admitted = new TreeSet<>();
        for (int pattern = 0; pattern < 1 << columns.size(); pattern++) {
            if (new FormulaTruth(table, row(columns, pattern), comparison -> false).admits(formula)) {
                admitted.add(pattern);
            }
        }
        List<Integer> alone = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            alone.add(1 << i);
        }
        int all = (1 << columns.size()) - 1;
        if (admitted.size() > all) {
            return Optional.empty();
        }
        return admitted.containsAll(alone)
                ? Optional.of(new NullPatterns(columns, Rule.ONE))
                : admitted.containsAll(List.of(0, all))
                        ? Optional.of(new NullPatterns(columns, Rule.TOGETHER))
                        : Optional.empty();
    }

    private static boolean canBeNull(@Nullable DraftColumn column) {
        return column != null && column.nullable && !column.filled;
    }

    /** A bit for each column that has a value. */
    private static Map<String, RowState> row(List<String> columns, int pattern) {
        Map<String, RowState> row = new HashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            row.put(columns.get(i), (pattern >> i & 1) == 1 ? RowState.ANY : RowState.NULL);
        }
        return row;
    }
}
