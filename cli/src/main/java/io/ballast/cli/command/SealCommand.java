package io.ballast.cli.command;

import io.ballast.cli.console.Console;
import io.ballast.cli.option.OutputOptions;
import io.ballast.cli.option.ReportOptions;
import io.ballast.cli.option.ThreadsOption;
import io.ballast.common.bundle.ShardSink;
import io.ballast.generator.BundleSealer;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "seal",
        description = "Join the parts that `generate --part` made in one directory into a finished bundle.",
        footer = {
            "  ballast generate users -o big --part 1/2",
            "  ballast generate users -o big --part 2/2",
            "  ballast seal big"
        })
final class SealCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "DIR", description = "The directory with the parts.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path directory;

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
        report.publish(
                BundleSealer.seal(ShardSink.of(directory), threads.threads(), console.progress(output.verbosity())),
                console,
                output.verbosity());
        return 0;
    }
}
