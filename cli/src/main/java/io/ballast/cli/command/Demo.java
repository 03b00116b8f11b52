package io.ballast.cli.command;

import io.ballast.cli.console.Interruption;
import io.ballast.cli.option.OptionWording;
import io.ballast.cli.text.ReadableNumbers;
import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.error.Remedy.Act;
import io.ballast.common.report.Fact;
import io.ballast.common.report.PhaseTiming;
import io.ballast.common.report.Progress;
import io.ballast.common.report.RunReport;
import io.ballast.embedded.EmbeddedServer;
import io.ballast.generator.AlgorithmVersion;
import io.ballast.loader.BundleLoader;
import io.ballast.loader.analysis.Analysis;
import io.ballast.loader.analysis.AnalysisReport;
import io.ballast.loader.postgres.Connections;
import io.ballast.spec.DatasetSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;

/** The steps of a demo, one after the other, and the report over all of them. */
abstract class Demo {
    static final OptionalInt ALGORITHM = OptionalInt.of(AlgorithmVersion.CURRENT);

    /** The server's directory, below the demo's. */
    static final String SERVER = "server";

    /** The facts of generating and loading that are worth a line in the end. */
    private static final Set<String> SHOWN = Set.of("rows", "CSV bytes", "bytes on disk", "wire", "staging");

    private final long beganNanos = System.nanoTime();
    private final Path directory;
    private final Progress progress;
    private final Interruption interruption;
    private final List<PhaseTiming> phases = new ArrayList<>();
    private final Map<String, Fact> facts = new LinkedHashMap<>();

    Demo(Path directory, Progress progress, Interruption interruption) {
        this.directory = directory;
        this.progress = progress;
        this.interruption = interruption;
    }

    /** Brings rows into the empty database; returns what they were made by. */
    abstract DatasetSpec load(Database target);

    /** Commands that lead on from here. */
    abstract String whatNext();

    /** Refuses a directory with anything in it but what an earlier demo left, which is removed. */
    void claimDirectory() {
        new DemoDirectory(directory).claim(progress);
    }

    Database startServer() {
        return timed("SERVER", () -> {
            DemoDirectory place = new DemoDirectory(directory);
            boolean made = place.mark();
            try {
                return Database.ofServer(EmbeddedServer.start(Optional.of(server()), progress));
            } catch (BallastException e) {
                place.unmark(made);
                throw e;
            }
        });
    }

    void load(BundleLoader loader) {
        take(interruption.stoppable(loader::cancel, loader::run));
    }

    AnalysisReport analyze(Database target, DatasetSpec spec) {
        AnalysisReport analysis = timed(
                "ANALYSIS",
                () -> Analysis.run(new Connections(target.settings()), "public", StatedSpec.of(spec), progress));
        long bytes = analysis.subject().databaseBytes();
        facts.put("database size", Fact.number(bytes, ReadableNumbers.size(bytes), "Bytes"));
        return analysis;
    }

    RunReport report() {
        facts.put("server's data", Fact.text(server().toString()));
        return new RunReport(
                "demo", directory.toString(), phases, facts, Duration.ofNanos(System.nanoTime() - beganNanos));
    }

    /** A line of the closing report. */
    void put(String fact, String value) {
        facts.put(fact, Fact.text(value));
    }

    Path directory() {
        return directory;
    }

    Path server() {
        return directory.resolve(SERVER);
    }

    Progress progress() {
        return progress;
    }

    String serverStopped() {
        return "The server has stopped; its data stay in " + server() + ".";
    }

    /** The failure as the user of a demo needs it told: what fails inside are commands that could be resumed. */
    BallastException inItsWords(BallastException failure) {
        String again = Files.exists(directory)
                ? "Run the demo again, which replaces what is in " + directory
                        + ", or name another directory with --dir."
                : "It has written nothing.";
        String what = failure.category() == ErrorCategory.INTERRUPTED
                ? "The demo was stopped."
                : failure.withReruns(new Act("run the demo again")).message(OptionWording.OPTIONS);
        return new BallastException(failure.category(), what + " " + again, failure);
    }

    void take(RunReport report) {
        phases.addAll(report.phases());
        report.facts().forEach((name, value) -> {
            if (SHOWN.contains(name)) {
                facts.put(name, value);
            }
        });
    }

    <T> T timed(String phase, Supplier<T> work) {
        long start = System.nanoTime();
        T result = work.get();
        Duration time = Duration.ofNanos(System.nanoTime() - start);
        phases.add(new PhaseTiming(phase, 0, 0, time, time, 1));
        return result;
    }
}
