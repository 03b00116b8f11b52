package io.ballast.cli.command;

import io.ballast.cli.console.Console;
import io.ballast.cli.option.JsonOption;
import io.ballast.cli.option.OutputOptions;
import io.ballast.cli.text.ServerJson;
import io.ballast.embedded.LastingServer;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "stop",
        description = "Stop a server; its data stay. Sessions with it end.",
        footer = {"  ballast server stop ./pg"})
final class ServerStopCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private final ServerArgument server = new ServerArgument();

    @Mixin
    private final JsonOption json = new JsonOption();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    ServerStopCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        boolean ran = LastingServer.stop(server.directory(), console.progress(output.verbosity()));
        if (json.isJson()) {
            console.result(ServerJson.stopped(server.directory(), ran));
            return 0;
        }
        console.result((ran ? "The server has stopped; its data stay in " : "No server runs in ")
                + server.directory()
                + (ran ? ".\n" : "; there is nothing to stop.\n"));
        return 0;
    }
}
