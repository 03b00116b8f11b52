package io.ballast.spec.check;

import io.ballast.common.schema.ForeignKey;
import io.ballast.spec.TableSpec;
import io.ballast.spec.resolve.ResolvedSpec;

/** Checks that logged tables refer to logged ones only: rows of others may be gone after a crash. */
final class UnloggedChecks {
    private UnloggedChecks() {}

    static void check(ResolvedSpec spec, TableSpec table) {
        if (table.schema().traits().unlogged()) {
            return;
        }
        for (ForeignKey key : table.schema().foreignKeys()) {
            if (spec.dataset().table(key.targetTable()).schema().traits().unlogged()) {
                throw spec.node(table)
                        .refused("the table refers to \"" + key.targetTable()
                                + "\", which is unlogged; PostgreSQL lets only unlogged tables do so");
            }
        }
    }
}
