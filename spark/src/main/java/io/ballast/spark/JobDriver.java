package io.ballast.spark;

import io.ballast.common.report.PhaseTiming;
import io.ballast.common.report.ReportJson;
import io.ballast.common.report.RunReport;
import io.ballast.generator.GenerationEstimate;
import io.ballast.generator.plan.GenerationPlan;
import io.ballast.generator.plan.TableShards;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.deploy.SparkHadoopUtil;
import picocli.CommandLine;

/** What the jobs have in common on the driver: command line and exit code, the cluster, the closing report. */
final class JobDriver {
    private static final double NANOS_PER_SECOND = 1e9;

    private final SparkConf settings = new SparkConf();

    /** @param name of the application, where the user has given none */
    JobDriver(String name) {
        settings.setIfMissing("spark.app.name", name);
        // Tasks and results are records, of which other serializers may make nothing.
        settings.set("spark.serializer", "org.apache.spark.serializer.JavaSerializer");
    }

    /** Runs a job with these arguments, and returns its exit code. */
    static int run(Callable<Integer> job, JobWording wording, String... arguments) {
        CommandLine line = new CommandLine(job);
        JobFailures failures = new JobFailures(wording);
        line.setParameterExceptionHandler(failures).setExecutionExceptionHandler(failures);
        return line.execute(arguments);
    }

    SparkConf settings() {
        return settings;
    }

    Configuration hadoop() {
        return SparkHadoopUtil.get().newConfiguration(settings);
    }

    /** The context of this process, begun where there is none. */
    JavaSparkContext cluster() {
        return JavaSparkContext.fromSparkContext(SparkContext.getOrCreate(settings));
    }

    /** The closing report, for people or as the one value on standard output. */
    static void print(RunReport report, boolean json, PrintWriter out) {
        if (json) {
            out.print(ReportJson.text(report));
            out.flush();
        } else {
            print(report, out);
        }
    }

    private static void print(RunReport report, PrintWriter out) {
        out.println(report.subject());
        for (PhaseTiming phase : report.phases()) {
            String rows = phase.rows() == 0 ? "" : String.format(Locale.ROOT, "%,d rows, ", phase.rows());
            double seconds = phase.wall().toNanos() / NANOS_PER_SECOND;
            out.println(phase.phase().toLowerCase(Locale.ROOT) + ": " + rows
                    + String.format(Locale.ROOT, "%.1f s", seconds));
        }
        report.texts().forEach((name, value) -> out.println(name + ": " + value));
    }

    /** What a job would make: exact rows and shards, and sizes that are estimated from samples. */
    static void print(GenerationPlan plan, GenerationEstimate estimate, String place, PrintWriter out) {
        out.println("would be made in " + place);
        for (int i = 0; i < plan.tables().size(); i++) {
            TableShards table = plan.tables().get(i);
            print(
                    table.table().name(),
                    table.table().rows(),
                    table.shards().size(),
                    table.estimatedRawBytes(),
                    estimate.packedBytes().get(i),
                    out);
        }
        print(
                "all tables",
                plan.rows(),
                plan.shards().size(),
                plan.estimatedRawBytes(),
                estimate.allPackedBytes(),
                out);
        if (!plan.omitted().isEmpty()) {
            out.println("omitted, as requested: " + String.join(", ", plan.omitted()));
        }
    }

    private static void print(String what, long rows, int shards, long csv, long onDisk, PrintWriter out) {
        out.println(String.format(
                Locale.ROOT,
                "%s: %,d rows, %,d shards, about %,d bytes of CSV, %,d on disk",
                what,
                rows,
                shards,
                csv,
                onDisk));
    }
}
