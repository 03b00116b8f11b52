package io.ballast.cli.command;

import io.ballast.cli.console.Console;
import io.ballast.cli.option.OutputOptions;
import io.ballast.cli.option.PackingOptions;
import io.ballast.cli.option.ReportOptions;
import io.ballast.cli.option.StoreOptions;
import io.ballast.cli.option.ThreadsOption;
import io.ballast.generator.BundleRemaker;
import io.ballast.generator.GenerationOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "materialize",
        description = {
            "Make the shards of a virtual bundle, in another directory.",
            "Each must have the hash that the bundle states before the new bundle gets its descriptor."
        },
        footer = {"  ballast generate users --rows users=10M --virtual -o small", "  ballast materialize small -o big"})
final class MaterializeCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "BUNDLE", description = "The virtual bundle's directory, its URL or s3:// place.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String bundle;

    @Option(
            names = {"-o", "--output"},
            order = 1,
            required = true,
            paramLabel = "PLACE",
            description = "The directory, or s3:// place, of the bundle with its shards: missing or empty.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String directory;

    @Mixin
    private final StoreOptions store = new StoreOptions();

    @Mixin
    private final PackingOptions packing = new PackingOptions();

    @Mixin
    private final ThreadsOption threads = new ThreadsOption();

    @Option(
            names = "--resume",
            order = 27,
            description = "Continue with an unfinished bundle in the directory; the bytes are the same.")
    private boolean resume;

    @Mixin
    private final ReportOptions report = new ReportOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    MaterializeCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        GenerationOptions options = packing.of(GenerationOptions.into(BundlePlace.sink(directory, store.endpoint())))
                .withThreads(threads.threads())
                .withResume(resume);
        report.publish(
                BundleRemaker.remake(
                        BundlePlace.files(bundle, store.endpoint()), options, console.progress(output.verbosity())),
                console,
                output.verbosity());
        return 0;
    }
}
