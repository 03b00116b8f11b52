package io.ballast.spec.resolve;

import io.ballast.spec.RowCount;
import io.ballast.spec.kind.ParentKind;
import io.ballast.spec.kind.ReferenceKind;
import io.ballast.spec.kind.ValueKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of its target agree with the columns of a reference that have values already. They can be computed where they are
 * all the descendants of one row that the row at hand leads to: its parent, a row that another reference picks, or an ancestor
 * of these.
 */
final class Agreement {
    private final FilledTables tables;
    private final FilledTable table;

    Agreement(FilledTables tables, FilledTable table) {
        this.tables = tables;
        this.table = table;
    }

    /** The rows that agree with all columns that are settled; null where they cannot be computed. */
    ReferenceKind.@Nullable Within of(ReferenceDraft reference, List<String> targetColumns) {
        List<String> settled = table.settled(reference);
        List<String> theirs = settled.stream()
                .map(column -> targetColumns.get(reference.columns().indexOf(column)))
                .toList();
        FilledTable at = tables.of(reference.targetTable());
        for (int down = 0; at != null && !settled.isEmpty(); down++) {
            if (at.hasKeyWithin(theirs)) {
                Place place = placeOf(at.draft().name(), settled, theirs);
                if (place != null) {
                    return new ReferenceKind.Within(place.group(), place.up(), down);
                }
            }
            List<String> above = inherited(at, theirs);
            if (above.isEmpty()) {
                return null;
            }
            theirs = above;
            at = tables.parentOf(at);
        }
        return null;
    }

    /** Whether there is a row that agrees for every row: each generation has a child at least, or leads to the row at hand. */
    boolean isNeverEmpty(ReferenceKind.Within within, String targetTable) {
        List<String> ours = new ArrayList<>();
        if (within.group() == null) {
            ours.add(table.draft().name());
        }
        String begin = within.group() == null ? table.draft().parent() : targetOf(within.group());
        List<String> ancestors = ancestors(Objects.requireNonNull(begin));
        ours.addAll(ancestors.subList(0, within.up()));
        List<String> targets = ancestors(targetTable).subList(0, within.down());
        boolean kin = true;
        for (int i = 1; i <= targets.size(); i++) {
            String generation = targets.get(targets.size() - i);
            kin &= i <= ours.size() && ours.get(ours.size() - i).equals(generation);
            if (!kin && leastChildren(generation) < 1) {
                return false;
            }
        }
        return true;
    }

    /** The table itself, its parent, and so on. */
    private List<String> ancestors(String name) {
        List<String> names = new ArrayList<>();
        for (FilledTable at = tables.of(name); at != null; at = tables.parentOf(at)) {
            names.add(at.draft().name());
        }
        return names;
    }

    private double leastChildren(String name) {
        FilledTable of = tables.of(name);
        return ((RowCount.PerParent) of.draft().rows()).count().support().min();
    }

    private String targetOf(String group) {
        return table.values().values().stream()
                .filter(value ->
                        value instanceof ReferenceKind free && free.group().equals(group))
                .map(value -> ((ReferenceKind) value).table())
                .findFirst()
                .orElseThrow();
    }

    /** The columns of the parent that these repeat; empty where one of them repeats none. */
    private static List<String> inherited(FilledTable of, List<String> columns) {
        List<String> above = new ArrayList<>();
        for (String column : columns) {
            if (of.values().get(column) instanceof ParentKind reference) {
                above.add(reference.column());
            }
        }
        return above.size() == columns.size() ? above : List.of();
    }

    /** The row of a table whose columns hold the values of the settled ones; null if there is none. */
    private @Nullable Place placeOf(String tableName, List<String> settled, List<String> columns) {
        return facts(settled.get(0)).stream()
                .filter(fact ->
                        fact.place().table().equals(tableName) && fact.column().equals(columns.get(0)))
                .map(Fact::place)
                .filter(place -> allAt(place, settled, columns))
                .findFirst()
                .orElse(null);
    }

    private boolean allAt(Place place, List<String> settled, List<String> columns) {
        for (int i = 0; i < settled.size(); i++) {
            if (!facts(settled.get(i)).contains(new Fact(place, columns.get(i)))) {
                return false;
            }
        }
        return true;
    }

    /** All rows of other tables that hold the value of this column, and where. */
    private List<Fact> facts(String column) {
        List<Fact> facts = new ArrayList<>();
        ValueKind value = table.values().get(column);
        String parent = table.draft().parent();
        if (value instanceof ParentKind reference && parent != null) {
            addWithAncestors(facts, new Place(null, 0, parent), reference.column());
        } else if (value instanceof ReferenceKind reference) {
            addWithAncestors(facts, new Place(reference.group(), 0, reference.table()), reference.column());
        }
        for (FilledTable.Joined joined : table.joined()) {
            int position = joined.reference().columns().indexOf(column);
            if (position >= 0) {
                Place place = new Place(
                        joined.reference().group(), 0, joined.reference().targetTable());
                addWithAncestors(facts, place, joined.targetColumns().get(position));
            }
        }
        return facts;
    }

    private void addWithAncestors(List<Fact> facts, Place from, String fromColumn) {
        Place place = from;
        String column = fromColumn;
        while (true) {
            facts.add(new Fact(place, column));
            FilledTable at = tables.of(place.table());
            String parent = at.draft().parent();
            if (parent == null || !(at.values().get(column) instanceof ParentKind reference)) {
                return;
            }
            place = new Place(place.group(), place.up() + 1, parent);
            column = reference.column();
        }
    }

    /** A row that the row at hand leads to; the first two as in {@link ReferenceKind.Within}. */
    private record Place(@Nullable String group, int up, String table) {}

    private record Fact(Place place, String column) {}
}
