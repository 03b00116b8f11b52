package io.ballast.cli.command;

import io.ballast.cli.option.OutputOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "server",
        description = {
            "Run the PostgreSQL 18 that comes with Ballast in the background, until it is stopped.",
            "Commands with --db embedded:DIR use it while it runs, and leave it running."
        },
        footer = {
            "  ballast server start ./pg",
            "  ballast load users-1m --db embedded:./pg",
            "  ballast server psql ./pg",
            "  ballast server stop ./pg"
        })
final class ServerCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec command;

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Override
    public Integer call() {
        output.verbosity();
        command.commandLine().usage(command.commandLine().getOut());
        return CommandLine.ExitCode.USAGE;
    }
}
