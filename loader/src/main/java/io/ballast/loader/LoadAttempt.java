package io.ballast.loader;

import io.ballast.common.bundle.Manifest;
import io.ballast.common.bundle.SourceShard;
import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.error.Hint;
import io.ballast.common.error.Remedy.Rerun;
import io.ballast.common.error.Setting;
import io.ballast.common.report.Progress;
import io.ballast.loader.copy.CopyEngine;
import io.ballast.loader.copy.CopyOrder;
import io.ballast.loader.copy.ShardCopier;
import io.ballast.loader.copy.TableFinisher;
import io.ballast.loader.copy.Workers;
import io.ballast.loader.journal.LoadJournal;
import io.ballast.loader.plan.CopyStep;
import io.ballast.loader.plan.FailPoint;
import io.ballast.loader.plan.LoadMode;
import io.ballast.loader.plan.LoadPhase;
import io.ballast.loader.plan.LoadPlan;
import io.ballast.loader.plan.SqlStep;
import io.ballast.loader.plan.Step;
import io.ballast.loader.plan.Triggers;
import io.ballast.loader.plan.VerifyLevel;
import io.ballast.loader.plan.VerifyStep;
import io.ballast.loader.postgres.ConnectionSettings;
import io.ballast.loader.postgres.Connections;
import io.ballast.loader.postgres.ServerError;
import io.ballast.loader.postgres.WorkSession;
import io.ballast.loader.rejects.Rejects;
import io.ballast.loader.stage.Publication;
import io.ballast.loader.stage.StagingTables;
import io.ballast.loader.stage.TakingAway;
import io.ballast.loader.stage.TargetLock;
import io.ballast.loader.stage.Watchdog;
import io.ballast.loader.verify.TableVerifier;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to carry a plan out, from STAGE to PUBLISH. When the connection is lost on the way the attempt is over: another one
 * looks anew at what the server kept, since a crash takes away what was committed asynchronously.
 */
final class LoadAttempt implements AutoCloseable {
    /** Others may use a table for longer than a server takes to answer, by this factor. */
    private static final int PATIENCE_FOR_LOCKS = 3;

    private final LoadPlan plan;
    private final TargetLock lock;
    private final WorkSession control;
    private final LoadJournal journal;
    private final PhaseClock clock;
    private final WalMeter wal;
    private final PhaseBoard board;
    private final IndexProgress indexes = new IndexProgress();
    private final FailPoint failPoint;
    private final ShardCopier copier;
    /** Null where this process copies. */
    private static final Hint WITHOUT_TRIGGERS = Hint.choose(
                    "leave triggers out", Setting.TRIGGERS, Triggers.SKIP.label())
            .then(Rerun.RESTART);

    private final @Nullable CopyEngine engine;

    private final TableFinisher finisher;
    private final TableVerifier verifier;
    private final Workers workers;
    private final ConnectionSettings target;
    private final Duration patience;
    private final Watchdog watchdog;
    private volatile boolean cancelled;

    LoadAttempt(
            LoadPlan plan,
            TargetLock lock,
            Connections connections,
            PhaseClock clock,
            Progress progress,
            FailPoint failPoint,
            Duration patience,
            @Nullable Rejects rejects,
            @Nullable CopyEngine engine) {
        Manifest manifest = plan.manifest();
        String name = LoadPlan.sessionName(plan.loadId());
        this.plan = plan;
        this.lock = lock;
        this.clock = clock;
        this.wal = new WalMeter(clock);
        this.board = new PhaseBoard(progress, plan);
        this.failPoint = failPoint;
        this.journal = new LoadJournal(plan.journalSchema(), plan.loadId());
        this.copier = new ShardCopier(
                plan.options().source(),
                manifest,
                journal,
                plan.options().verify() == VerifyLevel.FULL,
                failPoint,
                rejects);
        this.engine = engine;
        this.finisher = new TableFinisher(failPoint, patience.multipliedBy(PATIENCE_FOR_LOCKS));
        this.verifier = new TableVerifier(plan);
        this.control = WorkSession.open(connections, plan.session(), name);
        this.workers = new Workers(
                plan.steps(),
                () -> WorkSession.open(connections, plan.session(), name),
                new StepWork(),
                connections.settings(),
                reason -> progress.note(reason.text() + " The load continues with the connections that it has."));
        this.target = connections.settings();
        this.patience = patience;
        this.watchdog = new Watchdog(lock.session(), target, patience, this::sessions, indexes::look, this::lost);
    }

    void stage() throws SQLException {
        clock.<SQLException>time(LoadPhase.STAGE, () -> {
            failPoint.reached("stage: before");
            Connection connection = control.begin("stage");
            wal.enter(LoadPhase.STAGE, connection);
            TakingAway takingAway = new TakingAway(control, plan, failPoint, patience.multipliedBy(PATIENCE_FOR_LOCKS));
            takingAway.lock();
            StagingTables.create(connection, plan);
            takingAway.begin();
            failPoint.reached("stage: before commit");
            control.commit();
            failPoint.reached("stage: after commit");
            takingAway.goOn();
        });
    }

    void copy() throws SQLException {
        begin(LoadPhase.COPY); // before the first row is sent: what the server logs for it is of this phase
        workers.start(plan.options().jobs());
        workers.await(LoadPhase.COPY);
    }

