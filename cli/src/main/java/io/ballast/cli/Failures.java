package io.ballast.cli;

import io.ballast.cli.console.Console;
import io.ballast.cli.option.Defaults;
import io.ballast.cli.option.OptionWording;
import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.error.Finding;
import io.ballast.common.error.Hint;
import io.ballast.common.error.Nearest;
import io.ballast.common.report.FailureJson;
import io.ballast.loader.postgres.RedactedText;
import java.io.PrintStream;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Prints what went wrong on standard error, and turns it into an exit code. */
final class Failures implements IParameterExceptionHandler, IExecutionExceptionHandler {
    private static final Pattern CONNECTION = Pattern.compile("://|jdbc:|@|(?i:password)");

    private final Console console;
    private final PrintStream err;
    private final Defaults defaults;
    /** By the command line, or by what else sets the option. */
    private boolean json;

    /** @param json whether standard output is for a program, which finds a failure there too */
    Failures(Console console, Defaults defaults, boolean json) {
        this.console = console;
        this.err = console.err();
        this.defaults = defaults;
        this.json = json;
    }

    /** The command line is not understood. */
    @Override
    public int handleParseException(ParameterException e, String[] arguments) {
        CommandLine command = e.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        String message = message(e, arguments);
        err.println(name + ": " + message);
        err.println("Try: " + name + " --help");
        return ended(name, ExitCode.USAGE, message, List.of(new Finding(message, Hint.NONE)));
    }

    /** The command failed while it ran. */
    @Override
    public int handleExecutionException(Exception e, CommandLine command, ParseResult result) {
        String name = command.getCommandSpec().qualifiedName();
        boolean verbose = isVerbose(command);
        json |= isOn(command, "--json");
        if (e instanceof BallastException known && known.category() != ErrorCategory.BUG) {
            return report(name, known, verbose);
        }
        @Nullable OutOfMemoryError exhausted = outOfMemory(e);
        if (exhausted != null) {
            return report(name, exhausted);
        }
        err.println(name + ": internal error; please report it with the command and these lines");
        e.printStackTrace(err);
        return ended(name, ExitCode.BUG, "internal error: " + e, List.of());
    }

    /** A failure that is nobody's bug. */
    int report(String name, BallastException e, boolean verbose) {
        String message = e.message(OptionWording.OPTIONS);
        err.println(name + ": " + message);
        if (verbose) {
            e.printStackTrace(err);
        }
        return ended(name, ExitCode.of(e.category()), message, e.findings());
    }

    /** Java's memory is used up. */
    int report(String name, OutOfMemoryError e) {
        String message = "out of memory: " + e.getMessage()
                + ". Give Java more with JAVA_OPTS=-Xmx…, or use fewer --jobs or --threads; what is done stays done.";
        err.println(name + ": " + message);
        return ended(name, ExitCode.BUG, message, List.of());
    }

    /** A library of native code, zstd's, was not to be had: it unpacks itself before its first use. */
    int report(String name, LinkageError e) {
        String message = "the zstd library cannot be loaded: " + firstCause(e)
                + ". It is unpacked into Java's temporary directory, " + System.getProperty("java.io.tmpdir")
                + ", which must exist, take files and let programs run: name another one with"
                + " JAVA_OPTS=-Djava.io.tmpdir=DIR";
        err.println(name + ": " + message);
        return ended(name, ExitCode.INPUT_REFUSED, message, List.of());
    }

    /** A program that reads JSON gets the failure too, unless it has got the result that the failure is about. */
    private int ended(String name, ExitCode code, String message, List<Finding> findings) {
        if (json && !console.hasResult()) {
            console.result(
                    FailureJson.text(name, code.code(), code.category(), message, findings, OptionWording.OPTIONS));
        }
        return code.code();
    }

    private static Throwable firstCause(Throwable e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    private static @Nullable OutOfMemoryError outOfMemory(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof OutOfMemoryError found) {
                return found;
            }
        }
        return null;
    }

    private String message(ParameterException e, String[] arguments) {
        if (e instanceof UnmatchedArgumentException unmatched) {
            return message(unmatched);
        }
        String message = String.valueOf(e.getMessage());
        @Nullable
        String source = e.getArgSpec() instanceof OptionSpec option && !isOnCommandLine(option, arguments)
                ? defaults.source(option)
                : null;
        return source == null ? message : message + " (" + source + ")";
    }

    private static String message(UnmatchedArgumentException e) {
        String first = e.getUnmatched().get(0);
        CommandSpec command = e.getCommandLine().getCommandSpec();
        if (e.isUnknownOption()) {
            String name = first.contains("=") ? first.substring(0, first.indexOf('=')) : first;
            return "unknown option " + name
                    + Nearest.hint(name, command.optionsMap().keySet());
        }
        Set<String> commands = command.subcommands().keySet();
        if (commands.isEmpty()) {
            return "one argument too many: \"" + shown(first) + "\"";
        }
        String meant = Nearest.hint(first, commands);
        return "unknown command \"" + shown(first) + "\""
                + (meant.isEmpty() ? "; commands: " + String.join(", ", commands) : meant);
    }

    /** A connection string in the wrong place is still one. */
    private static String shown(String argument) {
        return CONNECTION.matcher(argument).find() ? RedactedText.of(argument) : argument;
    }

    private static boolean isOnCommandLine(OptionSpec option, String[] arguments) {
        for (String argument : arguments) {
            for (String name : option.names()) {
                if (argument.equals(name) || argument.startsWith(name + "=")) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether the command was called with --verbose. */
    static boolean isVerbose(CommandLine command) {
        return isOn(command, "--verbose");
    }

    private static boolean isOn(CommandLine command, String name) {
        OptionSpec option = command.getCommandSpec().findOption(name);
        return option != null && Boolean.TRUE.equals(option.getValue());
    }
}
