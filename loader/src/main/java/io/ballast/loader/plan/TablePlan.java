package io.ballast.loader.plan;

import io.ballast.common.bundle.BundleTable;

/** The choices made for one table, each with its reason in a few words. */
public record TablePlan(BundleTable of, WireFormat wire, String wireReason, StagingKind staging, String stagingReason) {
    public String name() {
        return of.name();
    }
}
