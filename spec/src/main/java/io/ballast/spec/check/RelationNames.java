package io.ballast.spec.check;

import io.ballast.common.schema.Column;
import io.ballast.common.schema.Exclusion;
import io.ballast.common.schema.Index;
import io.ballast.common.schema.ObjectNames;
import io.ballast.common.schema.PlacedPartition;
import io.ballast.common.schema.TableSchema;
import io.ballast.common.schema.UniqueKey;
import io.ballast.spec.TableSpec;
import io.ballast.spec.resolve.ResolvedSpec;
import io.ballast.spec.yaml.SpecNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Tables, partitions, keys and indexes share one space of names in PostgreSQL (manual, 5.10 Schemas): none may stand twice. */
final class RelationNames {
    private final Map<String, String> owners = new HashMap<>();

    private RelationNames() {}

    static void check(ResolvedSpec spec) {
        RelationNames names = new RelationNames();
        for (TableSpec table : spec.tables()) {
            names.add(spec.node(table), table.name(), "the table " + table.name());
        }
        for (TableSpec table : spec.tables()) {
            names.addPartsOf(spec.node(table), table.schema());
        }
    }

    private void addPartsOf(SpecNode node, TableSchema table) {
        for (Column column : table.columns()) {
            if (column.hasSequence()) {
                String owner = "the sequence of " + table.name() + "." + column.name();
                add(node, ObjectNames.sequence(table, column), owner);
            }
        }
        if (!table.primaryKey().isEmpty()) {
            add(node, ObjectNames.primaryKey(table), "the primary key of " + table.name());
        }
        for (UniqueKey key : table.uniqueKeys()) {
            add(node, ObjectNames.uniqueKey(table, key), "a unique key of " + table.name());
        }
        for (Index index : table.indexes()) {
            add(node, ObjectNames.index(table, index), "an index of " + table.name());
        }
        for (Exclusion exclusion : table.constraints().exclusions()) {
            add(node, ObjectNames.exclusion(table, exclusion), "an exclusion constraint of " + table.name());
        }
        checkConstraints(node, table);
        for (PlacedPartition placed : PlacedPartition.of(table)) {
            add(node, placed.name(), "a partition of " + placed.parent());
        }
    }

    /** Constraints of one table share a space of names too, whether there is an index behind them or not. */
    private static void checkConstraints(SpecNode node, TableSchema table) {
        Set<String> seen = new HashSet<>();
        for (String name : ObjectNames.constraints(table)) {
            if (!seen.add(name)) {
                throw node.refused("two constraints of " + table.name() + " are named \"" + name
                        + "\"; PostgreSQL needs them different");
            }
        }
    }

    private void add(SpecNode node, String name, String owner) {
        String other = owners.put(name, owner);
        if (other != null) {
            throw node.refused("the name \"" + name + "\" would stand for " + other + " and for " + owner
                    + "; PostgreSQL needs them different");
        }
    }
}
