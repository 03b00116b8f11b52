package io.ballast.loader.plan;

import io.ballast.common.bundle.ShardSource;
import io.ballast.common.schema.TargetSchemas;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What the user asks of a load.
 *
 * @param source where tables and rows come from
 * @param schema the target schema; made by the load when it does not exist. In mode FILL the text of {@link #schemas}
 */
public record LoadOptions(
        ShardSource source, String schema, LoadMode mode, StartMode start, Transfer transfer, Finish finish) {
    /** PostgreSQL's own default for max_connections is 100; more streams than that gain nothing on any machine. */
    public static final int MAX_JOBS = 100;

    public LoadOptions {
        if (schema.isEmpty()) {
            throw new IllegalArgumentException("the target schema needs a name");
        }
    }

    /** Creates tables in {@code public}, as many jobs as processors, everything else left to the planner. */
    public static LoadOptions of(ShardSource source) {
        return new LoadOptions(
                source, "public", LoadMode.CREATE, StartMode.FRESH, Transfer.ofThisMachine(), Finish.DEFAULT);
    }

    /** As {@link #of(ShardSource)}, for a bundle on disk. */
    public static LoadOptions of(Path bundle) {
        return of(ShardSource.of(bundle));
    }

    /** The target schemas: in mode FILL several where there are commas in the name. */
    public TargetSchemas schemas() {
        return schemas(mode, schema);
    }

    static TargetSchemas schemas(LoadMode mode, String schema) {
        return mode == LoadMode.FILL ? TargetSchemas.parse(schema) : TargetSchemas.of(schema);
    }

    public LoadOptions withSchema(String other) {
        return new LoadOptions(source, other, mode, start, transfer, finish);
    }

    public LoadOptions withMode(LoadMode other) {
        return new LoadOptions(source, schema, other, start, transfer, finish);
    }

    public LoadOptions withStart(StartMode other) {
        return new LoadOptions(source, schema, mode, other, transfer, finish);
    }

    public LoadOptions withJobs(int jobs) {
        return with(transfer.withJobs(jobs));
    }

    public LoadOptions withWire(WireChoice wire) {
        return with(transfer.withWire(wire));
    }

    public LoadOptions withStaging(StagingChoice staging) {
        return with(transfer.withStaging(staging));
    }

    public LoadOptions withTriggers(Triggers triggers) {
        return with(transfer.withTriggers(triggers));
    }

    /** With keys and indexes left in place where a table that is filled gets fewer rows than this. */
    public LoadOptions withKeysFrom(long rows) {
        return with(transfer.withKeysFrom(rows));
    }

    /** With records that are refused set aside; the source must be one {@linkplain ShardSource#settingAside for that}. */
    public LoadOptions withSetAside(@Nullable SetAside setAside) {
        return with(transfer.withSetAside(setAside));
    }

    public LoadOptions withConstraints(boolean constraints) {
        return with(finish.withConstraints(constraints));
    }

    public LoadOptions withAnalyze(boolean analyze) {
        return with(finish.withAnalyze(analyze));
    }

    public LoadOptions withVerify(VerifyLevel verify) {
        return with(finish.withVerify(verify));
    }

    public LoadOptions withSortMemory(@Nullable Long kib) {
        return with(finish.withSortMemory(kib));
    }

    public LoadOptions withSqlTrust(SqlTrust trust) {
        return with(finish.withSqlTrust(trust));
    }

    public LoadOptions withOnConflict(OnConflict onConflict) {
        return with(finish.withOnConflict(onConflict));
    }

    public int jobs() {
        return transfer.jobs();
    }

    public WireChoice wire() {
        return transfer.wire();
    }

    public StagingChoice staging() {
        return transfer.staging();
    }

    public Triggers triggers() {
        return transfer.triggers();
    }

    public @Nullable SetAside setAside() {
        return transfer.setAside();
    }

    public boolean constraints() {
        return finish.constraints();
    }

    public boolean analyze() {
        return finish.analyze();
    }

    public VerifyLevel verify() {
        return finish.verify();
    }

    public @Nullable Long sortMemoryKib() {
        return finish.sortMemoryKib();
    }

    public SqlTrust sqlTrust() {
        return finish.sqlTrust();
    }

    public OnConflict onConflict() {
        return finish.onConflict();
    }

    private LoadOptions with(Transfer other) {
        return new LoadOptions(source, schema, mode, start, other, finish);
    }

    private LoadOptions with(Finish other) {
        return new LoadOptions(source, schema, mode, start, transfer, other);
    }
}
