package io.ballast.spec.check;

import io.ballast.spec.ColumnSpec;
import io.ballast.spec.TableSpec;
import io.ballast.spec.resolve.ResolvedSpec;
import io.ballast.spec.yaml.SpecNode;
import java.util.function.BiConsumer;

/** What can only be said of a spec once all its references are resolved, in steps of which each rests on those before it. */
public final class SpecChecks {
    private final SpecNode root;
    private final ResolvedSpec spec;

    private SpecChecks(SpecNode root, ResolvedSpec spec) {
        this.root = root;
        this.spec = spec;
    }

    /**
     * Refuses a spec whose parts do not go together.
     *
     * @param root of the spec, which takes what is wrong and throws all of it that one step found
     */
    public static void check(SpecNode root, ResolvedSpec spec) {
        SpecChecks checks = new SpecChecks(root, spec);
        checks.checkShape();
        checks.checkUses();
        checks.checkValues();
        root.check(() -> Uniqueness.check(spec));
        root.refuseMistakes();
    }

    private void checkShape() {
        root.check(() -> RelationNames.check(spec));
        root.check(() -> ReferenceCycles.check(spec));
        for (TableSpec table : spec.tables()) {
            root.check(() -> KeyChecks.check(spec, table));
            root.check(() -> UnloggedChecks.check(spec, table));
            root.check(() -> IndexChecks.check(spec, table));
            root.check(() -> ExclusionChecks.check(spec, table));
            root.check(() -> SettingChecks.check(spec, table));
        }
        root.refuseMistakes();
    }

    private void checkUses() {
        ofColumns((table, column) -> {
            TemplateChecks.check(spec, table, column);
            UseChecks.check(spec, table, column);
            ExceptChecks.check(spec, table, column);
        });
        root.refuseMistakes();
        UseCycles.check(spec);
    }

    private void checkValues() {
        ofColumns((table, column) -> {
            OrdinalChecks.check(spec, table, column);
            ValueRange.check(spec, table, column);
            UseChecks.checkNulls(spec, table, column);
            CheckRules.check(spec, table, column);
            FieldChecks.check(spec, table, column);
        });
        spec.tables().forEach(table -> root.check(() -> PartitionRoom.check(spec, table)));
        root.refuseMistakes();
    }

    private void ofColumns(BiConsumer<TableSpec, ColumnSpec> check) {
        for (TableSpec table : spec.tables()) {
            for (ColumnSpec column : table.columns()) {
                root.check(() -> check.accept(table, column));
            }
        }
    }
}
