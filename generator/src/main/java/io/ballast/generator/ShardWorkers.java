package io.ballast.generator;

import io.ballast.common.bundle.Shard;
import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.generator.plan.ShardPlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Threads that make shards in parallel, each with a maker of its own; the first failure stops them all. */
final class ShardWorkers {
    private final List<ShardPlan> plans;
    private final Supplier<ShardMaker> makers;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicReferenceArray<Shard> shards;
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private final AtomicLong busyNanos = new AtomicLong();
    private final List<Thread> threads = new ArrayList<>();

    ShardWorkers(List<ShardPlan> plans, Supplier<ShardMaker> makers) {
        this.plans = plans;
        this.makers = makers;
        this.shards = new AtomicReferenceArray<>(plans.size());
    }

    /** Makes all shards and returns them in the order of the plans; an interrupt of the calling thread ends the run. */
    List<Shard> run(int threadCount) {
        for (int i = 0; i < Math.min(threadCount, plans.size()); i++) {
            threads.add(new Thread(this::work, "generate-" + i));
        }
        threads.forEach(Thread::start);
        join();
        rethrow();
        List<Shard> made = new ArrayList<>();
        for (int i = 0; i < plans.size(); i++) {
            made.add(shards.get(i));
        }
        return made;
    }

    /** The working time of all threads added up. */
    Duration busy() {
        return Duration.ofNanos(busyNanos.get());
    }

    private void work() {
        long start = System.nanoTime();
        try (ShardMaker maker = makers.get()) {
            for (int i = next.getAndIncrement();
                    i < plans.size() && failure.get() == null;
                    i = next.getAndIncrement()) {
                int position = i;
                maker.make(plans.get(i), shard -> shards.set(position, shard));
            }
        } catch (Throwable e) { // whatever it is, the calling thread must hear of it
            fail(e);
        } finally {
            busyNanos.addAndGet(System.nanoTime() - start);
        }
    }

    private void fail(Throwable e) {
        Throwable first = failure.compareAndExchange(null, e);
        if (first == null) {
            threads.forEach(Thread::interrupt);
        } else if (!isInterruption(e)) {
            first.addSuppressed(e);
        }
    }

    private void join() {
        boolean interrupted = false;
        for (Thread thread : threads) {
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                    threads.forEach(Thread::interrupt);
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void rethrow() {
        Throwable first = failure.get();
        if (first instanceof Error error) {
            throw error;
        }
        if (first != null) {
            throw (RuntimeException) first;
        }
    }

    private static boolean isInterruption(Throwable e) {
        return e instanceof BallastException ballast && ballast.category() == ErrorCategory.INTERRUPTED;
    }
}
