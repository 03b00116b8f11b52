package io.ballast.bench.strategy;

import io.ballast.common.schema.BaseType;
import io.ballast.common.schema.Column;
import io.ballast.common.schema.ForeignKey;
import io.ballast.common.schema.TableSchema;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The ids that the server made, by those that the bundle has instead. In memory: for samples. */
public final class ServerIds {
    private final Map<String, Map<String, String>> madeByTable = new HashMap<>();

    /** The place of the column whose values the server makes: a primary key of one uuid; -1 for none. */
    static int idIndex(TableSchema table) {
        if (table.primaryKey().size() != 1) {
            return -1;
        }
        int index = table.columnIndex(table.primaryKey().get(0));
        Column column = table.columns().get(index);
        boolean uuid = column.type().base() == BaseType.UUID && !column.type().array();
        boolean refers =
                table.foreignKeys().stream().anyMatch(key -> key.columns().contains(column.name()));
        return uuid && !refers ? index : -1;
    }

    /** The table without the columns whose values are not the bundle's: ids that were made, and what refers to them. */
    public static TableSchema without(TableSchema table, List<TableSchema> all) {
        Set<String> others = new HashSet<>();
        if (idIndex(table) >= 0) {
            others.add(table.primaryKey().get(0));
        }
        for (ForeignKey key : table.foreignKeys()) {
            if (refersToId(key, all)) {
                others.addAll(key.columns());
            }
        }
        return new TableSchema(
                table.name(),
                null,
                table.columns().stream()
                        .filter(column -> !others.contains(column.name()))
                        .toList(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null);
    }

    private static boolean refersToId(ForeignKey key, List<TableSchema> all) {
        return all.stream()
                .filter(target -> target.name().equals(key.targetTable()) && idIndex(target) >= 0)
                .anyMatch(target -> key.targetColumns().equals(target.primaryKey()));
    }

    void made(TableSchema table, String bundleId, String serverId) {
        madeByTable.computeIfAbsent(table.name(), name -> new HashMap<>()).put(bundleId, serverId);
    }

    /** What stands in the row instead of the value: the id that was made for the parent. */
    @Nullable
    String value(TableSchema table, int column, @Nullable String value) {
        if (value == null) {
            return null;
        }
        String name = table.columns().get(column).name();
        for (ForeignKey key : table.foreignKeys()) {
            if (key.columns().equals(List.of(name))) {
                String made =
                        madeByTable.getOrDefault(key.targetTable(), Map.of()).get(value);
                return made == null ? value : made;
            }
        }
        return value;
    }
}
