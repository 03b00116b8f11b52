package io.ballast.introspect.draft;

import io.ballast.common.schema.ForeignKey;
import io.ballast.introspect.facts.ForeignKeyFacts;
import io.ballast.introspect.facts.LiveIndex;
import io.ballast.introspect.facts.LiveTable;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Which of a table's foreign keys says best what its rows belong to. */
final class ParentOrder {
    private ParentOrder() {}

    /** The best one first. */
    static Comparator<ForeignKeyFacts> of(LiveTable table) {
        return Comparator.comparing((ForeignKeyFacts key) -> !isUnique(table, key))
                .thenComparing(key -> !table.constraints().primaryKey().containsAll(key.columns()))
                .thenComparing(key -> key.onDelete() != ForeignKey.OnDelete.CASCADE)
                .thenComparing(key -> -parents(key))
                .thenComparing(ForeignKeyFacts::name);
    }

    /** Whether a parent can have but one child, by a key of the child's. */
    static boolean isUnique(LiveTable table, ForeignKeyFacts key) {
        return keys(table).anyMatch(unique -> key.columns().containsAll(unique));
    }

    /** The columns of the primary key, the unique keys and the unique indexes. */
    static Stream<List<String>> keys(LiveTable table) {
        Stream<List<String>> indexes =
                table.indexes().stream().filter(LiveIndex::unique).map(LiveIndex::columns);
        return Stream.of(
                        Stream.of(table.constraints().primaryKey()), table.constraints().uniqueKeys().stream(), indexes)
                .flatMap(keys -> keys)
                .filter(columns -> !columns.isEmpty());
    }

    private static long parents(ForeignKeyFacts key) {
        return key.parentsByChildren().values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }
}
