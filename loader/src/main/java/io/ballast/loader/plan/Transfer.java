package io.ballast.loader.plan;

/**
 * How the rows of a load travel.
 *
 * @param jobs how many connections work at once; 1 to {@link LoadOptions#MAX_JOBS}
 * @param triggers whether those of tables that are there run for the rows
 * @param keysFrom tables that are filled in place keep keys and indexes if they get fewer rows than this
 */
public record Transfer(int jobs, WireChoice wire, StagingChoice staging, Triggers triggers, long keysFrom) {
    /**
     * With fewer rows, entering each into a primary key and an index takes less time than dropping and building both: 42 percent less
     * with a thousand rows, as much with about 5,000 (40 tables, PostgreSQL 15, commits that do not wait for the disk).
     */
    static final long KEYS_FROM = 3_000;

    public Transfer {
        if (jobs < 1 || jobs > LoadOptions.MAX_JOBS) {
            throw new IllegalArgumentException("jobs must be 1 to " + LoadOptions.MAX_JOBS + ", not " + jobs);
        }
    }

    /** As many jobs as processors, the rest left to the planner. */
    static Transfer ofThisMachine() {
        int processors = Math.min(Runtime.getRuntime().availableProcessors(), LoadOptions.MAX_JOBS);
        return new Transfer(processors, WireChoice.AUTO, StagingChoice.AUTO, Triggers.FIRE, KEYS_FROM);
    }

    Transfer withJobs(int other) {
        return new Transfer(other, wire, staging, triggers, keysFrom);
    }

    Transfer withWire(WireChoice other) {
        return new Transfer(jobs, other, staging, triggers, keysFrom);
    }

    Transfer withStaging(StagingChoice other) {
        return new Transfer(jobs, wire, other, triggers, keysFrom);
    }

    Transfer withTriggers(Triggers other) {
        return new Transfer(jobs, wire, staging, other, keysFrom);
    }

    Transfer withKeysFrom(long rows) {
        return new Transfer(jobs, wire, staging, triggers, rows);
    }
}
