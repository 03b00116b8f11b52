package io.ballast.loader.plan;

import io.ballast.common.bundle.SourceTable;
import java.util.List;
import java.util.Set;

/** The comparison of a staged table with the bundle: rows counted, and with {@code full} the digest over all values. */
public record VerifyStep(StepId id, SourceTable of, boolean full, Set<StepId> needs, long cost) implements Step {
    public VerifyStep {
        needs = Set.copyOf(needs);
    }

    @Override
    public LoadPhase phase() {
        return LoadPhase.VERIFY;
    }

    @Override
    public String table() {
        return of.name();
    }

    @Override
    public List<String> statements() {
        return List.of();
    }

    @Override
    public Set<String> holds() {
        return Set.of();
    }

    @Override
    public Step withNeeds(Set<StepId> others) {
        return new VerifyStep(id, of, full, others, cost);
    }
}
