package io.ballast.cli.command;

import io.ballast.cli.console.Console;
import io.ballast.cli.option.DatabaseOption;
import io.ballast.cli.option.JsonOption;
import io.ballast.cli.option.OutputOptions;
import io.ballast.cli.text.StatusJson;
import io.ballast.cli.text.StatusText;
import io.ballast.loader.journal.JournalReader;
import io.ballast.loader.plan.EarlierLoad;
import io.ballast.loader.postgres.Connections;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "status",
        description = "Show the loads that a database knows, and how to continue with them.",
        footer = {"  ballast status --db postgresql://app@db.example/app"})
final class StatusCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private final DatabaseOption database = new DatabaseOption();

    @Mixin
    private final JsonOption json = new JsonOption();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    StatusCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        try (Database target = Database.openExisting(database, console.progress(output.verbosity()))) {
            List<EarlierLoad> loads = JournalReader.loads(new Connections(target.settings()));
            console.result(
                    json.isJson()
                            ? StatusJson.text(loads, target.settings().target())
                            : StatusText.text(loads, target.settings().target(), console.width()));
            return 0;
        }
    }
}
