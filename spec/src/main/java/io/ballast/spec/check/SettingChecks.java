package io.ballast.spec.check;

import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.ExtendedStatistics;
import io.ballast.common.schema.Index;
import io.ballast.common.schema.TableSettings;
import io.ballast.spec.TableSpec;
import io.ballast.spec.resolve.ResolvedSpec;

/** Checks that the server can keep a table as the spec says: by indexes that the table has. */
final class SettingChecks {
    private SettingChecks() {}

    static void check(ResolvedSpec spec, TableSpec table) {
        TableSettings.Fault fault = TableSettings.fault(table.schema());
        if (fault != null) {
            throw spec.node(table).require(fault.key()).refused("expected " + fault.expected());
        }
        for (ExtendedStatistics statistics : table.schema().traits().settings().statistics()) {
            for (String name : statistics.columns()) {
                ColumnType type = table.schema().typeOf(name);
                if (!IndexChecks.canIndex(Index.Method.BTREE, type)) {
                    throw spec.node(table)
                            .require("statistics")
                            .refused("PostgreSQL has no order for " + type + ", the type of column \"" + name + "\"");
                }
            }
        }
    }
}
