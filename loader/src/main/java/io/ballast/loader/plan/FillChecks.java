package io.ballast.loader.plan;

import io.ballast.common.bundle.Manifest;
import io.ballast.common.bundle.SourceTable;
import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.error.Hint;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Refuses what stands in the way of filling tables as they are, beyond what keeps rows from being added to them. */
final class FillChecks {
    private final Manifest manifest;
    private final LoadOptions options;
    private final TargetFacts facts;
    private final FillFacts fillFacts;

    FillChecks(Manifest manifest, LoadOptions options, TargetFacts facts, FillFacts fillFacts) {
        this.manifest = manifest;
        this.options = options;
        this.facts = facts;
        this.fillFacts = fillFacts;
    }

    void check(FillPlan fill) {
        if (options.mode() != LoadMode.FILL) {
            return;
        }
        checkDefinitions();
        Misfits misfits = new Misfits();
        List<SourceTable> appended = manifest.tables().stream()
                .filter(table -> !fill.inPlace().contains(table.name()))
                .toList();
        TableChecks.checkOrder(appended, options, facts, misfits);
        if (options.triggers() == Triggers.SKIP) {
            fillFacts.tables().forEach(table -> checkSkip(table, misfits));
        }
        misfits.refuse();
    }

    /** Without them nobody knows what was taken away. */
    private void checkDefinitions() {
        @Nullable StagedLoad staged = facts.staged();
        if (options.start() == StartMode.RESUME
                && staged != null
                && staged.load().mode() == LoadMode.FILL
                && fillFacts.begun() == null) {
            throw FillSql.gone(staged.load());
        }
        manifest.tables().stream()
                .filter(table -> table.name().equals(FillSql.DEFINITIONS))
                .findFirst()
                .ifPresent(table -> {
                    throw new BallastException(
                            ErrorCategory.TARGET_REFUSED,
                            "Table name \"" + table.name() + "\" is reserved in mode "
                                    + options.mode().label() + ".",
                            Hint.act("rename the table"));
                });
    }

    private void checkSkip(FillTable table, Misfits misfits) {
        if (table.triggers().isEmpty()) {
            return;
        }
        String which = "Triggers of " + TableChecks.named(table.name(), options) + " cannot be skipped: ";
        @Nullable ExistingTable existing = facts.schema().existing().get(table.name());
        if (existing != null && !existing.rights().mayDrop()) {
            misfits.add(
                    which + "role \"" + facts.server().role().name() + "\" does not own the table",
                    Hint.act("load as its owner").or(Hint.act("let them fire")));
        } else if (table.partitioned()) {
            misfits.add(
                    which + "it is partitioned, and its partitions have switches of their own",
                    Hint.act("switch them off yourself (ALTER TABLE ... DISABLE TRIGGER)")
                            .or(Hint.act("let them fire")));
        }
    }
}
