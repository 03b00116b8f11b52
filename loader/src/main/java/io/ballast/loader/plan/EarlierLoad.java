package io.ballast.loader.plan;

import io.ballast.common.schema.TargetSchemas;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

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

    /** The schemas that it loads to. */
    public TargetSchemas schemas() {
        return LoadOptions.schemas(aim.mode, aim.schema);
    }

    /** Whether it makes or fills one of these tables. */
    public boolean concerns(TargetSchemas others, List<String> theirs) {
        TargetSchemas own = schemas();
        Set<String> names = tables.stream().map(own::sql).collect(Collectors.toSet());
        return theirs.stream().map(others::sql).anyMatch(names::contains);
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
        /** Given up, or removed by a later load that started over. */
        REMOVED
    }
}
