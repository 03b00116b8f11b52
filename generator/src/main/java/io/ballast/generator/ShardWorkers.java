package io.ballast.generator;

import io.ballast.common.bundle.Shard;
import io.ballast.common.system.WorkerPool;
import io.ballast.generator.plan.ShardPlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;

/** Threads that make shards in parallel, each with a maker of its own; the first failure stops them all. */
final class ShardWorkers {
    private final List<ShardPlan> plans;
    private final Supplier<ShardMaker> makers;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicReferenceArray<Shard> shards;
    private final AtomicLong busyNanos = new AtomicLong();
    private final WorkerPool workers = new WorkerPool("generate", this::work);

    ShardWorkers(List<ShardPlan> plans, Supplier<ShardMaker> makers) {
        this.plans = plans;
        this.makers = makers;
        this.shards = new AtomicReferenceArray<>(plans.size());
    }

    /** Makes all shards and returns them in the order of the plans; an interrupt of the calling thread ends the run. */
    List<Shard> run(int threadCount) {
        workers.start(Math.min(threadCount, plans.size()));
        workers.join();
        workers.rethrow();
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
            for (int i = next.getAndIncrement(); i < plans.size() && !workers.isStopped(); i = next.getAndIncrement()) {
                int position = i;
                maker.make(plans.get(i), shard -> shards.set(position, shard));
            }
        } finally {
            busyNanos.addAndGet(System.nanoTime() - start);
        }
    }
}
