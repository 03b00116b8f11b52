package io.ballast.cli.option;

import io.ballast.bench.plan.BenchOptions;
import io.ballast.loader.plan.LoadOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** What a benchmark measures, and how often. */
public final class BenchmarkOptions {
    /** A plan of more rows in a batch says nothing new, and no statement holds them. */
    private static final long MAX_BATCH = 100_000;

    private static final long MAX_ROUNDS = 1000;
    private static final int DEFAULT_BATCH = 1000;

    @Spec(Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec command;

    @Option(
            names = "--strategies",
            order = 200,
            split = ",",
            paramLabel = "NAME",
            description = "Which ways to load, separated by commas (default: all).")
    private List<String> strategies = new ArrayList<>();

    @Option(
            names = "--rounds",
            order = 201,
            paramLabel = "N",
            defaultValue = "9",
            converter = CountConverter.class,
            description = "How often each runs (default: ${DEFAULT-VALUE}; intervals need 6).")
    private long rounds;

    @Option(
            names = {"-j", "--jobs"},
            order = 202,
            split = ",",
            paramLabel = "N",
            converter = WorkersConverter.class,
            description =
                    "Numbers of connections to try, separated by commas, for the strategies that work in parallel "
                            + "(default: 1C, the processors of this machine).")
    private List<Integer> jobs = new ArrayList<>();

    @Option(
            names = "--batch-size",
            order = 203,
            split = ",",
            paramLabel = "N",
            converter = CountConverter.class,
            description = "Rows in a batch or statement to try, separated by commas, for the strategies that have one "
                    + "(default: 1k).")
    private List<Long> batchSizes = new ArrayList<>();

    @Option(
            names = "--rows",
            order = 204,
            paramLabel = "N",
            converter = CountConverter.class,
            description = "About how many rows the slow strategies load: whole parents, and stated in the results "
                    + "(default: 50k).")
    private @Nullable Long rows;

    @Option(
            names = "--budget",
            order = 205,
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "How long the benchmark may take, such as 10m, by estimate: what does not fit is omitted, "
                    + "and named (default: no limit).")
    private @Nullable Duration budget;

    @Option(
            names = "--seed",
            order = 206,
            paramLabel = "N",
            defaultValue = "42",
            description = "Of the order of the runs (default: ${DEFAULT-VALUE}).")
    private long seed;

    /** The values, checked. */
    public BenchOptions options() {
        if (rounds > MAX_ROUNDS) {
            throw Contradictions.refused(command, "--rounds " + rounds + ": no more than " + MAX_ROUNDS);
        }
        List<Integer> wantedJobs = jobs.isEmpty() ? List.of(new WorkersConverter().convert("1C")) : jobs;
        for (int one : wantedJobs) {
            if (one > LoadOptions.MAX_JOBS) {
                throw Contradictions.refused(command, "--jobs " + one + ": no more than " + LoadOptions.MAX_JOBS);
            }
        }
        List<Integer> wantedBatches = new ArrayList<>();
        for (long one : batchSizes) {
            if (one > MAX_BATCH) {
                throw Contradictions.refused(command, "--batch-size " + one + ": no more than " + MAX_BATCH);
            }
            wantedBatches.add((int) one);
        }
        return new BenchOptions(
                strategies.stream().distinct().toList(),
                (int) rounds,
                wantedJobs.stream().distinct().toList(),
                wantedBatches.isEmpty()
                        ? List.of(DEFAULT_BATCH)
                        : wantedBatches.stream().distinct().toList(),
                rows == null ? OptionalLong.empty() : OptionalLong.of(rows),
                Optional.ofNullable(budget),
                seed);
    }
}
