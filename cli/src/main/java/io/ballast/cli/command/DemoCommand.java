package io.ballast.cli.command;

import io.ballast.cli.console.Console;
import io.ballast.cli.console.Interruption;
import io.ballast.cli.console.Verbosity;
import io.ballast.cli.option.CountConverter;
import io.ballast.cli.option.OutputOptions;
import io.ballast.cli.option.ReportOptions;
import io.ballast.cli.text.AnalysisPrinter;
import io.ballast.common.error.BallastException;
import io.ballast.common.report.Progress;
import io.ballast.loader.analysis.AnalysisReport;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "demo",
        description =
                "Run the full tour: start a PostgreSQL server, make the users dataset, load, verify and analyze it.",
        footer = {"  ballast demo --users 1M --dir /tmp/demo", "  ballast demo --fill"})
final class DemoCommand implements Callable<Integer> {
    private final Console console;
    private final Interruption interruption;

    @Option(
            names = "--users",
            order = 1,
            paramLabel = "N",
            defaultValue = "200k",
            converter = CountConverter.class,
            description = "How many users, which makes five times as many rows (default: ${DEFAULT-VALUE}).")
    private long users;

    @Option(
            names = "--dir",
            order = 2,
            paramLabel = "DIR",
            defaultValue = "ballast-demo",
            description = "Where the bundle and the server's data go; missing or empty (default: ${DEFAULT-VALUE}).")
    private Path directory = Path.of("ballast-demo");

    @Option(
            names = "--fill",
            order = 3,
            description = "Instead of the users dataset: make the schema of a small shop, and fill its tables.")
    private boolean fill;

    @Option(names = "--keep", order = 4, description = "Leave the server running at the end, until Ctrl-C.")
    private boolean keep;

    @Mixin
    private final ReportOptions report = new ReportOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    DemoCommand(Console console, Interruption interruption) {
        this.console = console;
        this.interruption = interruption;
    }

    @Override
    public Integer call() {
        Progress progress = console.progress(output.verbosity());
        Demo demo = fill
                ? new FillDemo(users, directory, progress, interruption)
                : new UsersDemo(users, directory, progress, interruption);
        demo.claimDirectory();
        try {
            run(demo);
        } catch (BallastException e) {
            throw demo.inItsWords(e);
        }
        return 0;
    }

    private void run(Demo demo) {
        Verbosity verbosity = output.verbosity();
        try (Database server = demo.startServer()) {
            AnalysisReport analysis = demo.analyze(server, demo.load(server));
            if (!report.isJson() && verbosity != Verbosity.QUIET) {
                console.result(new AnalysisPrinter(console.charset(), console.width()).text(analysis) + "\n");
            }
            report.publish(demo.report(), console, verbosity);
            console.note(verbosity, demo.whatNext());
            if (keep) {
                console.note(verbosity, DemoText.serverRuns(server));
                interruption.await();
            }
        }
        if (keep) {
            console.note(verbosity, demo.serverStopped());
        }
    }
}