    /** Waits for the steps of a phase, many of which are done by then: each table goes ahead as soon as it can. */
    void finish(LoadPhase phase) throws SQLException {
        begin(phase);
        workers.await(phase);
    }

    private void begin(LoadPhase phase) throws SQLException {
        Connection connection = control.begin("phase " + phase);
        wal.enter(phase, connection);
        journal.phase(connection, phase);
        control.commit();
    }

    /** Returns what it did beyond the rows, for the report. */
    Publication.Outcome publish() throws SQLException {
        watchdog.close();
        Publication publication =
                new Publication(plan, journal, this::publishReached, patience.multipliedBy(PATIENCE_FOR_LOCKS));
        try {
            control.answerWithin(patience); // nobody looks after it for a moment
            begin(LoadPhase.PUBLISH);
            clock.<SQLException>time(LoadPhase.PUBLISH, () -> publishWatched(publication));
            logPublished();
            return publication.outcome();
        } catch (SQLException e) {
            throw publication.conflict(lock, control, e).orElseGet(() -> notPublished(publication.doing(), e));
        }
    }

    private BallastException notPublished(String doing, SQLException e) {
        boolean fire = plan.options().mode() == LoadMode.FILL && plan.options().triggers() == Triggers.FIRE;
        return fire
                ? ServerError.whileTriggersFire(doing, target, e, WITHOUT_TRIGGERS)
                : ServerError.during(doing, target, e);
    }

    /** The request to cancel may reach the server between two statements, where it stops nothing. */
    private void publishReached(String place) {
        failPoint.reached(place);
        if (cancelled && !place.equals(Publication.DONE)) {
            throw new BallastException(ErrorCategory.INTERRUPTED, "The load was asked to stop");
        }
    }

    /** All is published: nothing that fails now may say otherwise. */
    private void logPublished() {
        try {
            control.answerWithin(patience);
            wal.enter(null, control.begin("after publishing"));
            control.commit();
        } catch (SQLException e) {
            control.abort();
        }
    }

    /** The lock's session has work to do now, and the control session looks after it. */
    private void publishWatched(Publication publication) throws SQLException {
        Watchdog other = new Watchdog(
                control, target, patience, () -> List.of(lock.session()), monitor -> {}, lost -> lock.session()
                        .abort());
        try {
            publication.publish(lock);
        } finally {
            other.close();
        }
    }

    /** Stops the attempt from another thread. */
    void cancel() {
        cancelled = true;
        lock.session().cancel();
        control.cancel();
        cancelElsewhere();
        workers.stop();
    }

    private List<WorkSession> sessions() {
        List<WorkSession> sessions = new ArrayList<>(workers.sessions());
        sessions.add(control);
        return sessions;
    }

    /** Told by the watchdog; the main thread may be waiting for the control session. */
    private void lost(BallastException reason) {
        cancelElsewhere();
        workers.fail(reason);
        control.abort();
    }

    @Override
    public void close() throws SQLException {
        watchdog.close();
        cancelElsewhere();
        workers.close();
        board.close();
        control.close();
    }

    private void cancelElsewhere() {
        if (engine != null) {
            engine.cancel();
        }
    }

    /** What the workers do: all in their sessions, unless an engine copies. */
    private final class StepWork implements Workers.Work {
        @Override
        public boolean isElsewhere(Step step) {
            return engine != null && step instanceof CopyStep;
        }

        @Override
        public void runElsewhere(Step step) {
            CopyStep copy = (CopyStep) step;
            StepProgress progress = board.begin(step);
            clock.time(LoadPhase.COPY, () -> {
                List<SourceShard> copied = Objects.requireNonNull(engine).copy(CopyOrder.of(plan, copy));
                copied(copy, copied);
                progress.advance(rawBytes(copied));
            });
            board.end(step, progress);
        }

        @Override
        public void run(Step step, WorkSession session) throws SQLException {
            StepProgress progress = board.begin(step);
            clock.<SQLException>time(step.phase(), () -> {
                if (step instanceof CopyStep copy) {
                    copied(copy, copier.copy(copy, session, progress::advance));
                } else if (step instanceof SqlStep sql) {
                    finish(sql, session, progress);
                } else if (step instanceof VerifyStep verify) {
                    failPoint.reached("verify: before");
                    long rows = verifier.verify(verify, session);
                    failPoint.reached("verify: after");
                    clock.done(LoadPhase.VERIFY, verify.name(), rows, 0);
                }
            });
            board.end(step, progress);
        }
    }

    private void copied(CopyStep step, List<SourceShard> shards) {
        clock.done(LoadPhase.COPY, step.name(), rows(shards), rawBytes(shards));
    }

    private void finish(SqlStep step, WorkSession session, StepProgress progress) throws SQLException {
        indexes.begin(session, progress);
        try {
            finisher.finish(step, session);
        } finally {
            indexes.end(session);
        }
    }

    private static long rows(List<SourceShard> shards) {
        return shards.stream().mapToLong(SourceShard::rows).sum();
    }

    private static long rawBytes(List<SourceShard> shards) {
        return shards.stream().mapToLong(SourceShard::rawBytes).sum();
    }
}
