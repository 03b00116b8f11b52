package io.ballast.loader;

import io.ballast.common.bundle.Bundle;
import io.ballast.common.bundle.DescriptorFile;
import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.progress.Progress;
import io.ballast.common.report.RunReport;
import io.ballast.loader.plan.FailPoint;
import io.ballast.loader.plan.LoadOptions;
import io.ballast.loader.plan.LoadPhase;
import io.ballast.loader.plan.LoadPlan;
import io.ballast.loader.plan.LoadPlanner;
import io.ballast.loader.plan.TargetFacts;
import io.ballast.loader.postgres.ConnectionSettings;
import io.ballast.loader.postgres.Connections;
import io.ballast.loader.postgres.ServerError;
import io.ballast.loader.stage.TargetInspector;
import io.ballast.loader.stage.TargetLock;
import io.ballast.loader.wire.BinaryCopyEncoder;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Loads one bundle into one database. Runs once; {@link #cancel} may be called from any thread at any time.
 */
public final class BundleLoader {
    private final Connections connections;
    private final LoadOptions options;
    private final Progress progress;
    private final FailPoint failPoint;
    private final LoadPlanner planner = new LoadPlanner(BinaryCopyEncoder::supports);
    private final PhaseClock clock = new PhaseClock();
    private final UUID newLoadId = UUID.randomUUID();
    private volatile boolean cancelled;
    private volatile @Nullable LoadAttempt running;

    public BundleLoader(ConnectionSettings target, LoadOptions options, Progress progress) {
        this(target, options, progress, FailPoint.NONE);
    }

    BundleLoader(ConnectionSettings target, LoadOptions options, Progress progress, FailPoint failPoint) {
        this.connections = new Connections(target);
        this.options = options;
        this.progress = progress;
        this.failPoint = failPoint;
    }

    /**
     * What {@link #run} would do; nothing is written.
     *
     * @throws BallastException when the bundle or the target is refused, or the database cannot be reached
     */
    public LoadPlan plan() {
        Bundle bundle = DescriptorFile.read(options.bundle());
        try {
            return plan(bundle);
        } catch (SQLException e) {
            throw ServerError.during("in phase CHECK", connections.settings(), e);
        }
    }

    /**
     * Loads the bundle.
     *
     * @throws BallastException when bundle or target are refused, the database fails, the rows differ, or {@link #cancel} was
     *     called; what is done then stays done, and a later run goes on from there with {@code --resume}
     */
    public RunReport run() {
        long began = System.nanoTime();
        Bundle bundle = DescriptorFile.read(options.bundle());
        try (TargetLock lock = TargetLock.take(connections, options.schema(), "ballast load")) {
            LoadPlan plan = clock.<LoadPlan, SQLException>measure(LoadPhase.CHECK, () -> plan(bundle));
            if (!plan.finished()) {
                load(plan, lock);
            }
            return report(plan, Duration.ofNanos(System.nanoTime() - began));
        } catch (SQLException e) {
            throw ServerError.during("loading", connections.settings(), e);
        }
    }

    /** Stops the load: it takes no further shard, cancels what runs on the server and closes its connections within seconds. */
    public void cancel() {
        cancelled = true;
        @Nullable LoadAttempt attempt = running;
        if (attempt != null) {
            try {
                attempt.cancel();
            } catch (SQLException e) {
                progress.note("The server could not be asked to stop: " + e.getMessage());
            }
        }
    }

    private void load(LoadPlan plan, TargetLock lock) throws SQLException {
        try (LoadAttempt load = new LoadAttempt(plan, lock, connections, clock, progress, failPoint)) {
            running = load;
            stopIfCancelled();
            load.stage();
            load.copy();
            load.finish(LoadPhase.INDEX);
            load.finish(LoadPhase.CONSTRAIN);
            load.finish(LoadPhase.ANALYZE);
            load.finish(LoadPhase.VERIFY);
            stopIfCancelled();
            load.publish();
        } finally {
            running = null;
        }
    }

    private LoadPlan plan(Bundle bundle) throws SQLException {
        try (Connection connection = connections.open("ballast check")) {
            TargetFacts facts = TargetInspector.inspect(connection, bundle, options.schema());
            return planner.plan(bundle, options, facts, newLoadId);
        }
    }

    private void stopIfCancelled() {
        if (cancelled) {
            throw new BallastException(ErrorCategory.INTERRUPTED, "The load was asked to stop");
        }
    }

    private RunReport report(LoadPlan plan, Duration wall) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("load", plan.loadName());
        facts.put("dataset", plan.bundle().dataset());
        facts.put("schema", options.schema());
        facts.put("tables", String.valueOf(plan.tables().size()));
        facts.put("rows", String.format(Locale.ROOT, "%,d", plan.bundle().rows()));
        return new RunReport("load", options.bundle().toString(), clock.timings(), facts, wall);
    }
}
