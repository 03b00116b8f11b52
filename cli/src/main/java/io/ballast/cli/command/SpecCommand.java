package io.ballast.cli.command;

import io.ballast.cli.option.OutputOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(name = "spec", description = "Show, check and write dataset specs.")
final class SpecCommand implements Callable<Integer> {
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
