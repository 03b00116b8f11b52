package io.ballast.loader.plan;

import io.ballast.common.schema.ForeignKey;
import io.ballast.common.schema.Index;
import io.ballast.common.schema.TableSchema;
import io.ballast.common.schema.UniqueKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Knows which foreign keys can be validated by merging two indexes. Where both tables were filled with FREEZE their pages are
 * marked all-visible, so that index-only scans read the keys of child and parent in the same order and never look at a row:
 * less than half the work of hashing the parent's keys, which the planner would prefer.
 */
final class SortedKeys {
    private final Map<String, TablePlan> tables;

    SortedKeys(List<TablePlan> tables) {
        this.tables = tables.stream().collect(Collectors.toMap(TablePlan::name, Function.identity()));
    }

    /** Whether an index of the child begins with the key's columns, and the parent's key has its columns in the same order. */
    boolean both(TablePlan child, ForeignKey key) {
        TablePlan parent = tables.get(key.targetTable());
        return parent != null
                && isAllVisible(child)
                && isAllVisible(parent)
                && sortedBy(parent.of().schema()).contains(key.targetColumns())
                && sortedBy(child.of().schema()).stream().anyMatch(columns -> beginsWith(columns, key.columns()));
    }

    private static boolean isAllVisible(TablePlan table) {
        return table.staging() == StagingKind.FREEZE;
    }

    private static boolean beginsWith(List<String> columns, List<String> first) {
        return columns.size() >= first.size()
                && columns.subList(0, first.size()).equals(first);
    }

    /** The columns of each index that has every row, in the index's order. */
    private static List<List<String>> sortedBy(TableSchema table) {
        List<List<String>> sorted = new ArrayList<>();
        sorted.add(table.primaryKey());
        table.uniqueKeys().stream().map(UniqueKey::columns).forEach(sorted::add);
        table.indexes().stream()
                .filter(index -> index.method() == Index.Method.BTREE && index.where() == null)
                .filter(index -> index.traits().elements().isEmpty() && !index.hasSql())
                .map(Index::columns)
                .forEach(sorted::add);
        return sorted;
    }
}
