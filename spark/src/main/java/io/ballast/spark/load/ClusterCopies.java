package io.ballast.spark.load;

import io.ballast.common.bundle.SourceShard;
import io.ballast.common.error.BallastException;
import io.ballast.loader.copy.CopyEngine;
import io.ballast.loader.copy.CopyOrder;
import io.ballast.loader.postgres.SharedTarget;
import io.ballast.spark.shard.ClusterFailure;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;
import org.jspecify.annotations.Nullable;
import scala.jdk.javaapi.CollectionConverters;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;

/**
 * Has each COPY step done by a Spark job of one task. As many jobs run at once as the load has threads that wait for them, so no more tasks
 * have a connection, however large the cluster is and however its cores are shared out.
 */
public final class ClusterCopies implements CopyEngine {
    private final Supplier<JavaSparkContext> cluster;
    private final String bundle;
    private final SharedTarget target;
    private final String passwordFile;
    private final String group = "ballast-load-" + UUID.randomUUID();
    private final AtomicInteger atWork = new AtomicInteger();
    private @Nullable JavaSparkContext context;
    private @Nullable Broadcast<CopySetup> setup;

    /**
     * An engine for one run.
     *
     * @param cluster begun when there is something to copy, and not before
     * @param bundle the place that the user has named
     * @param passwordFile on every machine; empty where the user has named none
     */
    public ClusterCopies(Supplier<JavaSparkContext> cluster, String bundle, SharedTarget target, String passwordFile) {
        this.cluster = cluster;
        this.bundle = bundle;
        this.target = target;
        this.passwordFile = passwordFile;
    }

    @Override
    public List<SourceShard> copy(CopyOrder order) {
        atWork.incrementAndGet();
        try {
            JavaSparkContext spark = begin();
            spark.setJobGroup(group, order.name(), true);
            return run(spark, new CopyTask(setup(spark), order)).result();
        } catch (BallastException e) {
            throw e;
        } catch (Exception e) {
            throw ClusterFailure.of(e); // Scala's methods declare no exceptions, and throw checked ones
        } finally {
            atWork.decrementAndGet();
        }
    }

    @Override
    public synchronized void cancel() {
        if (context != null && atWork.get() > 0) {
            context.cancelJobGroup(group);
        }
    }

    private synchronized JavaSparkContext begin() {
        if (context == null) {
            context = cluster.get();
        }
        return context;
    }

    private synchronized Broadcast<CopySetup> setup(JavaSparkContext spark) {
        if (setup == null) {
            setup = spark.broadcast(new CopySetup(
                    bundle, target, passwordFile, new SerializableConfiguration(spark.hadoopConfiguration())));
        }
        return setup;
    }

    private static CopyOutcome run(JavaSparkContext spark, CopyTask task) {
        ClassTag<CopyOutcome> outcome = ClassTag$.MODULE$.apply(CopyOutcome.class);
        List<Object> first = List.of(0);
        Object results = spark.sc()
                .runJob(
                        spark.parallelize(List.of(0), 1).rdd(),
                        task,
                        CollectionConverters.asScala(first).toSeq(),
                        outcome);
        return ((CopyOutcome[]) results)[0];
    }
}
