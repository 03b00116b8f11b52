package io.ballast.spec.check;

import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.ExtendedStatistics;
import io.ballast.common.schema.Index;
import io.ballast.common.schema.Inheritance;
import io.ballast.common.schema.InheritanceRules;
import io.ballast.common.schema.TableSchema;
import io.ballast.common.schema.TableSettings;
import io.ballast.spec.TableSpec;
import io.ballast.spec.resolve.ResolvedSpec;
import io.ballast.spec.yaml.SpecNode;
import java.util.Map;
import java.util.stream.Collectors;

/** Checks that the server can keep a table as the spec says: by indexes that the table has, and by the tables that it inherits from. */
final class SettingChecks {
    private SettingChecks() {}

    private static void checkInheritance(ResolvedSpec spec, TableSpec table) {
        if (table.schema().traits().inheritance().equals(Inheritance.NONE)) {
            return;
        }
        Map<String, TableSchema> tables =
                spec.tables().stream().collect(Collectors.toMap(TableSpec::name, TableSpec::schema));
        InheritanceRules.Fault fault = InheritanceRules.fault(table.schema(), tables);
        if (fault != null) {
            SpecNode said = spec.node(table).find(fault.key());
            throw (said == null ? spec.node(table).require("inherits") : said)
                    .refused("expected " + fault.expected() + "; found " + fault.found());
        }
    }

    static void check(ResolvedSpec spec, TableSpec table) {
        TableSettings.Fault fault = TableSettings.fault(table.schema());
        if (fault != null) {
            throw spec.node(table).require(fault.key()).refused("expected " + fault.expected());
        }
        checkInheritance(spec, table);
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
