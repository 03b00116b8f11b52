package io.ballast.spec.check;

import io.ballast.common.error.BallastException;
import io.ballast.common.schema.BaseType;
import io.ballast.common.schema.Column;
import io.ballast.common.schema.Index;
import io.ballast.common.schema.TableSchema;
import io.ballast.common.schema.UniqueKey;
import io.ballast.spec.TableSpec;
import io.ballast.spec.resolve.ResolvedSpec;
import io.ballast.spec.yaml.SpecNode;
import java.util.List;

/** Checks primary and unique keys, and how they go with partitions. */
final class KeyChecks {
    private KeyChecks() {}

    static void check(ResolvedSpec spec, TableSpec table) {
        TableSchema schema = table.schema();
        SpecNode node = spec.node(table);
        for (String column : schema.primaryKey()) {
            if (column(schema, column).nullable()) {
                throw refusedNulls(spec.node(table, spec.column(table, column)), column);
            }
        }
        checkKey(node, schema, "primary key", schema.primaryKey());
        for (UniqueKey key : schema.uniqueKeys()) {
            checkKey(node, schema, "unique key", key.columns());
        }
        for (Index index : schema.indexes()) {
            if (index.unique()) {
                checkKey(node, schema, "unique index", index.columns());
            }
        }
        PartitionChecks.check(spec, table);
        NullChecks.check(spec, table);
    }

    /** At the key that lets nulls in. */
    private static BallastException refusedNulls(SpecNode node, String column) {
        String cause = node.has("nulls") ? "nulls" : "nullable";
        return node.require(cause)
                .refused("column \"" + column + "\" is in the primary key and cannot be null; take \"" + cause
                        + "\" away");
    }

    private static void checkKey(SpecNode node, TableSchema table, String what, List<String> columns) {
        for (String column : columns) {
            BaseType type = column(table, column).type().base();
            if (!type.isComparable()) {
                throw node.refused("column \"" + column + "\" is " + type.sqlName()
                        + ", which PostgreSQL cannot compare and so not use in a " + what
                        + (type == BaseType.JSON ? "; use jsonb" : ""));
            }
        }
        if (table.partitioning() != null && !columns.isEmpty()) {
            for (String column : table.partitioning().keyColumns()) {
                if (!columns.contains(column)) {
                    throw node.refused("the " + what + " (" + String.join(", ", columns)
                            + ") of a partitioned table must contain its column \"" + column + "\"");
                }
            }
        }
    }

    private static Column column(TableSchema table, String name) {
        return table.columns().get(table.columnIndex(name));
    }
}
