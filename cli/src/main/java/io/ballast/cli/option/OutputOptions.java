package io.ballast.cli.option;

import io.ballast.cli.console.Verbosity;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** How much a command says. */
public final class OutputOptions {
    @Spec(Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec command;

    @Option(
            names = {"-q", "--quiet"},
            order = 900,
            description = "Say nothing but results and errors.")
    private boolean quiet;

    @Option(
            names = {"-v", "--verbose"},
            order = 901,
            description = "Show the log, and the stack trace of an error.")
    private boolean verbose;

    @Option(
            names = {"-h", "--help"},
            order = 902,
            usageHelp = true,
            description = "Show this help and exit.")
    @SuppressWarnings("UnusedVariable") // read by picocli
    private boolean help;

    public Verbosity verbosity() {
        if (quiet && verbose) {
            throw new ParameterException(
                    command.commandLine(), "--quiet and --verbose contradict each other: choose one");
        }
        return quiet ? Verbosity.QUIET : verbose ? Verbosity.VERBOSE : Verbosity.NORMAL;
    }
}
