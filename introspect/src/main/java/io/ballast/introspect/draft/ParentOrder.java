package io.ballast.introspect.draft;

import io.ballast.common.schema.ForeignKey;
import io.ballast.introspect.facts.ForeignKeyFacts;
import io.ballast.introspect.facts.LiveTable;
import java.util.Comparator;

/** Which of a table's foreign keys says best what its rows belong to. */
final class ParentOrder {
    private ParentOrder() {}

    /** The best one first. */
    static Comparator<ForeignKeyFacts> of(LiveTable table, SharedColumns shared) {
        return shared.order(table)
                .thenComparing(key -> !isUnique(table, key))
                .thenComparing(key -> !table.constraints().primaryKey().containsAll(key.columns()))
                .thenComparing(key -> key.onDelete() != ForeignKey.OnDelete.CASCADE)
                .thenComparing(key -> -parents(key))
                .thenComparing(ForeignKeyFacts::name);
    }

    /** Whether a parent can have but one child, by a key of the child's. */
    static boolean isUnique(LiveTable table, ForeignKeyFacts key) {
        return table.keys().anyMatch(unique -> key.columns().containsAll(unique));
    }

    private static long parents(ForeignKeyFacts key) {
        return key.parentsByChildren().values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }
}
