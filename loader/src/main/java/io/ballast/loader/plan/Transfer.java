package io.ballast.loader.plan;

import org.jspecify.annotations.Nullable;

/**
 * How the rows of a load travel.
 *
 * @param jobs how many connections work at once; 1 to {@link LoadOptions#MAX_JOBS}
 * @param triggers whether those of tables that are there run for the rows
 * @param keysFrom tables that are filled in place keep keys and indexes if they get fewer rows than this
 * @param setAside what becomes of records that are refused; null where one of them ends the load
 */
public record Transfer(
        int jobs,
        WireChoice wire,
        StagingChoice staging,
        Triggers triggers,
        long keysFrom,
        @Nullable SetAside setAside) {
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
        return new Transfer(processors, WireChoice.AUTO, StagingChoice.AUTO, Triggers.FIRE, KEYS_FROM, null);
    }

    Transfer withJobs(int other) {
        return new Transfer(other, wire, staging, triggers, keysFrom, setAside);
    }

    Transfer withWire(WireChoice other) {
        return new Transfer(jobs, other, staging, triggers, keysFrom, setAside);
    }

    Transfer withStaging(StagingChoice other) {
        return new Transfer(jobs, wire, other, triggers, keysFrom, setAside);
    }

    Transfer withTriggers(Triggers other) {
        return new Transfer(jobs, wire, staging, other, keysFrom, setAside);
    }

    Transfer withKeysFrom(long rows) {
        return new Transfer(jobs, wire, staging, triggers, rows, setAside);
    }

    Transfer withSetAside(@Nullable SetAside other) {
        return new Transfer(jobs, wire, staging, triggers, keysFrom, other);
    }
}
