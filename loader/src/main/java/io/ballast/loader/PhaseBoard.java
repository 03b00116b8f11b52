package io.ballast.loader;

import io.ballast.common.bundle.ShardFact;
import io.ballast.common.bundle.SourceShard;
import io.ballast.common.bundle.SourceTable;
import io.ballast.common.report.Progress;
import io.ballast.common.report.Progress.PhaseProgress;
import io.ballast.common.report.Progress.Unit;
import io.ballast.loader.plan.CopyStep;
import io.ballast.loader.plan.LoadPhase;
import io.ballast.loader.plan.LoadPlan;
import io.ballast.loader.plan.SqlStep;
import io.ballast.loader.plan.Step;
import io.ballast.loader.plan.VerifyStep;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Reports the progress of each phase from the first of its steps to the last: COPY in bytes, phases that read rows in rows, by
 * the numbers of the descriptor, all else in steps, and those as well where a number of rows is an estimate. Bytes of which nobody
 * knows how many there are have no total. Safe for use by many threads.
 */
final class PhaseBoard implements AutoCloseable {
    private final Progress progress;
    private final boolean rowsKnown;
    private final boolean sizesKnown;
    private final Map<String, SourceTable> tables = new HashMap<>();
    private final Map<LoadPhase, Long> totals = new EnumMap<>(LoadPhase.class);
    private final Map<LoadPhase, PhaseProgress> running = new EnumMap<>(LoadPhase.class);
    private final Map<LoadPhase, Integer> remaining = new EnumMap<>(LoadPhase.class);

    PhaseBoard(Progress progress, LoadPlan plan) {
        this.progress = progress;
        this.rowsKnown = plan.manifest().tables().stream().allMatch(table -> table.knows(ShardFact.ROWS));
        this.sizesKnown = !plan.options().source().isReadOnce();
        Map<String, Long> costs = new HashMap<>();
        for (SourceTable table : plan.manifest().tables()) {
            tables.put(table.name(), table);
        }
        for (Step step : plan.steps()) {
            remaining.merge(step.phase(), 1, Integer::sum);
            totals.merge(step.phase(), amount(step), Long::sum);
            costs.merge(step.phase().name(), step.cost(), Long::sum);
        }
        progress.expect(sizesKnown ? costs : Map.of());
    }

    /** A step of its phase begins. */
    synchronized StepProgress begin(Step step) {
        PhaseProgress phase = running.computeIfAbsent(step.phase(), this::start);
        return step instanceof CopyStep && !sizesKnown
                ? StepProgress.ofUnknownAmount(phase)
                : new StepProgress(phase, amount(step));
    }

    /** A step has ended well. */
    synchronized void end(Step step, StepProgress done) {
        done.reach(1);
        if (remaining.merge(step.phase(), -1, Integer::sum) == 0) {
            running.computeIfAbsent(step.phase(), this::start).close();
            running.remove(step.phase());
        }
    }

    @Override
    public synchronized void close() {
        running.values().forEach(PhaseProgress::close);
        running.clear();
    }

    private PhaseProgress start(LoadPhase phase) {
        long total = phase == LoadPhase.COPY && !sizesKnown ? 0 : totals.getOrDefault(phase, 0L);
        return progress.start(phase.name(), total, unit(phase));
    }

    private Unit unit(LoadPhase phase) {
        return switch (phase) {
            case COPY -> Unit.BYTES;
            case INDEX, CONSTRAIN, VERIFY -> rowsKnown ? Unit.ROWS : Unit.STEPS;
            default -> Unit.STEPS;
        };
    }

    private long amount(Step step) {
        if (step instanceof CopyStep copy) {
            return copy.shards().stream().mapToLong(SourceShard::rawBytes).sum();
        }
        if (unit(step.phase()) == Unit.STEPS) {
            return 1;
        }
        if (step instanceof VerifyStep verify) {
            return verify.of().rows();
        }
        SourceTable table = Objects.requireNonNull(tables.get(step.table()), "every step is about a table");
        return readsRows((SqlStep) step, table) ? table.rows() : 0;
    }

    /** Adding a constraint only changes the catalog, except for keys of partitioned tables, which bring their index with them. */
    private static boolean readsRows(SqlStep step, SourceTable table) {
        return !(step.makes() instanceof SqlStep.Constraints)
                || (step.phase() == LoadPhase.INDEX && table.schema().partitioning() != null);
    }
}
