package io.ballast.spec;

import java.util.List;

/**
 * A dataset spec, checked and resolved: every name resolves, every parameter is in range.
 *
 * @param tables parents before their children; otherwise in the order of the file
 */
public record DatasetSpec(String name, long seed, List<TableSpec> tables) {
    public DatasetSpec {
        tables = List.copyOf(tables);
    }

    public TableSpec table(String tableName) {
        return tables.stream()
                .filter(table -> table.name().equals(tableName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no table " + tableName));
    }
}
