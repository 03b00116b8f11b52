package io.ballast.spec;

import io.ballast.common.schema.View;
import java.util.List;

/**
 * A dataset spec, checked and resolved: every name resolves, every parameter is in range.
 *
 * @param tables parents before their children; otherwise in the order of the file
 * @param views each after those that it shows
 */
public record DatasetSpec(String name, long seed, List<TableSpec> tables, List<View> views) {
    public DatasetSpec {
        tables = List.copyOf(tables);
        views = List.copyOf(views);
    }

    /** A spec without views. */
    public DatasetSpec(String name, long seed, List<TableSpec> tables) {
        this(name, seed, tables, List.of());
    }

    public TableSpec table(String tableName) {
        return tables.stream()
                .filter(table -> table.name().equals(tableName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no table " + tableName));
    }
}
