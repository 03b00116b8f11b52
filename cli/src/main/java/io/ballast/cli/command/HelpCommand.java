package io.ballast.cli.command;

import io.ballast.common.error.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "help",
        helpCommand = true,
        description = "Show the help of a command, as its --help does.",
        footer = {"  ballast help load", "  ballast help spec from-db"})
final class HelpCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec command;

    @Parameters(arity = "0..*", paramLabel = "COMMAND", description = "The command, and the one below it.")
    private List<String> names = new ArrayList<>();

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help and exit.")
    @SuppressWarnings("UnusedVariable") // read by picocli
    private boolean help;

    @Override
    public Integer call() {
        CommandLine asked = command.parent().commandLine();
        for (String name : names) {
            asked = below(asked, name);
        }
        asked.usage(command.commandLine().getOut());
        return 0;
    }

    private CommandLine below(CommandLine parent, String name) {
        Map<String, CommandLine> commands = parent.getSubcommands();
        CommandLine found = commands.get(name);
        if (found != null) {
            return found;
        }
        String parentName = parent.getCommandSpec().qualifiedName();
        if (commands.isEmpty()) {
            throw new ParameterException(
                    command.commandLine(), parentName + " has no commands below it, found \"" + name + "\"");
        }
        String meant = Nearest.hint(name, commands.keySet());
        throw new ParameterException(
                command.commandLine(),
                parentName + " has no command \"" + name + "\""
                        + (meant.isEmpty() ? "; commands: " + String.join(", ", commands.keySet()) : meant));
    }
}
