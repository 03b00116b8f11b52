package io.ballast.loader.plan;

import io.ballast.common.bundle.SourceShard;
import io.ballast.common.bundle.SourceTable;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Shards of one table, copied in one transaction that records them in the journal.
 *
 * @param before statements that begin the transaction, such as the making of a table that is filled with FREEZE
 * @param copy the COPY statement, for each of the shards
 */
public record CopyStep(
        StepId id,
        SourceTable of,
        List<SourceShard> shards,
        WireFormat wire,
        StagingKind kind,
        List<String> before,
        CopyStatement copy,
        long cost)
        implements Step {
    public CopyStep {
        shards = List.copyOf(shards);
        before = List.copyOf(before);
    }

    /** What is true of the rows once the transaction has been rolled back, as a sentence. */
    public String afterRollback() {
        return kind == StagingKind.IN_PLACE
                ? "The shard was rolled back; others stay in the table."
                : "The shard was rolled back and nothing was published.";
    }

    @Override
    public LoadPhase phase() {
        return LoadPhase.COPY;
    }

    @Override
    public String table() {
        return of.name();
    }

    @Override
    public List<String> statements() {
        return Stream.of(before, copy.before(), List.of(copy.sql()))
                .flatMap(List::stream)
                .toList();
    }

    @Override
    public Set<StepId> needs() {
        return Set.of();
    }

    @Override
    public Set<String> holds() {
        return Set.of();
    }

    @Override
    public Step withNeeds(Set<StepId> needs) {
        return this;
    }
}
