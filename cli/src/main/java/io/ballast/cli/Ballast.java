package io.ballast.cli;

import io.ballast.cli.command.Commands;
import io.ballast.cli.console.Console;
import io.ballast.cli.console.Interruption;
import io.ballast.cli.option.ConfigurationFile;
import io.ballast.cli.option.Defaults;
import io.ballast.common.error.BallastException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import picocli.CommandLine;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/** One call of {@code ballast}: arguments in, exit code out. */
final class Ballast {
    /** Lines of help that are longer than this are hard to read; shorter ones cannot hold the longest option. */
    private static final int MAX_HELP_WIDTH = 100;

    private static final int MIN_HELP_WIDTH = 55;

    private static final Set<String> HELP = Set.of("-h", "--help", "-V", "--version");

    /** Commands about all the others. */
    private static final Set<String> OF_ALL = Set.of("help", "generate-completion");

    private static final List<String> VERSION = List.of("-V", "--version");

    private final Console console;
    private final Commands commands;
    private final Map<String, String> environment;
    private final Path directory;

    /**
     * @param directory where {@code ballast.yaml} is looked for
     */
    Ballast(Console console, Interruption interruption, Map<String, String> environment, Path directory) {
        this.console = console;
        this.commands = new Commands(console, interruption);
        this.environment = environment;
        this.directory = directory;
    }

    /** Runs the command that the arguments name, and returns the exit code. */
    int run(String... arguments) {
        CommandLine root = commandLine(needed(arguments));
        boolean json = List.of(arguments).contains("--json");
        try {
            Defaults defaults = asksForHelp(arguments)
                    ? Defaults.none()
                    : new Defaults(environment, ConfigurationFile.read(directory, root));
            Failures failures = new Failures(console, defaults, json);
            root.setDefaultValueProvider(defaults);
            root.setParameterExceptionHandler(failures);
            root.setExecutionExceptionHandler(failures);
            root.setExecutionStrategy(Ballast::execute);
            return root.execute(arguments);
        } catch (BallastException e) {
            return new Failures(console, Defaults.none(), json).report(root.getCommandName(), e, false);
        } catch (OutOfMemoryError e) {
            return new Failures(console, Defaults.none(), json).report(root.getCommandName(), e);
        } catch (LinkageError e) {
            return new Failures(console, Defaults.none(), json).report(root.getCommandName(), e);
        }
    }

    /** Help and version are to be had whatever stands in the environment and the file. */
    private static boolean asksForHelp(String... arguments) {
        return arguments.length == 0
                || arguments[0].equals("help")
                || Arrays.stream(arguments).anyMatch(HELP::contains);
    }

    /** The log's level must be set before the first class asks for a logger. */
    private static int execute(ParseResult result) {
        ParseResult innermost = result;
        while (innermost.hasSubcommand()) {
            innermost = innermost.subcommand();
        }
        if (Failures.isVerbose(innermost.commandSpec().commandLine())) {
            System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "debug");
        }
        return new RunLast().execute(result);
    }

    /** All commands and options, without the values they get from elsewhere. */
    CommandLine commandLine() {
        return commandLine(name -> true);
    }

    private CommandLine commandLine(Predicate<String> wanted) {
        CommandLine root = new CommandLine(new RootCommand());
        commands.addTo(root, wanted);
        root.getCommandSpec()
                .usageMessage()
                .exitCodeListHeading("%nExit codes:%n")
                .exitCodeList(exitCodes());
        forAll(root, command -> {
            command.setOut(console.outWriter());
            command.setErr(console.errWriter());
            arrangeHelp(command);
        });
        return root;
    }

    /**
     * Which commands have to be known. Reading the options of all of them costs a third of a second, which is not worth
     * its time where one is named; a configuration file is checked against all.
     */
    private Predicate<String> needed(String... arguments) {
        String first = arguments.length == 0 ? "" : arguments[0];
        if (Files.exists(directory.resolve(ConfigurationFile.NAME))) {
            return name -> true;
        }
        if (VERSION.contains(first)) {
            return name -> false;
        }
        return commands.has(first) && !OF_ALL.contains(first) ? first::equals : name -> true;
    }

    private static Map<String, String> exitCodes() {
        Map<String, String> codes = new LinkedHashMap<>();
        for (ExitCode code : ExitCode.values()) {
            codes.put(Integer.toString(code.code()), code.meaning());
        }
        return codes;
    }

    private void arrangeHelp(CommandLine command) {
        UsageMessageSpec help = command.getCommandSpec().usageMessage();
        help.width(Math.max(MIN_HELP_WIDTH, Math.min(MAX_HELP_WIDTH, console.width())))
                .sortOptions(false)
                .sortSynopsis(false);
        help.parameterListHeading("%nArguments:%n").optionListHeading("%nOptions:%n");
        help.commandListHeading("%nCommands:%n");
        if (help.footer().length > 0) {
            help.footerHeading("%nExamples:%n");
        }
    }

    private static void forAll(CommandLine command, Consumer<CommandLine> action) {
        action.accept(command);
        command.getSubcommands().values().forEach(subcommand -> forAll(subcommand, action));
    }
}
