package io.ballast.loader.plan;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A load as the journal in the target database knows it.
 *
 * @param bundleId see {@link BundleIdentity}
 * @param tables names of the tables it makes or fills
 * @param phase the phase it was in when it was last heard of
 */
public record EarlierLoad(
        UUID id,
        String dataset,
        String bundleId,
        String schema,
        String stagingSchema,
        LoadMode mode,
        StagingChoice staging,
        List<String> tables,
        State state,
        LoadPhase phase,
        Instant started,
        Instant changed,
        int shards,
        int shardsDone,
        long rows,
        long rowsDone) {
    public EarlierLoad {
        tables = List.copyOf(tables);
    }

    /** The load's name in messages and in {@code application_name}: the first eight digits of its id. */
    public String name() {
        return id.toString().substring(0, 8);
    }

    /** What became of a load. */
    public enum State {
        /** Not finished: it runs, or it stopped on the way. */
        OPEN,
        PUBLISHED,
        /** Removed by a later load with {@code --restart}. */
        REMOVED
    }
}
