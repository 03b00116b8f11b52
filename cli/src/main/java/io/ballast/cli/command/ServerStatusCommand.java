package io.ballast.cli.command;

import io.ballast.cli.console.Console;
import io.ballast.cli.option.JsonOption;
import io.ballast.cli.option.OutputOptions;
import io.ballast.cli.text.ServerJson;
import io.ballast.cli.text.ServerText;
import io.ballast.common.report.Progress;
import io.ballast.embedded.LastingServer;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "status",
        description = "Show whether a server runs, and how it is reached; exit code 4 if it does not.",
        footer = {"  ballast server status ./pg"})
final class ServerStatusCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private final ServerArgument server = new ServerArgument();

    @Mixin
    private final JsonOption json = new JsonOption();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    ServerStatusCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        output.verbosity();
        LastingServer running = server.running(Progress.silent());
        console.result(json.isJson() ? ServerJson.running(running, false) : ServerText.running(running));
        return 0;
    }
}
