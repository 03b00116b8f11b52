package io.ballast.loader.plan;

import io.ballast.common.bundle.SourceTable;
import io.ballast.common.schema.Column;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The order in which rows are added to tables that are there: parents before children by the foreign keys of the target itself,
 * otherwise as the source has them.
 *
 * @param tables all of them
 * @param deferred whether the order holds only with foreign keys that can be deferred checked at the end
 * @param late foreign keys that cannot be deferred, and have to be
 * @param ring foreign keys that cannot, and refer to each other; empty when there is an order
 */
record AppendOrder(List<SourceTable> tables, boolean deferred, Set<LateKey> late, List<Link> ring) {
    AppendOrder {
        tables = List.copyOf(tables);
        late = Collections.unmodifiableSet(new LinkedHashSet<>(late));
        ring = List.copyOf(ring);
    }

    /** The ring in words, a foreign key after the other. */
    List<String> cycle() {
        return ring.stream().map(Link::inWords).toList();
    }

    /** @param loosens whether keys of tables that the role owns may be made deferrable */
    static AppendOrder of(List<SourceTable> tables, Map<String, ExistingTable> existing, boolean loosens) {
        AppendOrder strict = sort(tables, existing, false, false);
        return strict.ring.isEmpty() ? strict : sort(tables, existing, true, loosens);
    }

    private static AppendOrder sort(
            List<SourceTable> tables, Map<String, ExistingTable> existing, boolean deferred, boolean loosens) {
        Set<LateKey> late = new LinkedHashSet<>();
        Map<String, SourceTable> waiting = new LinkedHashMap<>();
        tables.forEach(table -> waiting.put(table.name(), table));
        List<SourceTable> sorted = new ArrayList<>();
        while (!waiting.isEmpty()) {
            SourceTable next = waiting.values().stream()
                    .filter(table ->
                            blocking(table, existing, waiting, deferred, late).isEmpty())
                    .findFirst()
                    .orElse(null);
            if (next != null) {
                sorted.add(next);
                waiting.remove(next.name());
                continue;
            }
            List<Link> ring = ring(existing, waiting, deferred, late);
            Optional<LateKey> loosened = loosens ? loosened(ring, existing) : Optional.empty();
            if (loosened.isEmpty()) {
                return new AppendOrder(tables, deferred, late, ring);
            }
            late.add(loosened.get());
        }
        return new AppendOrder(sorted, deferred, late, List.of());
    }

    private static Optional<LateKey> loosened(List<Link> ring, Map<String, ExistingTable> existing) {
        return ring.stream()
                .filter(link -> Objects.requireNonNull(existing.get(link.table()))
                        .rights()
                        .mayDrop())
                .map(link -> LateKey.of(link.table(), link.key()))
                .findFirst();
    }

    /** Keys of a table that refer to tables whose rows are still to come. */
    private static List<TargetKey> blocking(
            SourceTable table,
            Map<String, ExistingTable> existing,
            Map<String, SourceTable> waiting,
            boolean deferred,
            Set<LateKey> late) {
        ExistingTable target = existing.get(table.name());
        if (target == null) {
            return List.of();
        }
        List<String> given = table.schema().columns().stream().map(Column::name).toList();
        return target.foreignKeys().stream()
                .filter(key -> !key.table().equals(table.name()) && waiting.containsKey(key.table()))
                .filter(key -> given.containsAll(key.columns()) && !(deferred && key.deferrable()))
                .filter(key -> !late.contains(LateKey.of(table.name(), key)))
                .toList();
    }

    /** Follows one key after the other until a table comes again. */
    private static List<Link> ring(
            Map<String, ExistingTable> existing,
            Map<String, SourceTable> waiting,
            boolean deferred,
            Set<LateKey> late) {
        List<String> path = new ArrayList<>();
        List<Link> links = new ArrayList<>();
        String table = waiting.keySet().iterator().next();
        while (!path.contains(table)) {
            TargetKey key = blocking(Objects.requireNonNull(waiting.get(table)), existing, waiting, deferred, late)
                    .get(0);
            path.add(table);
            links.add(new Link(table, key));
            table = key.table();
        }
        return links.subList(path.indexOf(table), links.size());
    }

    /** A foreign key of a ring, and the table that has it. */
    record Link(String table, TargetKey key) {
        String inWords() {
            return "\"" + key.name() + "\" of table \"" + table + "\" refers to \"" + key.table() + "\"";
        }
    }
}
