package io.ballast.loader;

import io.ballast.common.bundle.Manifest;
import io.ballast.common.bundle.SourceTable;
import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.error.Hint;
import io.ballast.common.error.Remedy.Rerun;
import io.ballast.common.error.Setting;
import io.ballast.common.report.Progress;
import io.ballast.common.report.RunReport;
import io.ballast.loader.copy.CopyEngine;
import io.ballast.loader.copy.WarmUp;
import io.ballast.loader.plan.FailPoint;
import io.ballast.loader.plan.FillFacts;
import io.ballast.loader.plan.LoadMode;
import io.ballast.loader.plan.LoadOptions;
import io.ballast.loader.plan.LoadPhase;
import io.ballast.loader.plan.LoadPlan;
import io.ballast.loader.plan.LoadPlanner;
import io.ballast.loader.plan.StartMode;
import io.ballast.loader.plan.TargetFacts;
import io.ballast.loader.plan.TrustedSql;
import io.ballast.loader.postgres.ConnectionSettings;
import io.ballast.loader.postgres.Connections;
import io.ballast.loader.postgres.Inspection;
import io.ballast.loader.postgres.ReadyConnections;
import io.ballast.loader.postgres.ServerError;
import io.ballast.loader.rejects.Rejects;
import io.ballast.loader.stage.FillInspector;
import io.ballast.loader.stage.FillUndo;
import io.ballast.loader.stage.Publication;
import io.ballast.loader.stage.StaleSessions;
import io.ballast.loader.stage.TargetInspector;
import io.ballast.loader.stage.TargetLock;
import io.ballast.loader.stage.Watchdog;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Loads the tables of one source, mostly a bundle on disk, into one database. Runs once; {@link #cancel} may be called from any thread at any time. */
public final class BundleLoader {
    /** What the same rows would meet again, where the server says it. */
    private static final Set<ErrorCategory> REFUSALS =
            Set.of(ErrorCategory.INPUT_REFUSED, ErrorCategory.TARGET_REFUSED);

    /** A question about the catalog may take longer to answer than a sign of life, by this factor. */
    private static final int PATIENCE_IN_CHECK = 3;

    /** One holds the lock, one checks, one keeps the journal; the jobs connect in parallel, once they have something to do. */
    private static final int SESSIONS_AT_FIRST = 3;

    /** PostgreSQL 14 and newer look every two seconds whether a session's client is still there, while the session waits for others. */
    private static final Duration GRACE_OF_THE_DEAD = Duration.ofSeconds(3);

    private static final long LOCK_PAUSE_MILLIS = 50;

    private final Connections connections;
    private final LoadOptions options;
    private final Progress progress;
    private final FailPoint failPoint;
    /** Null where this process copies. */
    private final @Nullable CopyEngine engine;

    private final Duration patience;
    private final LoadPlanner planner = new LoadPlanner();
    private final PhaseClock clock = new PhaseClock();
    private final RetryPolicy retries;
    private UUID newLoadId = UUID.randomUUID();
    private final CountDownLatch cancelled = new CountDownLatch(1);
    private volatile @Nullable LoadAttempt running;
    /** The load that this run has begun or resumed; another attempt continues with it as well. */
    private @Nullable UUID begun;

    /** Whether the server was reached at least once; if not, trying again would only hide a wrong address. */
    private boolean connected;

    private Publication.Outcome published = Publication.Outcome.NOTHING;
    /** Null where no records are set aside. */
    private @Nullable Rejects rejects;

    public BundleLoader(ConnectionSettings target, LoadOptions options, Progress progress) {
        this(target, options, progress, FailPoint.NONE, Watchdog.PATIENCE, null);
    }

    /** A loader whose shards are copied by other processes; they must be told of the same source and target. */
    public BundleLoader(ConnectionSettings target, LoadOptions options, Progress progress, CopyEngine engine) {
        this(target, options, progress, FailPoint.NONE, Watchdog.PATIENCE, engine);
    }

    BundleLoader(
            ConnectionSettings target, LoadOptions options, Progress progress, FailPoint failPoint, Duration patience) {
        this(target, options, progress, failPoint, patience, null);
    }

    private BundleLoader(
            ConnectionSettings target,
            LoadOptions options,
            Progress progress,
            FailPoint failPoint,
            Duration patience,
            @Nullable CopyEngine engine) {
        this.engine = engine;
        this.patience = patience;
        this.retries = new RetryPolicy(patience);
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
        ReadyConnections ready = connections.makeReady(1);
        try {
            Manifest manifest = read();
            try (Connection connection = connections.open("ballast check")) {
                return plan(connection, manifest);
            }
        } catch (SQLException e) {
            throw ServerError.during("in phase CHECK", connections.settings(), e);
        } finally {
            ready.close();
        }
    }

    /**
     * Loads the bundle. When the connection is lost, or the server restarts, it tries again for about half a minute.
     *
     * @throws BallastException when bundle or target are refused, the database fails, the rows differ, or {@link #cancel} was
     *     called; what is done then stays done, and a later run can resume from there
     */
    public RunReport run() {
        long began = System.nanoTime();
        try (@Nullable Rejects opened = options.setAside() == null ? null : Rejects.open(options.setAside());
                ReadyConnections ready = connections.makeReady(SESSIONS_AT_FIRST)) {
            rejects = opened;
            Manifest manifest = clock.measure(LoadPhase.CHECK, this::read);
            try (WarmUp warmUp = WarmUp.start(options.source(), manifest)) {
                return run(manifest, warmUp, ready, began);
            }
        }
    }

    /** How many records were refused and set aside. */
    public long refused() {
        return rejects == null ? 0 : rejects.count();
    }

    private Manifest read() {
        return TrustedSql.of(options.source().read(progress), options);
    }

    private RunReport run(Manifest manifest, WarmUp warmUp, ReadyConnections ready, long began) {
        for (int retry = 0; ; retry++) {
            try {
                LoadPlan plan = attempt(manifest, warmUp);
                if (rejects != null) {
                    rejects.publish();
                }
                return LoadReport.of(
                        plan, clock, published, rejects, retry, Duration.ofNanos(System.nanoTime() - began));
            } catch (BallastException e) {
                ready.close(); // what they were made to may be gone
                BallastException failure = isCancelled() ? stopped(e) : e;
                Duration pause = retries.pauseAfter(failure)
                        .filter(p -> connected)
                        .orElseThrow(() -> givenUp(withRest(failure)));
                pause(failure, pause);
            }
        }
    }

    /** Stops the load: it takes no further shard, cancels what runs on the server and closes its connections within seconds. */
    public void cancel() {
        cancelled.countDown();
        @Nullable LoadAttempt attempt = running;
        if (attempt != null) {
            attempt.cancel();
        }
    }

    private LoadPlan attempt(Manifest manifest, WarmUp warmUp) {
        try (TargetLock lock =
                TargetLock.take(connections, options.schemas(), shortName(newLoadId), patience, this::waitForTheDead)) {
            connected = true;
            stopIfCancelled();
            undoFills(manifest);
            LoadPlan plan = clock.<LoadPlan, SQLException>measure(LoadPhase.CHECK, () -> check(manifest));
            failPoint.reached("check: after");
            retries.begins(plan.lastingSteps());
            if (!plan.finished()) {
                load(plan, lock, warmUp);
            }
            return plan;
        } catch (SQLException e) {
            connected = true; // what cannot connect throws something else
            throw ServerError.during("loading", connections.settings(), e);
        }
    }

    /**
     * A load that starts over begins with the schema as it was before another one took keys and indexes away; so does one that is resumed
     * where not all of them were taken away, and no row has come.
     */
    private void undoFills(Manifest manifest) throws SQLException {
        boolean startsOver = options.start() == StartMode.RESTART && begun == null;
        boolean goesOn = options.mode() == LoadMode.FILL && (options.start() == StartMode.RESUME || begun != null);
        if (!startsOver && !goesOn) {
            return;
        }
        UnfinishedFills.Choice ofTables = UnfinishedFills.Choice.ofTables(
                options.schemas(),
                manifest.tables().stream().map(SourceTable::name).toList());
        List<FillUndo.Undone> undone = UnfinishedFills.of(
                        connections, options.schemas(), startsOver ? ofTables : ofTables.incomplete())
                .undo(failPoint, patience.multipliedBy(PATIENCE_IN_CHECK));
        if (!undone.isEmpty() && begun != null) {
            begun = null;
            newLoadId = UUID.randomUUID();
        }
    }

    /** Where this load goes on after another one, the other's session may be about to notice that its client has died. */
    private boolean waitForTheDead(Duration waited) {
        if (options.start() == StartMode.FRESH || waited.compareTo(GRACE_OF_THE_DEAD) >= 0) {
            return false;
        }
        try {
            if (!cancelled.await(LOCK_PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
                return true;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw stopped(null);
    }

    private void load(LoadPlan plan, TargetLock lock, WarmUp warmUp) throws SQLException {
        begun = plan.loadId();
        try (LoadAttempt load =
                new LoadAttempt(plan, lock, connections, clock, progress, failPoint, patience, rejects, engine)) {
            running = load;
            stopIfCancelled();
            load.stage();
            warmUp.close();
            load.copy();
            load.finish(LoadPhase.INDEX);
            load.finish(LoadPhase.CONSTRAIN);
            load.finish(LoadPhase.ANALYZE);
            load.finish(LoadPhase.VERIFY);
            stopIfCancelled();
            if (rejects != null) {
                rejects.complete(plan.manifest().tables().stream()
                        .flatMap(table -> table.shards().stream())
                        .toList());
            }
            published = load.publish();
        } finally {
            running = null;
        }
    }

    private LoadPlan check(Manifest manifest) throws SQLException {
        try (Connection connection = connections.open("ballast check")) {
            connection.setNetworkTimeout(Runnable::run, Math.toIntExact(PATIENCE_IN_CHECK * patience.toMillis()));
            LoadPlan plan = plan(connection, manifest);
            if (plan.resumed()
                    || begun != null) { // what an earlier attempt left at work may hold locks, journaled or not
                try (Inspection looking = Inspection.begin(connection)) {
                    StaleSessions.end(looking.connection(), "ballast load " + plan.loadName());
                }
                return plan(connection, manifest);
            }
            return plan;
        }
    }

    private LoadPlan plan(Connection connection, Manifest manifest) throws SQLException {
        TargetFacts facts;
        FillFacts fill;
        try (Inspection looking = Inspection.begin(connection)) {
            facts = TargetInspector.inspect(looking.connection(), manifest, options, begun);
            fill = FillInspector.inspect(looking.connection(), manifest, options, facts);
        }
        boolean again = begun != null && facts.knows(begun);
        return planner.plan(manifest, again ? options.withStart(StartMode.RESUME) : options, facts, fill, newLoadId);
    }

    private void pause(BallastException failure, Duration pause) {
        progress.note(failure.text() + " Trying again in " + pause.toMillis() / 1000.0 + " s.");
        try {
            if (cancelled.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                throw stopped(failure);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw stopped(failure);
        }
    }

    /** Says what became of the other rows where some are refused, and of a schema that is filled in place. */
    private BallastException withRest(BallastException failure) {
        boolean inPlace = options.mode() == LoadMode.FILL;
        boolean byTheServer = failure.getCause() instanceof SQLException && REFUSALS.contains(failure.category());
        boolean isLast = inPlace ? byTheServer : ServerError.isOfTheRows(failure);
        if (begun == null || !isLast) {
            return failure;
        }
        String schemas = String.join(",", options.schemas().names());
        BallastException told = failure.saying(
                switch (options.mode()) {
                    case FILL -> " What was copied stays; keys and indexes that were taken away are not back yet.";
                    case APPEND -> " Nothing was appended.";
                    default -> failure.text().endsWith("othing was published.") ? "" : " Nothing was published.";
                },
                inPlace
                        ? failure.hint().or(Hint.choose("bring the schema back", Setting.RESTORE, schemas))
                        : failure.hint(),
                failure.getCause());
        for (Throwable other : failure.getSuppressed()) {
            told.addSuppressed(other);
        }
        return told;
    }

    /** Says how to go on, where a failure to connect does not know that there is something to continue with. */
    private BallastException givenUp(BallastException failure) {
        if (begun == null
                || failure.category() != ErrorCategory.DATABASE_FAILED
                || failure.hint().offers(Rerun.RESUME)
                || (options.source().isReadOnce() && failure.hint().offers(Rerun.RESTART))) {
            return failure;
        }
        return failure.saying(
                " What was committed stays.",
                failure.hint().or(Hint.act("wait until the server is back").then(Rerun.RESUME)),
                failure);
    }

    private boolean isCancelled() {
        return cancelled.getCount() == 0;
    }

    private void stopIfCancelled() {
        if (isCancelled()) {
            throw stopped(null);
        }
    }

    private BallastException stopped(@Nullable BallastException last) {
        return begun == null
                ? new BallastException(
                        ErrorCategory.INTERRUPTED, "The load was stopped before it wrote anything.", last)
                : new BallastException(
                        ErrorCategory.INTERRUPTED,
                        options.mode() == LoadMode.FILL
                                ? "The load was stopped; what is done stays done."
                                : "The load was stopped. Nothing was published; what is done stays done.",
                        Hint.RESUME.or(Hint.RESTART),
                        last);
    }

    private static String shortName(UUID id) {
        return id.toString().substring(0, 8);
    }
}
