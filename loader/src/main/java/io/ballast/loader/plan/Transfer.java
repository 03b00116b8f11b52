package io.ballast.loader.plan;

/**
 * How the rows of a load travel.
 *
 * @param jobs how many connections work at once; 1 to {@link LoadOptions#MAX_JOBS}
 * @param triggers whether those of tables that are there run for the rows
 */
public record Transfer(int jobs, WireChoice wire, StagingChoice staging, Triggers triggers) {
    public Transfer {
        if (jobs < 1 || jobs > LoadOptions.MAX_JOBS) {
            throw new IllegalArgumentException("jobs must be 1 to " + LoadOptions.MAX_JOBS + ", not " + jobs);
        }
    }

    /** As many jobs as processors, the rest left to the planner. */
    static Transfer ofThisMachine() {
        int processors = Math.min(Runtime.getRuntime().availableProcessors(), LoadOptions.MAX_JOBS);
        return new Transfer(processors, WireChoice.AUTO, StagingChoice.AUTO, Triggers.FIRE);
    }

    Transfer withJobs(int other) {
        return new Transfer(other, wire, staging, triggers);
    }

    Transfer withWire(WireChoice other) {
        return new Transfer(jobs, other, staging, triggers);
    }

    Transfer withStaging(StagingChoice other) {
        return new Transfer(jobs, wire, other, triggers);
    }

    Transfer withTriggers(Triggers other) {
        return new Transfer(jobs, wire, staging, other);
    }
}
