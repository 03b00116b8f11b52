package io.ballast.cli.command;

import io.ballast.cli.console.Console;
import io.ballast.cli.option.OutputOptions;
import io.ballast.cli.option.ReportOptions;
import io.ballast.cli.option.StoreOptions;
import io.ballast.cli.option.ThreadsOption;
import io.ballast.common.bundle.BundleFetcher;
import io.ballast.common.bundle.BundleFetcher.Fetched;
import io.ballast.common.bundle.ShardInput;
import io.ballast.common.bundle.ShardSink;
import io.ballast.common.report.Fact;
import io.ballast.common.report.PhaseTiming;
import io.ballast.common.report.Progress;
import io.ballast.common.report.RunReport;
import io.ballast.datapackage.PackageFetcher;
import io.ballast.datapackage.PackageFetcher.Copied;
import io.ballast.datapackage.PackagePlace;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "fetch",
        description = {
            "Copy a bundle or data package from one place to another, such as from a URL into a directory; every file is checked as it arrives.",
            "A transfer that breaks off goes on where it was; run again, a command that was stopped takes what is there already."
        },
        footer = {"  ballast fetch https://data.example/shop/ -o shop"})
final class FetchCommand implements Callable<Integer> {
    private final Console console;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec command;

    @Parameters(
            paramLabel = "BUNDLE",
            description = "The URL of a bundle or data package, its s3:// place or its directory.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String bundle;

    @Option(
            names = {"-o", "--output"},
            order = 1,
            required = true,
            paramLabel = "PLACE",
            description = "The directory, or s3:// place, to copy to: missing, empty, or what an earlier run has left.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String directory;

    @Mixin
    private final StoreOptions store = new StoreOptions();

    @Mixin
    private final ThreadsOption threads = new ThreadsOption();

    @Mixin
    private final ReportOptions report = new ReportOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    FetchCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        report.check(command);
        long start = System.nanoTime();
        ShardInput from = BundlePlace.files(bundle, store.endpoint());
        ShardSink to = BundlePlace.sink(directory, store.endpoint());
        Progress progress = console.progress(output.verbosity());
        Optional<PackagePlace> external = BundlePlace.external(bundle, from);
        RunReport done = external.isPresent()
                ? report(
                        PackageFetcher.fetch(external.get(), to, threads.threads(), progress),
                        Duration.ofNanos(System.nanoTime() - start))
                : report(
                        BundleFetcher.fetch(from, to, threads.threads(), progress),
                        Duration.ofNanos(System.nanoTime() - start));
        report.publish(done, console, output.verbosity());
        return 0;
    }

    /** Nobody counts the rows of a data package before they are loaded. */
    private RunReport report(Copied copied, Duration wall) {
        Map<String, Fact> facts = new LinkedHashMap<>();
        facts.put("bytes on disk", Fact.number(copied.sizeBytes()));
        facts.put("bytes there already", Fact.number(copied.sizeBytes() - copied.fetchedBytes()));
        if (!copied.notTables().isEmpty()) {
            facts.put("not copied", Fact.list(copied.notTables()));
        }
        PhaseTiming phase = new PhaseTiming("FETCH", 0, copied.fetchedBytes(), wall, wall, threads.threads());
        return new RunReport("fetch", directory, List.of(phase), facts, wall);
    }

    private RunReport report(Fetched fetched, Duration wall) {
        long bytes = fetched.sizeBytes();
        Map<String, Fact> facts = new LinkedHashMap<>();
        facts.put("rows", Fact.number(fetched.bundle().rows()));
        facts.put("bytes on disk", Fact.number(bytes));
        facts.put("bytes there already", Fact.number(bytes - fetched.fetchedBytes()));
        PhaseTiming phase = new PhaseTiming(
                "FETCH", fetched.bundle().rows(), fetched.fetchedBytes(), wall, wall, threads.threads());
        return new RunReport("fetch", directory, List.of(phase), facts, wall);
    }
}
