package io.ballast.cli.command;

import io.ballast.cli.console.Interruption;
import io.ballast.cli.option.OptionWording;
import io.ballast.cli.text.ReadableNumbers;
import io.ballast.common.bundle.BundleVerifier;
import io.ballast.common.bundle.ShardInput;
import io.ballast.common.bundle.Verification;
import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.error.Remedy.Act;
import io.ballast.common.report.PhaseTiming;
import io.ballast.common.report.Progress;
import io.ballast.common.report.RunReport;
import io.ballast.embedded.EmbeddedServer;
import io.ballast.generator.AlgorithmVersion;
import io.ballast.generator.BundleGenerator;
import io.ballast.generator.GenerationOptions;
import io.ballast.loader.BundleLoader;
import io.ballast.loader.analysis.Analysis;
import io.ballast.loader.analysis.AnalysisReport;
import io.ballast.loader.plan.LoadOptions;
import io.ballast.loader.plan.VerifyLevel;
import io.ballast.loader.postgres.Connections;
import io.ballast.spec.DatasetSpec;
import io.ballast.spec.reader.SpecReader;
import io.ballast.spec.reader.SpecWriter;
import io.ballast.spec.yaml.SpecOverrides;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The steps of the demo, one after the other, and the report over all of them. */
final class Demo {
    private static final String PRESET = "users";
    private static final OptionalInt ALGORITHM = OptionalInt.of(AlgorithmVersion.CURRENT);
    private static final int THREADS = Runtime.getRuntime().availableProcessors();

    /** The facts of generating and loading that are worth a line in the end. */
    private static final Set<String> SHOWN = Set.of("rows", "CSV bytes", "bytes on disk", "wire", "staging");

    private final long beganNanos = System.nanoTime();
    private final DatasetSpec spec;
    private final Path directory;
    private final Path bundle;
    private final Path server;
    private final Progress progress;
    private final Interruption interruption;
    private final List<PhaseTiming> phases = new ArrayList<>();
    private final Map<String, String> facts = new LinkedHashMap<>();

    Demo(long users, Path directory, Progress progress, Interruption interruption) {
        this.spec = SpecReader.preset(
                PRESET,
                new SpecOverrides(Map.of(PRESET, users), OptionalDouble.empty(), OptionalLong.empty(), List.of()));
        this.directory = directory;
        this.bundle = directory.resolve("bundle");
        this.server = directory.resolve("server");
        this.progress = progress;
        this.interruption = interruption;
    }

    /** Refuses a directory with anything in it, before anything is started. */
    void claimDirectory() {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> entries = Files.list(directory)) {
            if (entries.findAny().isPresent()) {
                throw new BallastException(
                        ErrorCategory.INPUT_REFUSED,
                        directory + " is not empty: an earlier demo may be in it. Remove it, or name another directory"
                                + " with --dir.");
            }
        } catch (IOException e) {
            throw new BallastException(
                    ErrorCategory.INPUT_REFUSED,
                    directory + " is not a directory that can be used: " + e.getMessage(),
                    e);
        }
    }

    Database startServer() {
        return timed("SERVER", () -> Database.ofServer(EmbeddedServer.start(Optional.of(server), progress)));
    }

    void generate() {
        GenerationOptions options = GenerationOptions.into(bundle);
        take(new BundleGenerator(spec, SpecWriter.write(spec, ALGORITHM), options, progress).run());
    }

    void verifyBundle() {
        Verification result =
                timed("CHECK FILES", () -> BundleVerifier.verify(ShardInput.of(bundle), THREADS, progress));
        if (!result.passed()) {
            throw new BallastException(
                    ErrorCategory.DIFFERENCE_FOUND, result.faults().get(0).message());
        }
    }

    void load(Database target) {
        LoadOptions options = LoadOptions.of(bundle).withVerify(VerifyLevel.FULL);
        BundleLoader loader = new BundleLoader(target.settings(), options, progress);
        take(interruption.stoppable(loader::cancel, loader::run));
    }

    AnalysisReport analyze(Database target) {
        AnalysisReport analysis = timed(
                "ANALYSIS",
                () -> Analysis.run(new Connections(target.settings()), "public", StatedSpec.of(spec), progress));
        facts.put("database size", ReadableNumbers.size(analysis.subject().databaseBytes()));
        return analysis;
    }

    RunReport report() {
        facts.put("bundle", bundle.toString());
        facts.put("server's data", server.toString());
        return new RunReport(
                "demo", directory.toString(), phases, facts, Duration.ofNanos(System.nanoTime() - beganNanos));
    }

    String whatNext() {
        return DemoText.whatNext(bundle, server);
    }

    String serverStopped() {
        return "The server has stopped; its data stay in " + server + ".";
    }

    /** The failure as the user of a demo needs it told: what fails inside are commands that could be resumed. */
    BallastException inItsWords(BallastException failure) {
        String again = Files.exists(directory)
                ? "Remove " + directory + " before you run the demo again, or name another directory with --dir."
                : "It has written nothing.";
        String what = failure.category() == ErrorCategory.INTERRUPTED
                ? "The demo was stopped."
                : failure.withReruns(new Act("run the demo again")).message(OptionWording.OPTIONS);
        return new BallastException(failure.category(), what + " " + again, failure);
    }

    private void take(RunReport report) {
        phases.addAll(report.phases());
        report.facts().forEach((name, value) -> {
            if (SHOWN.contains(name)) {
                facts.put(name, value);
            }
        });
    }

    private <T> T timed(String phase, Supplier<T> work) {
        long start = System.nanoTime();
        T result = work.get();
        Duration time = Duration.ofNanos(System.nanoTime() - start);
        phases.add(new PhaseTiming(phase, 0, 0, time, time, 1));
        return result;
    }
}
