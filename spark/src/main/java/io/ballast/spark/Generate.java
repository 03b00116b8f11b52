package io.ballast.spark;

import io.ballast.common.bundle.ShardSink;
import io.ballast.generator.AlgorithmVersion;
import io.ballast.generator.BundleGenerator;
import io.ballast.generator.GenerationEstimate;
import io.ballast.generator.GenerationOptions;
import io.ballast.generator.GenerationPlanJson;
import io.ballast.generator.Part;
import io.ballast.generator.plan.GenerationPlan;
import io.ballast.spark.shard.ClusterEngine;
import io.ballast.spark.store.HadoopPlace;
import io.ballast.spec.DatasetSpec;
import io.ballast.spec.reader.SpecReader;
import io.ballast.spec.reader.SpecWriter;
import java.io.PrintWriter;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/**
 * Makes a bundle on a Spark cluster, to be started by {@code spark-submit}: the bytes are those of {@code ballast generate}. The spec is
 * read and refused before anything is requested of the cluster.
 */
@Command(
        name = "ballast-spark",
        sortOptions = false,
        description = "Make a bundle on this cluster: CSV shards with their checksums, schema and description.",
        footer = {
            "",
            "Example:",
            "  spark-submit --class io.ballast.spark.Generate ballast-spark-all.jar users --rows users=1G -o hdfs:///data/users"
        })
public final class Generate implements Callable<Integer> {
    private static final OptionalInt ALGORITHM = OptionalInt.of(AlgorithmVersion.CURRENT);

    @Parameters(
            paramLabel = "SPEC",
            description = "A dataset spec: a YAML file on the driver, or the name of a preset.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String specName;

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "URI",
            description =
                    "The bundle's directory, missing or empty, in a file system that all machines of the cluster reach.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String output;

    @Mixin
    private final SpecChanges changes = new SpecChanges();

    @Mixin
    private final FormatOptions format = new FormatOptions();

    @Option(
            names = "--part",
            paramLabel = "K/N",
            description = "Make only part K of N, on this cluster; `ballast seal` joins the parts of one directory.")
    private @Nullable String part;

    @Option(
            names = "--virtual",
            description = "Keep the hashes of the shards and not the shards: loads make them when they are read.")
    private boolean virtual;

    @Option(
            names = "--resume",
            description = "Continue with an unfinished bundle in the directory; the bytes are the same.")
    private boolean resume;

    @Option(
            names = "--dry-run",
            description = "Print what would be made, and its size roughly; nothing is requested of the cluster.")
    private boolean dryRun;

    @Option(names = "--json", description = "Print the closing report, or the plan of a dry run, as JSON.")
    private boolean json;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    @SuppressWarnings("UnusedVariable") // read by picocli
    private boolean help;

    @CommandLine.Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandLine.Model.CommandSpec command;

    private Generate() {}

    /** Ends the process with the exit codes of {@code ballast}. */
    public static void main(String... arguments) {
        System.exit(run(arguments));
    }

    /** Makes a bundle with the cluster of this process's Spark context, begun where there is none, and returns the exit code. */
    public static int run(String... arguments) {
        return JobDriver.run(new Generate(), JobWording.GENERATE, arguments);
    }

    @Override
    public Integer call() {
        refuseContradictions();
        Part chosen = part();
        DatasetSpec spec = SpecReader.find(specName, changes.overrides(), ALGORITHM)
                .choosing(changes.selection(), "spec " + specName);
        String yaml = SpecWriter.write(spec, ALGORITHM);
        JobDriver driver = new JobDriver("ballast generate " + spec.name());
        ShardSink sink = HadoopPlace.of(output, driver.hadoop()).sink();
        GenerationOptions options = format.of(GenerationOptions.into(virtual ? ShardSink.virtual(sink) : sink), virtual)
                .withPart(chosen)
                .withResume(resume);
        ClusterEngine engine = new ClusterEngine(driver::cluster, yaml, options, output);
        BundleGenerator generator = new BundleGenerator(spec, yaml, options, new DriverProgress(System.err), engine);
        if (dryRun) {
            GenerationPlan plan = generator.plan();
            print(plan, generator.estimate(plan), options);
        } else {
            JobDriver.print(generator.run(), json, command.commandLine().getOut());
        }
        return 0;
    }

    private void print(GenerationPlan plan, GenerationEstimate estimate, GenerationOptions options) {
        PrintWriter out = command.commandLine().getOut();
        if (json) {
            out.print(GenerationPlanJson.ofCluster(plan, estimate, options));
            out.flush();
        } else {
            JobDriver.print(plan, estimate, options.sink().name(), out);
        }
    }

    private void refuseContradictions() {
        refuseBoth(dryRun, "--dry-run", part != null, "--part");
        refuseBoth(dryRun, "--dry-run", resume, "--resume");
        refuseBoth(virtual, "--virtual", part != null, "--part");
    }

    private void refuseBoth(boolean one, String oneName, boolean other, String otherName) {
        if (one && other) {
            throw refused(oneName + " and " + otherName + " contradict each other: choose one");
        }
    }

    private Part part() {
        String text = part;
        return text == null ? Part.WHOLE : Part.parse(text).orElseThrow(() -> refused("--part: " + Part.refusal(text)));
    }

    private ParameterException refused(String message) {
        return new ParameterException(command.commandLine(), message);
    }
}
