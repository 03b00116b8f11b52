package io.ballast.spec.check;

import io.ballast.spec.ColumnSpec;
import io.ballast.spec.TableSpec;
import io.ballast.spec.kind.OrdinalKind;
import io.ballast.spec.kind.ValueKind;
import io.ballast.spec.resolve.ResolvedSpec;

/** Checks that ordinals, the numbers of children among their siblings, stand in child tables only. */
final class OrdinalChecks {
    private OrdinalChecks() {}

    static void check(ResolvedSpec spec, TableSpec table, ColumnSpec column) {
        if (spec.parent(table) == null && containsOrdinal(column.value())) {
            throw spec.valueNode(table, column)
                    .refused(
                            "table " + table.name()
                                    + " has no parent; kind \"ordinal\" needs \"per\" and \"count\", a sequence numbers all rows");
        }
    }

    private static boolean containsOrdinal(ValueKind kind) {
        return kind instanceof OrdinalKind || kind.inner().stream().anyMatch(OrdinalChecks::containsOrdinal);
    }
}
