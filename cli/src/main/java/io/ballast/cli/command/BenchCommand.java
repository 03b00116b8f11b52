package io.ballast.cli.command;

import io.ballast.bench.plan.BenchOptions;
import io.ballast.bench.plan.BenchPlan;
import io.ballast.bench.result.BenchResults;
import io.ballast.bench.result.ResultFiles;
import io.ballast.bench.run.Benchmark;
import io.ballast.cli.console.Console;
import io.ballast.cli.console.Interruption;
import io.ballast.cli.option.BenchmarkOptions;
import io.ballast.cli.option.DatabaseOption;
import io.ballast.cli.option.OutputOptions;
import io.ballast.cli.option.StoreOptions;
import io.ballast.cli.text.BenchPlanJson;
import io.ballast.cli.text.BenchPlanText;
import io.ballast.cli.text.BenchResultText;
import io.ballast.common.report.Progress;
import io.ballast.loader.postgres.ConnectionResolver;
import io.ballast.loader.postgres.ConnectionSettings;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "bench",
        description = {
            "Compare ways to load a bundle in one run: how fast each is on this server, and what it costs later.",
            "Every run has a database of its own, ballast_bench, and is verified; nothing is left behind."
        },
        footer = {
            "  ballast bench --budget 10m",
            "  ballast bench big --db postgresql://app@db.example/postgres --strategies copy-csv,ballast --jobs 1,2,4",
            "  ballast bench compare before after --fail-if-slower 5%%"
        })
final class BenchCommand implements Callable<Integer> {
    private final Console console;
    private final Interruption interruption;

    @Parameters(
            paramLabel = "BUNDLE",
            arity = "0..1",
            description =
                    "The bundle's directory, its URL or s3:// place; without one, a million rows of the preset users are made.")
    private @Nullable String bundle;

    @Mixin
    private final StoreOptions store = new StoreOptions();

    @Mixin
    private final DatabaseOption database = new DatabaseOption();

    @Option(
            names = "--pooler",
            order = 101,
            paramLabel = "URL",
            description =
                    "A pgbouncer in front of the same server that leads to any of its databases, for insert-pooled "
                            + "(default: pgbouncer from the PATH, if it is there).")
    private @Nullable String pooler;

    @Mixin
    private final BenchmarkOptions benchmarkOptions = new BenchmarkOptions();

    @Option(
            names = {"-o", "--output"},
            order = 300,
            paramLabel = "DIR",
            defaultValue = "ballast-bench",
            description = "Where the results go; missing or empty (default: ${DEFAULT-VALUE}).")
    private Path output = Path.of("ballast-bench");

    @Option(
            names = "--json",
            order = 301,
            description = "Print results.json instead of the summary; with --dry-run the plan as JSON.")
    private boolean json;

    @Option(names = "--dry-run", order = 302, description = "Print what would run, and what is omitted.")
    private boolean dryRun;

    @Mixin
    private final OutputOptions verbosity = new OutputOptions();

    BenchCommand(Console console, Interruption interruption) {
        this.console = console;
        this.interruption = interruption;
    }

    @Override
    public Integer call() {
        BenchOptions options = benchmarkOptions.options();
        Progress progress = console.progress(verbosity.verbosity());
        BenchOutput results = new BenchOutput(output);
        if (!dryRun) {
            results.claim();
        }
        try (BenchInput input = BenchInput.of(bundle, store.endpoint(), progress)) {
            if (dryRun) {
                BenchPlan plan = Benchmark.plan(input.bundle(), options, poolerSettings());
                long rows = Benchmark.rows(input.bundle());
                console.result(json ? BenchPlanJson.text(plan, rows) : BenchPlanText.text(plan, rows, console.width()));
                return 0;
            }
            return run(input.bundle(), options, results, progress);
        }
    }

    private int run(Path bundle, BenchOptions options, BenchOutput output, Progress progress) {
        Benchmark.plan(bundle, options, poolerSettings()); // refuses before a server is started
        try (Database target = Database.openOrEmbedded(database, progress)) {
            Benchmark benchmark = new Benchmark(target.settings(), bundle, options, poolerSettings(), progress);
            console.note(
                    verbosity.verbosity(),
                    BenchPlanText.text(benchmark.plan(), Benchmark.rows(bundle), console.width())
                            .stripTrailing());
            BenchResults results = interruption.stoppable(benchmark::cancel, benchmark::run);
            output.write(results);
            console.result(json ? ResultFiles.json(results) + "\n" : BenchResultText.text(results, console.width()));
            console.note(verbosity.verbosity(), "The results are in " + output.directory());
            BenchVerdict.check(results);
            return 0;
        }
    }

    private Optional<ConnectionSettings> poolerSettings() {
        return Optional.ofNullable(pooler)
                .map(url -> ConnectionResolver.ofThisProcess().resolve(url));
    }
}
