package io.ballast.loader.plan;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A load as the journal in the target database knows it.
 *
 * @param bundleId see {@link BundleIdentity}
 * @param tables names of the tables it makes or fills
 */
public record EarlierLoad(UUID id, String dataset, String bundleId, List<String> tables, Aim aim, Standing standing) {
    public EarlierLoad {
        tables = List.copyOf(tables);
    }

    /**
     * Where it loads to, and how.
     *
     * @param staging what was chosen for its staging tables
     */
    public record Aim(String schema, String stagingSchema, LoadMode mode, StagingChoice staging) {}

    /**
     * How far it has come.
     *
     * @param phase the phase it was in when it was last heard of
     * @param changed when that was
     */
    public record Standing(State state, LoadPhase phase, Instant started, Instant changed, Done shards, Done rows) {}

    /** How many are done, of how many. */
    public record Done(long done, long of) {}

    /** The load's name in messages and in {@code application_name}: the first eight digits of its id. */
    public String name() {
        return id.toString().substring(0, 8);
    }

    public String schema() {
        return aim.schema();
    }

    public String stagingSchema() {
        return aim.stagingSchema();
    }

    public LoadMode mode() {
        return aim.mode();
    }

    public State state() {
        return standing.state();
    }

    /** What became of a load. */
    public enum State {
        /** Not finished: it runs, or it stopped on the way. */
        OPEN,
        PUBLISHED,
        /** Removed by a later load that started over. */
        REMOVED
    }
}
