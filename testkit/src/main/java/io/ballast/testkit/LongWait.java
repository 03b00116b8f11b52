package io.ballast.testkit;

import io.ballast.common.report.Progress;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Says what is waited for where something takes longer than people expect. */
final class LongWait {
    private LongWait() {}

    /**
     * Does the work in this thread.
     *
     * @param patience after which the line is said, once, from another thread; never where the work is done before
     */
    static <T> T sayAfter(Duration patience, Progress progress, String line, Supplier<T> work) {
        CountDownLatch done = new CountDownLatch(1);
        Thread watch = new Thread(
                () -> {
                    if (!isDoneWithin(patience, done)) {
                        progress.note(line);
                    }
                },
                "testkit-wait");
        watch.setDaemon(true);
        watch.start();
        try {
            return work.get();
        } finally {
            done.countDown();
        }
    }

    private static boolean isDoneWithin(Duration patience, CountDownLatch done) {
        try {
            return done.await(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
