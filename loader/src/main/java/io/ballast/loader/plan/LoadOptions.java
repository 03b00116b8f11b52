package io.ballast.loader.plan;

import io.ballast.common.bundle.ShardSource;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What the user asks of a load.
 *
 * @param source where tables and rows come from
 * @param schema the target schema; made by the load when it does not exist
 * @param jobs how many connections work at once; 1 to {@link #MAX_JOBS}
 * @param constraints whether keys, indexes, checks and foreign keys are made; tables stay bare without
 * @param analyze whether statistics are gathered; autovacuum does it later without
 * @param sortMemoryKib what each session may sort in while it builds an index, in kB of 1,024 bytes; null leaves it to the planner
 */
public record LoadOptions(
        ShardSource source,
        String schema,
        LoadMode mode,
        int jobs,
        WireChoice wire,
        StagingChoice staging,
        StartMode start,
        boolean constraints,
        boolean analyze,
        VerifyLevel verify,
        @Nullable Long sortMemoryKib) {
    /** PostgreSQL's own default for max_connections is 100; more streams than that gain nothing on any machine. */
    public static final int MAX_JOBS = 100;

    public LoadOptions {
        if (jobs < 1 || jobs > MAX_JOBS) {
            throw new IllegalArgumentException("jobs must be 1 to " + MAX_JOBS + ", not " + jobs);
        }
        if (schema.isEmpty()) {
            throw new IllegalArgumentException("the target schema needs a name");
        }
    }

    /** Creates tables in {@code public}, as many jobs as processors, everything else left to the planner. */
    public static LoadOptions of(ShardSource source) {
        int processors = Math.min(Runtime.getRuntime().availableProcessors(), MAX_JOBS);
        return new LoadOptions(
                source,
                "public",
                LoadMode.CREATE,
                processors,
                WireChoice.AUTO,
                StagingChoice.AUTO,
                StartMode.FRESH,
                true,
                true,
                VerifyLevel.COUNTS,
                null);
    }

    /** As {@link #of(ShardSource)}, for a bundle on disk. */
    public static LoadOptions of(Path bundle) {
        return of(ShardSource.of(bundle));
    }

    public LoadOptions withSchema(String other) {
        return new LoadOptions(
                source, other, mode, jobs, wire, staging, start, constraints, analyze, verify, sortMemoryKib);
    }

    public LoadOptions withMode(LoadMode other) {
        return new LoadOptions(
                source, schema, other, jobs, wire, staging, start, constraints, analyze, verify, sortMemoryKib);
    }

    public LoadOptions withJobs(int other) {
        return new LoadOptions(
                source, schema, mode, other, wire, staging, start, constraints, analyze, verify, sortMemoryKib);
    }

    public LoadOptions withWire(WireChoice other) {
        return new LoadOptions(
                source, schema, mode, jobs, other, staging, start, constraints, analyze, verify, sortMemoryKib);
    }

    public LoadOptions withStaging(StagingChoice other) {
        return new LoadOptions(
                source, schema, mode, jobs, wire, other, start, constraints, analyze, verify, sortMemoryKib);
    }

    public LoadOptions withStart(StartMode other) {
        return new LoadOptions(
                source, schema, mode, jobs, wire, staging, other, constraints, analyze, verify, sortMemoryKib);
    }

    public LoadOptions withConstraints(boolean other) {
        return new LoadOptions(source, schema, mode, jobs, wire, staging, start, other, analyze, verify, sortMemoryKib);
    }

    public LoadOptions withAnalyze(boolean other) {
        return new LoadOptions(
                source, schema, mode, jobs, wire, staging, start, constraints, other, verify, sortMemoryKib);
    }

    public LoadOptions withVerify(VerifyLevel other) {
        return new LoadOptions(
                source, schema, mode, jobs, wire, staging, start, constraints, analyze, other, sortMemoryKib);
    }

    public LoadOptions withSortMemory(long kib) {
        return new LoadOptions(source, schema, mode, jobs, wire, staging, start, constraints, analyze, verify, kib);
    }
}
