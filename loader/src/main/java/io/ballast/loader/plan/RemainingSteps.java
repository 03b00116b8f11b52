package io.ballast.loader.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Leaves out the steps that an earlier run has done, as journal and catalog state. */
final class RemainingSteps {
    private RemainingSteps() {}

    static List<Step> of(List<Step> steps, @Nullable StagedLoad staged) {
        if (staged == null) {
            return steps;
        }
        List<Step> remaining =
                steps.stream().filter(step -> !isDone(step, staged)).toList();
        Set<StepId> ids = remaining.stream().map(Step::id).collect(Collectors.toSet());
        List<Step> pruned = new ArrayList<>();
        for (Step step : remaining) {
            Set<StepId> needs = new HashSet<>(step.needs());
            needs.retainAll(ids);
            pruned.add(step.withNeeds(needs));
        }
        return pruned;
    }

    private static boolean isDone(Step step, StagedLoad staged) {
        if (step instanceof CopyStep copy && copy.kind() == StagingKind.IN_PLACE) {
            return staged.hasAll(copy);
        }
        StagedTable table =
                staged.emptied().contains(step.table()) ? null : staged.tables().get(step.table());
        if (table == null) {
            return false;
        }
        if (step instanceof CopyStep copy) {
            return staged.hasAll(copy);
        }
        return step instanceof SqlStep sql && sql.makes().standsIn(table);
    }
}
