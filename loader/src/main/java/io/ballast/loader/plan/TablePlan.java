package io.ballast.loader.plan;

import io.ballast.common.bundle.SourceTable;

/** The choices made for one table, each with its reason in a few words. */
public record TablePlan(SourceTable of, WireFormat wire, String wireReason, StagingKind staging, String stagingReason) {
    public String name() {
        return of.name();
    }

    /** How many connections may fill it in parallel, with this number of jobs. */
    public int streams(int jobs) {
        int shards = of.shards().size();
        return staging == StagingKind.FREEZE ? Math.min(1, shards) : Math.min(jobs, shards);
    }
}
