package io.ballast.cli.command;

import io.ballast.cli.console.Console;
import io.ballast.cli.option.Contradictions;
import io.ballast.cli.option.DatabaseOption;
import io.ballast.cli.option.OutputOptions;
import io.ballast.cli.option.ReportOptions;
import io.ballast.cli.text.StatusJson;
import io.ballast.cli.text.UnfinishedLoadText;
import io.ballast.common.report.Progress;
import io.ballast.loader.LoadDropper;
import io.ballast.loader.UnfinishedLoad;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "drop",
        description = {
            "Give up a load that was not finished: remove its staging tables, and close it in the journal.",
            "What was published stays. A load that fills tables in place is given up with fill --restore."
        },
        footer = {
            "  ballast status --db postgresql://app@db.example/app",
            "  ballast drop 3f0c9a1e --db postgresql://app@db.example/app"
        })
final class DropCommand implements Callable<Integer> {
    private final Console console;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec command;

    @Parameters(
            paramLabel = "LOAD",
            description = "The load's id, or its first digits, as reports and `ballast status` show them.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String load;

    @Mixin
    private final DatabaseOption database = new DatabaseOption();

    @Option(names = "--dry-run", order = 110, description = "Say what would be removed, and remove nothing.")
    private boolean dryRun;

    @Mixin
    private final ReportOptions report = new ReportOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    DropCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Contradictions.refuseBeside(command, "--report", dryRun, "--dry-run");
        report.check(command);
        Progress progress = console.progress(output.verbosity());
        try (Database target = Database.openExisting(database, progress)) {
            LoadDropper dropper = new LoadDropper(target.settings(), load);
            if (dryRun) {
                UnfinishedLoad plan = dropper.plan();
                String where = target.settings().target();
                console.result(
                        report.isJson()
                                ? StatusJson.dropPlan(plan, where)
                                : UnfinishedLoadText.text(plan, where, console.width()));
            } else {
                report.publish(dropper.run(), console, output.verbosity());
            }
            return 0;
        }
    }
}
