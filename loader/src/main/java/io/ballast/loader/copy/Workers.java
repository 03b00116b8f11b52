package io.ballast.loader.copy;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.loader.plan.LoadPhase;
import io.ballast.loader.plan.Step;
import io.ballast.loader.postgres.ConnectionSettings;
import io.ballast.loader.postgres.ServerError;
import io.ballast.loader.postgres.WorkSession;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The connections of a load at work: each takes step after step from one queue. The first failure wins: no further step begins,
 * what the others are doing is cancelled on the server, and whoever waits gets that failure. That a worker finds no connection is
 * none as long as another one does: where the server has fewer to spare, fewer work.
 */
public final class Workers implements AutoCloseable {
    /** How long a cancelled session may take to say so before its connection is dropped. */
    private static final long CANCEL_GRACE_MILLIS = 1500;

    private final StepQueue queue;
    private final Supplier<WorkSession> openSession;
    private final Work work;
    private final ConnectionSettings target;
    private final Consumer<BallastException> onFewer;
    private final List<Thread> threads = new ArrayList<>();
    private final List<WorkSession> busy = new ArrayList<>();
    private @Nullable Throwable failure;
    private boolean stopping;
    /** Workers that found no connection, and have ended. */
    private int unconnected;

    /** Does a step. */
    public interface Work {
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
     * @param onFewer told, once, why not all of them find a connection
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
        for (int i = 0; i < jobs; i++) {
            Thread thread = new Thread(this::takeSteps, "ballast-load-" + (i + 1));
            thread.setDaemon(true);
            threads.add(thread);
        }
        threads.forEach(Thread::start);
    }

    /**
     * Waits until all steps of the phase are done.
     *
     * @throws BallastException the first failure of any step; all workers have ended by then
     */
    public void await(LoadPhase phase) {
        try {
            queue.await(phase);
            if (hasFailed()) {
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
        queue.stop();
        List<WorkSession> sessionsToCancel;
        synchronized (this) {
            stopping = true;
            sessionsToCancel = new ArrayList<>(busy);
        }
        sessionsToCancel.forEach(WorkSession::cancel);
    }

    /** Ends the load from outside, for this reason. */
    public void fail(BallastException reason) {
        failWith(reason);
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

    private void join() throws InterruptedException {
        long end = System.currentTimeMillis() + CANCEL_GRACE_MILLIS;
        for (Thread thread : threads) {
            thread.join(Math.max(1, end - System.currentTimeMillis()));
        }
        List<WorkSession> deaf;
        synchronized (this) {
            deaf = new ArrayList<>(busy);
        }
        deaf.forEach(WorkSession::abort);
        for (Thread thread : threads) {
            thread.join(CANCEL_GRACE_MILLIS);
        }
    }

    private void takeSteps() {
        @Nullable WorkSession session = null;
        try {
            @Nullable Step step = queue.takeOnApproval();
            session = step == null ? null : connect(step);
            while (session != null && step != null) {
                runStep(step, session);
                queue.done(step);
                step = queue.take();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Throwable e) { // an Error of one worker must end the others as well
            failWith(e);
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
            if (e.category() != ErrorCategory.DATABASE_FAILED || without == threads.size()) {
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
        try {
            work.run(step, session);
        } catch (SQLException e) {
            session.rollback(e);
            throw ServerError.during("in step \"" + step.name() + "\"", target, e);
        } catch (RuntimeException e) {
            session.rollback(e);
            throw e;
        }
    }

    private void failWith(Throwable error) {
        boolean first;
        synchronized (this) {
            first = failure == null && !stopping;
            if (first) {
                failure = error;
            } else if (failure != null && failure != error) {
                failure.addSuppressed(error);
            }
        }
        if (first) {
            stop();
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

    private synchronized boolean hasFailed() {
        return failure != null || stopping;
    }

    private synchronized void rethrow() {
        if (failure instanceof RuntimeException e) {
            throw e;
        }
        if (failure instanceof Error e) {
            throw e;
        }
        if (stopping) {
            throw new BallastException(ErrorCategory.INTERRUPTED, "The load was asked to stop");
        }
    }
}
