package io.ballast.introspect.draft;

import io.ballast.introspect.facts.LiveIndex;
import io.ballast.spec.kind.ReferenceKind;
import java.util.List;
import java.util.stream.Stream;

/** Lets columns have no nulls that stand in a key to which two nulls are the same. */
final class EqualNulls {
    private EqualNulls() {}

    /** The columns have kinds of values; no key was looked at. */
    static void fill(DraftTable table, Notes notes) {
        if (table.existing) {
            return;
        }
        Stream.concat(
                        table.facts
                                .keys()
                                .filter(key ->
                                        table.facts.constraints().traits(key).nullsNotDistinct()),
                        table.facts.indexes().stream()
                                .filter(index ->
                                        index.unique() && index.traits().nullsNotDistinct())
                                .map(LiveIndex::columns))
                .distinct()
                .filter(key -> Selection.hasAll(table, key))
                .forEach(key -> fill(table, key, notes));
    }

    private static void fill(DraftTable table, List<String> key, Notes notes) {
        boolean isApart = key.stream()
                .map(table::column)
                .anyMatch(column -> !mayBeNull(column) && Keys.neverRepeats(table, column.name()));
        for (String name : key) {
            DraftColumn column = table.column(name);
            if (isApart || !mayBeNull(column)) {
                continue;
            }
            boolean isOfItself = column.kind instanceof ReferenceKind reference
                    && reference.table().equals(table.name());
            if (isOfItself || column.nullGroup != null || column.isAlwaysNull()) {
                Clashes.refuseNulls(table, key, name, notes);
            } else {
                column.filled = true;
                notes.ofColumn(table.name(), name, "never null here, as two nulls are the same to a key");
            }
        }
    }

    private static boolean mayBeNull(DraftColumn column) {
        return column.nullable && !column.filled;
    }
}
