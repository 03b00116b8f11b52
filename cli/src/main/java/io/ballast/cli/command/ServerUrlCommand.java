package io.ballast.cli.command;

import io.ballast.cli.console.Console;
import io.ballast.cli.option.JsonOption;
import io.ballast.cli.option.OutputOptions;
import io.ballast.cli.text.ServerJson;
import io.ballast.common.report.Progress;
import io.ballast.embedded.LastingServer;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "url",
        description = "Print the URL of a server that runs, and nothing else.",
        footer = {"  DATABASE_URL=$(ballast server url --with-password ./pg) npm test"})
final class ServerUrlCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private final ServerArgument server = new ServerArgument();

    @Option(
            names = "--with-password",
            order = 1,
            description = "With the password in it, for programs that read nothing else.")
    private boolean withPassword;

    @Mixin
    private final JsonOption json = new JsonOption();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    ServerUrlCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        output.verbosity();
        LastingServer running = server.running(Progress.silent());
        console.result(
                json.isJson()
                        ? ServerJson.running(running, withPassword)
                        : (withPassword ? running.uriWithPassword() : running.uri()) + "\n");
        return 0;
    }
}
