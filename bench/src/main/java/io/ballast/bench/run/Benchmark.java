package io.ballast.bench.run;

import io.ballast.bench.plan.BenchOptions;
import io.ballast.bench.plan.BenchPlan;
import io.ballast.bench.plan.Throughput;
import io.ballast.bench.plan.Trial;
import io.ballast.bench.plan.Variant;
import io.ballast.bench.record.Probes;
import io.ballast.bench.result.BenchResults;
import io.ballast.bench.result.Run;
import io.ballast.bench.strategy.SampleMaker;
import io.ballast.bench.strategy.Strategy;
import io.ballast.bench.strategy.Workload;
import io.ballast.common.bundle.Bundle;
import io.ballast.common.bundle.BundleTable;
import io.ballast.common.bundle.DescriptorFile;
import io.ballast.common.bundle.ShardInput;
import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.report.Progress;
import io.ballast.common.report.Progress.PhaseProgress;
import io.ballast.common.schema.SqlPart;
import io.ballast.common.schema.SqlParts;
import io.ballast.common.schema.UserType;
import io.ballast.common.schema.UserTypes;
import io.ballast.embedded.Pooler;
import io.ballast.loader.postgres.ConnectionSettings;
import io.ballast.loader.postgres.Connections;
import io.ballast.loader.postgres.ServerError;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Measures ways to load one bundle into one server. Runs once; {@link #cancel} may be called from any thread. */
public final class Benchmark {
    private static final String PHASE = "BENCH";

    private final ConnectionSettings server;
    private final Path directory;
    private final Bundle bundle;
    private final boolean poolerGiven;
    private final BenchOptions options;
    private final Progress progress;
    private final Stop stop = new Stop();
    private StrategySelection selection;
    private Optional<ConnectionSettings> pooler;

    /**
     * Reads the bundle's descriptor, and connects to nothing yet.
     *
     * @param server any database of the server; the benchmark makes one of its own for each run
     * @param directory of the bundle
     * @param pooler a pgbouncer in front of the same server; empty for none
     * @throws BallastException INPUT_REFUSED for the bundle, USAGE for an unknown strategy
     */
    public Benchmark(
            ConnectionSettings server,
            Path directory,
            BenchOptions options,
            Optional<ConnectionSettings> pooler,
            Progress progress) {
        this.server = server;
        this.directory = directory;
        this.bundle = DescriptorFile.read(ShardInput.of(directory));
        this.options = options;
        this.pooler = pooler;
        this.poolerGiven = pooler.isPresent();
        this.progress = progress;
        this.selection = select(directory, options, noPooler(poolerGiven));
    }

    /**
     * What a benchmark would do, as far as that is known without a server.
     *
     * @throws BallastException as the constructor throws it
     */
    public static BenchPlan plan(Path directory, BenchOptions options, Optional<ConnectionSettings> pooler) {
        return select(directory, options, noPooler(pooler.isPresent())).plan();
    }

    private static StrategySelection select(Path directory, BenchOptions options, Optional<String> noPooler) {
        Bundle bundle = DescriptorFile.read(ShardInput.of(directory));
        refuseOtherTypes(directory, bundle);
        refuseSql(directory, bundle);
        refuseInheritance(directory, bundle);
        return StrategySelection.of(options, new Workload(directory, bundle, ""), noPooler);
    }

    /** Most ways to load know PostgreSQL's own types only. */
    private static void refuseOtherTypes(Path directory, Bundle bundle) {
        List<UserType> types =
                UserTypes.of(bundle.tables().stream().map(BundleTable::schema).toList());
        if (!types.isEmpty()) {
            throw new BallastException(
                    ErrorCategory.INPUT_REFUSED,
                    directory + ": has columns of type "
                            + types.stream().map(UserType::sql).collect(Collectors.joining(", "))
                            + "; benchmarks compare ways to load types of PostgreSQL's own.");
        }
    }

    /** Every way to load makes the tables, and none of them is told whether to trust the bundle. */
    private static void refuseSql(Path directory, Bundle bundle) {
        List<SqlPart> parts =
                SqlParts.of(bundle.tables().stream().map(BundleTable::schema).toList(), bundle.views());
        if (!parts.isEmpty()) {
            throw new BallastException(
                    ErrorCategory.INPUT_REFUSED,
                    directory + ": has SQL text in it ("
                            + parts.stream().map(SqlPart::what).collect(Collectors.joining(", "))
                            + "), and benchmarks run none.");
        }
    }

    /** The rows of a parent would be counted with those of the tables below it, and each way would have to know in which order to make them. */
    private static void refuseInheritance(Path directory, Bundle bundle) {
        for (BundleTable table : bundle.tables()) {
            if (!table.schema().traits().inheritance().parents().isEmpty()) {
                throw new BallastException(
                        ErrorCategory.INPUT_REFUSED,
                        directory + ": table \"" + table.name()
                                + "\" inherits from another; benchmarks compare ways to load tables that do not.");
            }
        }
    }

    private static Optional<String> noPooler(boolean given) {
        return given || Pooler.program().isPresent() ? Optional.empty() : Optional.of(OwnPooler.MISSING);
    }

    /** Rows in the bundle. */
    public static long rows(Path directory) {
        return DescriptorFile.read(ShardInput.of(directory)).rows();
    }

    /** What {@link #run} does. */
    public BenchPlan plan() {
        return selection.plan();
    }

    /**
     * Runs the plan. A run that fails, or whose content differs, is part of the results.
     *
     * @throws BallastException when the server or the given pooler is refused or lost, or {@link #cancel} was called; the server is left as it was
     */
    public BenchResults run() {
        Instant began = Instant.now();
        try (WorkDirectory work = WorkDirectory.make();
                BenchDatabase database = BenchDatabase.open(server, progress)) {
            tryGivenPooler();
            OwnPooler own = ownPooler();
            try {
                return run(database, work.path(), began);
            } finally {
                stop.forget();
                removeAll(database);
                if (own != null) {
                    own.close();
                }
            }
        } catch (IOException e) {
            throw new BallastException(
                    ErrorCategory.INPUT_REFUSED, "The sample cannot be written: " + e.getMessage(), e);
        } catch (SQLException e) {
            stop.check();
            throw new BallastException(
                    ErrorCategory.DATABASE_FAILED,
                    "The benchmark has lost the server " + server.server() + ": " + ServerError.text(e)
                            + ". No results were written; run it again.",
                    e);
        } catch (BallastException e) {
            stop.check();
            throw e;
        }
    }

    /** One that does not answer is found now, not after all the runs before the first that needs it. */
    private void tryGivenPooler() throws SQLException {
        if (poolerGiven && selection.needsPooler()) {
            ConnectionSettings here = pooler.orElseThrow().withDatabase(server.database());
            new Connections(here).open("bench pooler").close();
        }
    }

    /** Starts a pgbouncer where one is wanted and none was given; where it does not start, what needs it does not run. */
    private @Nullable OwnPooler ownPooler() {
        if (poolerGiven || !selection.needsPooler()) {
            return null;
        }
        try {
            OwnPooler own = OwnPooler.start(Pooler.program().orElseThrow(), server);
            pooler = Optional.of(own.settings());
            return own;
        } catch (IOException e) {
            selection = select(directory, options, Optional.of(String.valueOf(e.getMessage())));
            return null;
        }
    }

    /** Stops the run under way and cleans up. */
    public void cancel() {
        stop.ask();
    }

    private BenchResults run(BenchDatabase database, Path work, Instant began) throws SQLException, IOException {
        Preparation preparation = new Preparation(database, stop);
        Workload whole = new Workload(directory, bundle, "");
        boolean samples = selection.mayNeedSample(options);
        progress.note("Preparing: what each run has to end in" + (samples ? ", and the sample" : ""));
        Workload sample =
                samples ? SampleMaker.make(directory, bundle, selection.plan().sampleRows(), work) : whole;
        Probes probes = preparation.probes();
        ContentCheck checkWhole = preparation.check(whole, probes);
        ContentCheck checkSample = samples ? preparation.check(sample, probes) : checkWhole;
        if (options.budget().isPresent()) {
            Throughput throughput = preparation.throughput(whole, probes);
            selection = selection.at(throughput, options.after(Duration.between(began, Instant.now())));
            progress.note(PlanText.revised(throughput, selection.plan()));
        }
        BenchPlan plan = selection.plan();
        for (Strategy strategy : selection.planned()) {
            stop.check();
            strategy.prepare(database.settings(), whole, stop::onCancel);
            stop.forget();
        }
        TrialRunner runner = new TrialRunner(database, probes, pooler, stop);
        List<Run> runs = new ArrayList<>();
        RemainingTime remaining = new RemainingTime();
        try (PhaseProgress phase = progress.start(PHASE, plan.trials().size(), Progress.Unit.STEPS)) {
            for (Trial trial : plan.trials()) {
                boolean sampled = trial.variant().strategy().slow();
                long started = System.nanoTime();
                Run run = runner.run(
                        trial,
                        selection.strategy(trial.variant()),
                        sampled ? sample : whole,
                        sampled ? checkSample : checkWhole);
                runs.add(run);
                phase.advance(1);
                remaining.took(trial, Duration.ofNanos(System.nanoTime() - started));
                progress.note(RunText.line(run, plan.rounds())
                        + remaining.inWords(
                                plan.trials().subList(runs.size(), plan.trials().size())));
            }
        }
        Map<String, String> durability = new HashMap<>();
        for (Variant variant : plan.variants()) {
            durability.put(variant.strategy().name(), preparation.durability(selection.strategy(variant)));
        }
        return new Conclusion(plan, options, whole, sample, runs, durability)
                .results(began, probes.sources(), preparation.facts());
    }

    private void removeAll(BenchDatabase database) {
        try {
            database.remove();
        } catch (SQLException e) {
            progress.note("Database \"" + Strategy.DATABASE + "\" could not be dropped (" + ServerError.text(e)
                    + "); the next benchmark drops it.");
        }
    }
}
