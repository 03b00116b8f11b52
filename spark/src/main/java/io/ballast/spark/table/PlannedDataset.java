package io.ballast.spark.table;

import io.ballast.common.error.Nearest;
import io.ballast.generator.plan.GenerationPlan;
import io.ballast.generator.plan.TableShards;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A dataset whose tables are cut into shards, on the driver.
 *
 * @param specYaml resolved
 */
record PlannedDataset(String specYaml, GenerationPlan plan) {
    List<String> tableNames() {
        return plan.tables().stream().map(table -> table.table().name()).toList();
    }

    /** The table's position in the plan. */
    int position(String table) {
        int position = tableNames().indexOf(table);
        if (position < 0) {
            throw DatasetOptions.usage("the dataset has no table " + table + "; tables: "
                    + String.join(", ", tableNames()) + Nearest.hint(table, tableNames()));
        }
        return position;
    }

    /** How many shards each table is cut into. */
    TreeMap<String, Integer> counts() {
        Map<String, Integer> counts = new TreeMap<>();
        for (TableShards table : plan.tables()) {
            counts.put(table.table().name(), table.shards().size());
        }
        return new TreeMap<>(counts);
    }
}
