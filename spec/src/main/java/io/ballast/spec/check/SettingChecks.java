package io.ballast.spec.check;

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
    }
}
