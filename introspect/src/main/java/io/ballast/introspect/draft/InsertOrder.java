package io.ballast.introspect.draft;

import io.ballast.common.schema.ForeignKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * The order of tables in which those that others refer to come first, and otherwise that of their names: in this order their rows can be
 * inserted. Where tables refer to each other in a circle, one of them has to be first.
 */
final class InsertOrder {
    private final Map<String, DraftTable> tables;
    private final Function<DraftTable, List<String>> before;
    private final Set<DraftTable> ordered = new LinkedHashSet<>();
    private final Set<DraftTable> begun = new HashSet<>();

    private InsertOrder(Map<String, DraftTable> tables, Function<DraftTable, List<String>> before) {
        this.tables = tables;
        this.before = before;
    }

    /** The tables whose rows others belong to come first. */
    static List<DraftTable> byParents(Map<String, DraftTable> tables) {
        return of(tables, table -> table.parent == null ? List.of() : List.of(table.parent.targetTable()));
    }

    /** The targets of foreign keys that the spec has come first, and of those parents before all. */
    static List<DraftTable> byForeignKeys(Map<String, DraftTable> tables) {
        return of(tables, table -> {
            List<String> targets = new ArrayList<>();
            if (table.parent != null) {
                targets.add(table.parent.targetTable());
            }
            table.foreignKeys.stream().map(ForeignKey::targetTable).sorted().forEach(targets::add);
            return targets;
        });
    }

    private static List<DraftTable> of(Map<String, DraftTable> tables, Function<DraftTable, List<String>> before) {
        InsertOrder order = new InsertOrder(tables, before);
        tables.values().forEach(order::add);
        return List.copyOf(order.ordered);
    }

    private void add(DraftTable table) {
        if (!begun.add(table)) {
            return;
        }
        for (String name : before.apply(table)) {
            DraftTable target = tables.get(name);
            if (target != null) {
                add(target);
            }
        }
        ordered.add(table);
    }
}
