package io.ballast.cli.command;

import io.ballast.cli.console.Console;
import io.ballast.cli.option.Contradictions;
import io.ballast.cli.option.OutputOptions;
import io.ballast.cli.option.ReportOptions;
import io.ballast.cli.option.StoreOptions;
import io.ballast.cli.option.ThreadsOption;
import io.ballast.common.bundle.Compression;
import io.ballast.common.bundle.ShardSink;
import io.ballast.common.report.Progress;
import io.ballast.common.report.RunReport;
import io.ballast.generator.BundleRemaker;
import io.ballast.generator.BundleSealer;
import io.ballast.generator.GenerationOptions;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "seal",
        description = {
            "Join the parts that `generate --part` made in one directory into a finished bundle.",
            "With --strip: write a virtual bundle beside a finished one, after its shards were made again and compared."
        },
        footer = {
            "  ballast generate users -o big --part 1/2",
            "  ballast generate users -o big --part 2/2",
            "  ballast seal big",
            "  ballast seal --strip big -o small"
        })
final class SealCommand implements Callable<Integer> {
    private final Console console;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec command;

    @Parameters(
            paramLabel = "DIR",
            description = "The directory, or s3:// place, with the parts, or with the bundle to strip.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String directory;

    @Option(
            names = "--strip",
            order = 1,
            description = "Write what the bundle states into another directory, without its shards.")
    private boolean strip;

    @Option(
            names = {"-o", "--output"},
            order = 2,
            paramLabel = "DIR",
            description = "The directory of the virtual bundle: missing or empty.")
    private @Nullable String stripped;

    @Mixin
    private final StoreOptions store = new StoreOptions();

    @Mixin
    private final ThreadsOption threads = new ThreadsOption();

    @Mixin
    private final ReportOptions report = new ReportOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    SealCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Progress progress = console.progress(output.verbosity());
        report.publish(
                strip
                        ? strip(progress)
                        : BundleSealer.seal(BundlePlace.sink(joined(), store.endpoint()), threads.threads(), progress),
                console,
                output.verbosity());
        return 0;
    }

    private String joined() {
        if (stripped != null) {
            throw Contradictions.refused(command, "--output has no meaning without --strip: leave it out");
        }
        return directory;
    }

    private RunReport strip(Progress progress) {
        if (stripped == null) {
            throw Contradictions.refused(command, "--strip needs a directory for the virtual bundle: name it with -o");
        }
        GenerationOptions options = GenerationOptions.into(
                        ShardSink.virtual(BundlePlace.sink(stripped, store.endpoint())))
                .withCompression(Compression.NONE, 0)
                .withThreads(threads.threads());
        return BundleRemaker.remake(BundlePlace.files(directory, store.endpoint()), options, progress);
    }
}
