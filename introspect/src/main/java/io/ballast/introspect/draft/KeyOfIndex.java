package io.ballast.introspect.draft;

import io.ballast.common.schema.Index;
import io.ballast.common.schema.IndexElement;
import io.ballast.common.schema.IndexTraits;
import io.ballast.introspect.facts.LiveIndex;
import io.ballast.spec.check.IndexChecks;
import java.util.ArrayList;
import java.util.List;

/**
 * The key that stands for a unique index which a spec cannot say without SQL text, where the tables have the index themselves: rows that
 * differ in its columns differ in all of it, and so do those of which its condition holds.
 */
final class KeyOfIndex {
    private KeyOfIndex() {}

    /** Whether there is such a key, and it holds; the spec has it from then on. */
    static boolean keep(DraftTable table, Keys keys, LiveIndex facts) {
        List<String> columns = facts.named();
        boolean canBeKey = facts.unique()
                && !columns.isEmpty()
                && Selection.hasAll(table, columns)
                && columns.stream().allMatch(name -> IndexChecks.canIndex(Index.Method.BTREE, table.column(name).type));
        if (!canBeKey || !keys.holdsOrPicks(table, columns)) {
            return false;
        }
        Index index = over(facts, columns);
        if (!table.indexes.contains(index)) {
            table.indexes.add(index);
        }
        return true;
    }

    private static Index over(LiveIndex facts, List<String> columns) {
        List<IndexElement> elements = new ArrayList<>();
        boolean isPlain = true;
        for (String column : columns) {
            IndexElement plain = IndexElement.of(column);
            IndexElement element = facts.traits().elements().stream()
                    .filter(searched -> column.equals(searched.column()) && searched.letterCase() != null)
                    .findFirst()
                    .map(searched -> searched.letterCase() == null ? plain : plain.in(searched.letterCase()))
                    .orElse(plain);
            isPlain &= element.isPlain();
            elements.add(element);
        }
        return isPlain
                ? new Index(columns, Index.Method.BTREE, true, null, List.of())
                : Index.over(Index.Method.BTREE, true, null, List.of(), IndexTraits.NONE.withElements(elements));
    }
}
