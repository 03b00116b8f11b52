package io.ballast.cli.command;

import io.ballast.cli.option.OutputOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(name = "spec", description = "Show, check and write dataset specs.")
final class SpecCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec command;

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Override
    public void run() {
        output.verbosity();
        throw new ParameterException(
                command.commandLine(),
                "a command is missing: "
                        + String.join(", ", command.subcommands().keySet()));
    }
}
