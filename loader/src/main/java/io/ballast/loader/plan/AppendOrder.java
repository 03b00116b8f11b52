package io.ballast.loader.plan;

import io.ballast.common.bundle.SourceTable;
import io.ballast.common.schema.Column;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The order in which rows are added to tables that are there: parents before children by the foreign keys of the target itself,
 * otherwise as the source has them.
 *
 * @param tables all of them
 * @param deferred whether the order holds only with foreign keys that can be deferred checked at the end
 * @param cycle foreign keys that cannot, and refer to each other in a ring, in words; empty when there is an order
 */
record AppendOrder(List<SourceTable> tables, boolean deferred, List<String> cycle) {
    AppendOrder {
        tables = List.copyOf(tables);
        cycle = List.copyOf(cycle);
    }

    static AppendOrder of(List<SourceTable> tables, Map<String, ExistingTable> existing) {
        AppendOrder strict = sort(tables, existing, false);
        return strict.cycle.isEmpty() ? strict : sort(tables, existing, true);
    }

    private static AppendOrder sort(List<SourceTable> tables, Map<String, ExistingTable> existing, boolean deferred) {
        Map<String, SourceTable> waiting = new LinkedHashMap<>();
        tables.forEach(table -> waiting.put(table.name(), table));
        List<SourceTable> sorted = new ArrayList<>();
        while (!waiting.isEmpty()) {
            SourceTable next = waiting.values().stream()
                    .filter(table ->
                            blocking(table, existing, waiting, deferred).isEmpty())
                    .findFirst()
                    .orElse(null);
            if (next == null) {
                return new AppendOrder(tables, deferred, ring(existing, waiting, deferred));
            }
            sorted.add(next);
            waiting.remove(next.name());
        }
        return new AppendOrder(sorted, deferred, List.of());
    }

    /** Keys of a table that refer to tables whose rows are still to come. */
    private static List<TargetKey> blocking(
            SourceTable table,
            Map<String, ExistingTable> existing,
            Map<String, SourceTable> waiting,
            boolean deferred) {
        ExistingTable target = existing.get(table.name());
        if (target == null) {
            return List.of();
        }
        List<String> given = table.schema().columns().stream().map(Column::name).toList();
        return target.foreignKeys().stream()
                .filter(key -> !key.table().equals(table.name()) && waiting.containsKey(key.table()))
                .filter(key -> given.containsAll(key.columns()) && !(deferred && key.deferrable()))
                .toList();
    }

    /** Follows one key after the other until a table comes again. */
    private static List<String> ring(
            Map<String, ExistingTable> existing, Map<String, SourceTable> waiting, boolean deferred) {
        List<String> path = new ArrayList<>();
        List<String> words = new ArrayList<>();
        String table = waiting.keySet().iterator().next();
        while (!path.contains(table)) {
            TargetKey key = blocking(Objects.requireNonNull(waiting.get(table)), existing, waiting, deferred)
                    .get(0);
            path.add(table);
            words.add("\"" + key.name() + "\" of table \"" + table + "\" refers to \"" + key.table() + "\"");
            table = key.table();
        }
        return words.subList(path.indexOf(table), words.size());
    }
}
