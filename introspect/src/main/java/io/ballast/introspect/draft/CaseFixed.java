package io.ballast.introspect.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Columns that are null in all rows, and such that never are, whatever the other columns are: all that can be done where a key or a
 * reference has a say in the values.
 *
 * @param nulls names of columns that are always null
 * @param filled names of columns that never are
 */
record CaseFixed(Set<String> nulls, Set<String> filled) {
    /** How many columns are looked at: three choices for each. */
    private static final int MOST = 3;

    CaseFixed {
        nulls = Set.copyOf(nulls);
        filled = Set.copyOf(filled);
    }

    /** All choices, the one without any of either first. */
    static List<CaseFixed> choices(CaseColumns columns, List<DraftColumn> involved) {
        List<CaseFixed> choices = new ArrayList<>(List.of(new CaseFixed(Set.of(), Set.of())));
        involved.stream()
                .filter(column -> columns.canBeLeftNull(column) || columns.canBeFilled(column))
                .limit(MOST)
                .forEach(column -> {
                    List<CaseFixed> longer = choices.stream()
                            .flatMap(choice -> choice.with(columns, column))
                            .toList();
                    choices.addAll(longer);
                });
        return choices;
    }

    private Stream<CaseFixed> with(CaseColumns columns, DraftColumn column) {
        Stream<CaseFixed> left =
                columns.canBeLeftNull(column) ? Stream.of(new CaseFixed(and(nulls, column), filled)) : Stream.empty();
        Stream<CaseFixed> kept =
                columns.canBeFilled(column) ? Stream.of(new CaseFixed(nulls, and(filled, column))) : Stream.empty();
        return Stream.concat(left, kept);
    }

    private static Set<String> and(Set<String> names, DraftColumn column) {
        Set<String> more = new TreeSet<>(names);
        more.add(column.name());
        return more;
    }

    boolean has(DraftColumn column) {
        return nulls.contains(column.name()) || filled.contains(column.name());
    }

    /** What the column can be then. */
    List<RowState> of(DraftColumn column, List<RowState> states) {
        if (nulls.contains(column.name())) {
            return List.of(RowState.NULL);
        }
        return filled.contains(column.name())
                ? states.stream().filter(state -> !state.isNull()).collect(Collectors.toUnmodifiableList())
                : states;
    }
}
