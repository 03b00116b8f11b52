package io.ballast.cli.command;

import io.ballast.cli.console.Console;
import io.ballast.cli.option.JsonOption;
import io.ballast.cli.option.OutputOptions;
import io.ballast.cli.text.ServerJson;
import io.ballast.cli.text.ServerText;
import io.ballast.embedded.LastingServer;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "start",
        description = "Start a server, and leave it running; one that runs already is shown.",
        footer = {"  ballast server start ./pg"})
final class ServerStartCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private final ServerArgument server = new ServerArgument();

    @Mixin
    private final JsonOption json = new JsonOption();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    ServerStartCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        LastingServer running = LastingServer.start(server.directory(), console.progress(output.verbosity()));
        console.result(json.isJson() ? ServerJson.running(running, false) : ServerText.running(running));
        return 0;
    }
}
