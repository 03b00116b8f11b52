package io.ballast.spark.shard;

import io.ballast.common.bundle.Shard;
import io.ballast.common.bundle.ShardInput;
import io.ballast.common.report.Progress.PhaseProgress;
import io.ballast.common.system.Poll;
import io.ballast.generator.FinishedShards;
import io.ballast.generator.GenerationOptions;
import io.ballast.generator.ShardEngine;
import io.ballast.generator.plan.GenerationPlan;
import io.ballast.generator.plan.ShardPlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;

/** Makes shards by the tasks of one Spark job. The driver notes each shard as it is reported; it reads and writes none. */
public final class ClusterEngine implements ShardEngine {
    /** For attempts that have lost: Spark ends them without waiting, and one may leave a file until it is gone. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Supplier<JavaSparkContext> cluster;
    private final String specYaml;
    private final GenerationOptions options;
    private final String output;

    /**
     * An engine for one run.
     *
     * @param cluster begun when there are shards to make, and not before
     * @param specYaml resolved
     * @param output the place that the sink of the options writes to
     */
    public ClusterEngine(
            Supplier<JavaSparkContext> cluster, String specYaml, GenerationOptions options, String output) {
        this.cluster = cluster;
        this.specYaml = specYaml;
        this.options = options;
        this.output = output;
    }

    @Override
    public Made make(GenerationPlan whole, List<ShardPlan> plans, FinishedShards finished, PhaseProgress progress) {
        JavaSparkContext context = begin();
        Broadcast<RunSetup> setup = context.broadcast(setup(context, whole));
        OutcomeHandler handler = new OutcomeHandler(plans, finished, progress);
        try {
            run(context, work(whole, plans, finished), new ShardTask(setup), handler);
        } finally {
            setup.unpersist();
        }
        awaitLosers(context);
        return new Made(handler.shards(), handler.busy(), context.defaultParallelism());
    }

    private JavaSparkContext begin() {
        try {
            return cluster.get();
        } catch (RuntimeException e) {
            throw ClusterFailure.of(e);
        }
    }

    private RunSetup setup(JavaSparkContext context, GenerationPlan whole) {
        TreeMap<String, Integer> counts = new TreeMap<>();
        whole.tables()
                .forEach(
                        table -> counts.put(table.table().name(), table.shards().size()));
        return new RunSetup(
                specYaml,
                counts,
                options.compression(),
                options.level(),
                options.header(),
                output,
                !options.sink().keepsShards(),
                new SerializableConfiguration(context.hadoopConfiguration()));
    }

    private List<ShardWork> work(GenerationPlan whole, List<ShardPlan> plans, FinishedShards finished) {
        ShardInput files = options.sink().files();
        Set<String> found = options.resume() ? new HashSet<>(files.files()) : Set.of();
        Map<String, Integer> tables = new TreeMap<>();
        whole.tables().forEach(table -> tables.put(table.table().name(), tables.size()));
        List<ShardWork> work = new ArrayList<>();
        for (ShardPlan plan : plans) {
            int table = Objects.requireNonNull(tables.get(plan.table().name()));
            Shard noted = finished.find(plan.path()).orElse(null);
            work.add(new ShardWork(table, plan.number(), noted, found.contains(plan.path())));
        }
        return work;
    }

    private static void run(JavaSparkContext context, List<ShardWork> work, ShardTask task, OutcomeHandler handler) {
        List<Object> partitions = new ArrayList<>();
        for (int i = 0; i < work.size(); i++) {
            partitions.add(i);
        }
        Seq<Object> all = CollectionConverters.asScala(partitions).toSeq();
        ClassTag<ShardOutcome> outcome = ClassTag$.MODULE$.apply(ShardOutcome.class);
        try {
            context.sc().runJob(context.parallelize(work, work.size()).rdd(), task, all, handler, outcome);
        } catch (Exception e) {
            throw ClusterFailure.of(e); // Scala's methods declare no exceptions, and throw checked ones
        }
    }

    /** Until no task runs, as far as the driver knows; not for ever, as they only might leave a file. */
    private static void awaitLosers(JavaSparkContext context) {
        Poll.until("generating", PATIENCE, PAUSE, () -> Stream.of(
                        context.sc().statusTracker().getExecutorInfos())
                .noneMatch(executor -> executor.numRunningTasks() > 0));
    }
}
