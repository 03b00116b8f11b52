package io.ballast.spec.resolve;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Orders tables: parents before their children, otherwise as the file has them. */
public final class TableOrder {
    private final Map<String, TableDraft> tables = new LinkedHashMap<>();
    /** The same tables, as far as they have a place, by name. */
    private final Map<String, TableDraft> ordered = new LinkedHashMap<>();

    private TableOrder(List<TableDraft> drafts) {
        drafts.forEach(table -> tables.put(table.name(), table));
    }

    /** Refuses a parent that does not exist, and tables that are each other's parents. */
    public static List<TableDraft> of(List<TableDraft> drafts) {
        TableOrder order = new TableOrder(drafts);
        for (TableDraft table : drafts) {
            order.add(table, new LinkedHashSet<>());
        }
        return List.copyOf(order.ordered.values());
    }

    private void add(TableDraft table, Set<String> children) {
        if (ordered.containsKey(table.name())) {
            return;
        }
        if (!children.add(table.name())) {
            throw table.node()
                    .require("per")
                    .refused(
                            children.size() == 1
                                    ? "table " + table.name() + " belongs to itself; it needs rows of its own"
                                    : "the tables " + String.join(", ", children)
                                            + " belong to each other in a circle; one of them needs rows of its own");
        }
        String parent = table.parent();
        if (parent != null) {
            TableDraft found = tables.get(parent);
            if (found == null) {
                throw table.node().require("per").unknown("table", parent, tables.keySet());
            }
            add(found, children);
        }
        ordered.put(table.name(), table);
    }
}
