package io.ballast.loader.copy;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.system.WorkerPool;
import io.ballast.loader.plan.LoadPhase;
import io.ballast.loader.plan.Step;
import io.ballast.loader.postgres.ConnectionSettings;
import io.ballast.loader.postgres.ServerError;
import io.ballast.loader.postgres.WorkSession;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The connections of a load at work: each takes step after step from one queue. The first failure wins: no further step begins,
 * what the others are doing is cancelled on the server, and the waiting caller gets that failure. That a worker finds no connection is
 * none as long as another one does: where the server has fewer to spare, fewer work.
 */
public final class Workers implements AutoCloseable {
    /** How long a cancelled session may take to say so before its connection is dropped. */
    private static final Duration CANCEL_GRACE = Duration.ofMillis(1500);

    private final StepQueue queue;
    private final Supplier<WorkSession> openSession;
    private final Work work;
    private final ConnectionSettings target;
    private final Consumer<BallastException> onFewer;
    private final WorkerPool pool = new WorkerPool("ballast-load", this::takeSteps, this::cancelAll);
    private final List<WorkSession> busy = new ArrayList<>();
    /** Workers that found no connection, and have ended. */
    private int unconnected;

    /** Does a step. */
    public interface Work {
        /** Whether the step is done by {@link #runElsewhere}, without a session of this process. */
        default boolean isElsewhere(Step step) {
            return false;
        }

        /** Has other processes do the step, in sessions of their own, and waits until they have. */
        default void runElsewhere(Step step) {
            throw new UnsupportedOperationException(step.name());
        }

        /**
         * Does the step, and commits it.
         *
         * @throws SQLException when the server or the connection failed; the session is not used again
         */
        void run(Step step, WorkSession session) throws SQLException;
    }

    /**
     * Workers for these steps; each opens its session on its own thread, once it has something to do.
     *
     * @param onFewer called, once, with the reason why not all of them find a connection
     */
    public Workers(
            List<Step> steps,
            Supplier<WorkSession> sessions,
            Work work,
            ConnectionSettings target,
            Consumer<BallastException> onFewer) {
        this.queue = new StepQueue(steps);
        this.openSession = sessions;
        this.work = work;
        this.target = target;
        this.onFewer = onFewer;
    }

    public void start(int jobs) {
        pool.start(jobs);
    }

    /**
     * Waits until all steps of the phase are done.
     *
     * @throws BallastException the first failure of any step; all workers have ended by then
     */
    public void await(LoadPhase phase) {
        try {
            queue.await(phase);
            if (pool.isStopped()) {
                join();
            }
        } catch (InterruptedException e) {
            stop();
            Thread.currentThread().interrupt();
            throw new BallastException(ErrorCategory.INTERRUPTED, "Interrupted in phase " + phase, e);
        }
        rethrow();
    }

    /** Takes no further step, cancels those that run, and drops the connections that do not answer. */
    public void stop() {
        pool.stop();
    }

    /** Ends the load from outside, for this reason. */
    public void fail(BallastException reason) {
        pool.fail(reason);
    }

    /** The sessions at work at the moment. */
    public synchronized List<WorkSession> sessions() {
        return List.copyOf(busy);
    }

    /** Ends the workers; any that are still busy are cancelled. */
    @Override
    public void close() {
        stop();
        try {
            join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void cancelAll() {
        queue.stop();
        sessions().forEach(WorkSession::cancel);
    }

    private void join() throws InterruptedException {
        pool.join(CANCEL_GRACE);
        sessions().forEach(WorkSession::abort);
        pool.join(CANCEL_GRACE);
    }

    private void takeSteps() {
        @Nullable WorkSession session = null;
        try {
            @Nullable Step step = queue.takeOnApproval();
            while (step != null) {
                if (work.isElsewhere(step)) {
                    if (session == null) {
                        queue.keep();
                    }
                    release(session); // or a process elsewhere would have one beside it
                    session = null;
                    work.runElsewhere(step);
                } else {
                    session = session == null ? connect(step) : session;
                    if (session == null) {
                        return;
                    }
                    runStep(step, session);
                }
                queue.done(step);
                step = session == null ? queue.takeOnApproval() : queue.take();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Throwable e) {
            pool.fail(e); // before the session is closed, which may take a while
        } finally {
            release(session);
        }
    }

    /** A session to do the step in; null when there is none, and the step is left to the other workers. */
    private @Nullable WorkSession connect(Step step) {
        try {
            WorkSession session = openSession.get();
            register(session);
            queue.keep();
            return session;
        } catch (BallastException e) {
            int without = countUnconnected();
            if (e.category() != ErrorCategory.DATABASE_FAILED || without == pool.size()) {
                throw e;
            }
            if (without == 1) {
                onFewer.accept(e);
            }
            queue.giveBack(step);
            return null;
        }
    }

    private void runStep(Step step, WorkSession session) {
        attempt(step, session, target, () -> work.run(step, session));
    }

    /** Part of a step, in a session. */
    interface Attempt {
        void run() throws SQLException;
    }

    /** Runs the attempt; when it fails, rolls back and says so in our words. */
    static void attempt(Step step, WorkSession session, ConnectionSettings target, Attempt attempt) {
        try {
            attempt.run();
        } catch (SQLException e) {
            session.rollback(e);
            throw ServerError.during("in step \"" + step.name() + "\"", target, e);
        } catch (RuntimeException e) {
            session.rollback(e);
            throw e;
        }
    }

    private synchronized int countUnconnected() {
        return ++unconnected;
    }

    private synchronized void register(WorkSession session) {
        busy.add(session);
    }

    private void release(@Nullable WorkSession session) {
        if (session == null) {
            return;
        }
        synchronized (this) {
            busy.remove(session);
        }
        try {
            session.close();
        } catch (SQLException e) {
            // Everything that counts is committed or rolled back by now.
            session.abort();
        }
    }

    private void rethrow() {
        pool.rethrow();
        if (pool.isStopped()) {
            throw new BallastException(ErrorCategory.INTERRUPTED, "The load was asked to stop");
        }
    }
}
