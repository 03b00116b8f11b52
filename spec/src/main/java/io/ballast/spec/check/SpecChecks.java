package io.ballast.spec.check;

import io.ballast.spec.ColumnSpec;
import io.ballast.spec.TableSpec;
import io.ballast.spec.resolve.ResolvedSpec;

/** What can only be said of a spec once all its references are resolved; the first thing wrong is refused. */
public final class SpecChecks {
    private SpecChecks() {}

    public static void check(ResolvedSpec spec) {
        RelationNames.check(spec);
        ReferenceCycles.check(spec);
        KeyChecks.check(spec);
        UnloggedChecks.check(spec);
        IndexChecks.check(spec);
        for (TableSpec table : spec.tables()) {
            for (ColumnSpec column : table.columns()) {
                TemplateChecks.check(spec, table, column);
                UseChecks.check(spec, table, column);
                ExceptChecks.check(spec, table, column);
            }
        }
        UseCycles.check(spec);
        for (TableSpec table : spec.tables()) {
            for (ColumnSpec column : table.columns()) {
                OrdinalChecks.check(spec, table, column);
                ValueRange.check(spec, table, column);
                UseChecks.checkNulls(spec, table, column);
                CheckRules.check(spec, table, column);
                FieldChecks.check(spec, table, column);
            }
            PartitionRoom.check(spec, table);
        }
        Uniqueness.check(spec);
    }
}
