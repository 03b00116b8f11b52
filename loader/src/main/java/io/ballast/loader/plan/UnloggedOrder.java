package io.ballast.loader.plan;

import io.ballast.common.bundle.Manifest;
import io.ballast.common.bundle.SourceTable;
import io.ballast.common.schema.ForeignKey;
import io.ballast.common.schema.TableSchema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The unlogged tables of a source in the order in which they leave the write-ahead log: the server lets no table go that one in the log
 * refers to.
 */
final class UnloggedOrder {
    private final Map<String, TableSchema> tables = new LinkedHashMap<>();
    private final Set<String> seen = new LinkedHashSet<>();
    /** Tables before those that refer to them. */
    private final List<TableSchema> parentsFirst = new ArrayList<>();

    private UnloggedOrder(Manifest manifest) {
        manifest.tables().stream()
                .map(SourceTable::schema)
                .filter(table -> table.traits().unlogged())
                .forEach(table -> tables.put(table.name(), table));
    }

    static List<TableSchema> of(Manifest manifest) {
        UnloggedOrder order = new UnloggedOrder(manifest);
        order.tables.values().forEach(order::visit);
        List<TableSchema> childrenFirst = new ArrayList<>();
        order.parentsFirst.forEach(table -> childrenFirst.add(0, table));
        return childrenFirst;
    }

    private void visit(TableSchema table) {
        if (seen.add(table.name())) {
            for (ForeignKey key : table.foreignKeys()) {
                TableSchema target = tables.get(key.targetTable());
                if (target != null) {
                    visit(target);
                }
            }
            parentsFirst.add(table);
        }
    }
}
