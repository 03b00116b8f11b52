package io.ballast.spark.load;

import io.ballast.loader.postgres.WorkSession;
import java.util.function.Consumer;
import org.apache.spark.TaskContext;
import org.jspecify.annotations.Nullable;

/** Drops the session of a task that Spark has killed: a thread that waits for the server does not notice by itself. */
final class KillGuard implements Consumer<WorkSession>, AutoCloseable {
    private static final long PAUSE_MILLIS = 200;

    private final TaskContext task;
    private final Thread thread = new Thread(this::look, "ballast-kill-guard");
    private volatile @Nullable WorkSession session;

    private KillGuard(TaskContext task) {
        this.task = task;
    }

    static KillGuard start(TaskContext task) {
        KillGuard guard = new KillGuard(task);
        guard.thread.setDaemon(true);
        guard.thread.start();
        return guard;
    }

    @Override
    public void accept(WorkSession opened) {
        session = opened;
    }

    private void look() {
        try {
            while (!task.isCompleted()) {
                @Nullable WorkSession guarded = session;
                if (task.isInterrupted() && guarded != null) {
                    guarded.abort();
                    return;
                }
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException e) {
            // the task is over
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
