package io.ballast.spark;

import io.ballast.common.bundle.ShardSource;
import io.ballast.common.report.RunReport;
import io.ballast.loader.BundleLoader;
import io.ballast.loader.plan.LoadOptions;
import io.ballast.loader.plan.LoadPlan;
import io.ballast.loader.plan.LoadPlanJson;
import io.ballast.loader.plan.TrustedSql;
import io.ballast.loader.postgres.ConnectionResolver;
import io.ballast.loader.postgres.ConnectionSettings;
import io.ballast.loader.postgres.SharedTarget;
import io.ballast.spark.load.ClusterCopies;
import io.ballast.spark.store.BundleSources;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import scala.Tuple2;

/**
 * Loads a bundle by a Spark cluster, to be started by {@code spark-submit}. The driver does what {@code ballast load} does, and the executors
 * copy the shards.
 */
@Command(
        name = "ballast-spark",
        sortOptions = false,
        description = "Load a bundle into PostgreSQL; this cluster copies its shards.",
        footer = {
            "",
            "Example:",
            "  spark-submit --class io.ballast.spark.Load ballast-spark-all.jar hdfs:///data/users"
                    + " --db postgresql://app@db.example/app --jobs 16"
        })
public final class Load implements Callable<Integer> {
    /** A second attempt waits for the first one's transaction, so it is of no use, and a connection more than --jobs says. */
    private static final String SPECULATION = "spark.speculation";

    @Parameters(
            paramLabel = "BUNDLE",
            description =
                    "A bundle: https://…, or a directory in a file system that all machines of the cluster reach.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String bundle;

    @Option(
            names = "--db",
            paramLabel = "URL",
            description =
                    "The database: postgresql://[USER@]HOST[:PORT]/DATABASE, or a JDBC URL. What it leaves out comes"
                            + " from the driver's libpq variables and service file. It never holds a password.")
    private @Nullable String database;

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description = "A file in the form of ~/.pgpass, at this path on every machine (chmod 600).")
    private @Nullable String passwordFile;

    @Mixin
    private final LoadChoices choices = new LoadChoices();

    @Option(
            names = "--dry-run",
            description = "Print what would be done, with every statement, and do nothing; no cluster is asked.")
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

    private Load() {}

    /** Ends the process with the exit codes of {@code ballast}. */
    public static void main(String... arguments) {
        System.exit(run(arguments));
    }

    /** Loads a bundle with the cluster of this process's Spark context, begun where there is none, and returns the exit code. */
    public static int run(String... arguments) {
        return JobDriver.run(new Load(), JobWording.LOAD, arguments);
    }

    @Override
    public Integer call() {
        JobDriver driver = new JobDriver("ballast load " + bundle);
        refuseSecrets(driver.settings());
        refuseWhatNoClusterReaches();
        DriverProgress progress = new DriverProgress(System.err);
        ConnectionResolver resolver = ConnectionResolver.ofThisProcess();
        ConnectionSettings target = resolver.resolve(database, passwordFile);
        SharedTarget shared = resolver.share(database, passwordFile);
        ShardSource source = BundleSources.of(bundle, driver.hadoop());
        LoadOptions options = choices.of(LoadOptions.of(source));
        TrustedSql.of(source.read(), options); // refused before anything connects
        PrintWriter out = command.commandLine().getOut();
        if (dryRun) {
            LoadPlan plan = new BundleLoader(target, options, progress).plan();
            out.print(
                    json
                            ? LoadPlanJson.text(plan, target.target())
                            : String.join("\n", LoadPlanLines.of(plan, target.target())) + "\n");
            out.flush();
            return 0;
        }
        ClusterCopies copies = new ClusterCopies(
                () -> cluster(driver, progress), bundle, shared, Objects.requireNonNullElse(passwordFile, ""));
        RunReport report = new BundleLoader(target, options, progress, copies).run();
        JobDriver.print(report, json, out);
        return 0;
    }

    private static JavaSparkContext cluster(JobDriver driver, DriverProgress progress) {
        boolean wanted = driver.settings().getBoolean(SPECULATION, false);
        driver.settings().set(SPECULATION, "false");
        JavaSparkContext cluster = driver.cluster();
        if (wanted && !cluster.getConf().getBoolean(SPECULATION, false)) {
            progress.note(SPECULATION + " is switched off: a second attempt of a shard would wait for the first.");
        }
        return cluster;
    }

    private void refuseWhatNoClusterReaches() {
        if (database != null && (database.equals("embedded") || database.startsWith("embedded:"))) {
            throw refused("--db " + database + ": the machines of a cluster cannot reach a server of this process; give"
                    + " postgresql://…");
        }
        if (passwordFile != null && !Files.exists(Path.of(passwordFile))) {
            throw refused("--password-file " + passwordFile + ": there is no such file on the driver");
        }
    }

    /** What stands in Spark's configuration is shown in its pages and kept in its logs. */
    private void refuseSecrets(SparkConf settings) {
        for (Tuple2<String, String> setting : settings.getAll()) {
            String name = setting._1();
            boolean isPassword = name.toUpperCase(Locale.ROOT).endsWith("PGPASSWORD");
            if (isPassword && !name.contains("secretKeyRef")) {
                throw refused(name + " puts a password into Spark's configuration, which its pages and event logs show."
                        + " Give each machine a password file, and name it with --password-file");
            }
        }
    }

    private ParameterException refused(String message) {
        return new ParameterException(command.commandLine(), message);
    }
}
