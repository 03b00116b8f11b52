package io.ballast.spark;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.error.Finding;
import io.ballast.common.error.Hint;
import io.ballast.common.report.FailureJson;
import io.ballast.common.report.ReportJson;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Prints what went wrong on standard error, and turns it into the exit code that {@code ballast} has for it. */
final class JobFailures implements IParameterExceptionHandler, IExecutionExceptionHandler {
    private static final int USAGE = 2;

    private final JobWording wording;

    /** @param wording what the user of the job can do */
    JobFailures(JobWording wording) {
        this.wording = wording;
    }

    @Override
    public int handleParseException(ParameterException e, String[] arguments) {
        CommandLine command = e.getCommandLine();
        command.getErr().println(command.getCommandName() + ": " + message(e));
        command.getErr().println("Try: --help");
        boolean json = isAsked(command) || List.of(arguments).contains("--json");
        return ended(command, json, ErrorCategory.USAGE, message(e), List.of(new Finding(message(e), Hint.NONE)));
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine command, ParseResult result) {
        if (e instanceof ParameterException usage) {
            return handleParseException(usage, new String[0]);
        }
        if (e instanceof BallastException known && known.category() != ErrorCategory.BUG) {
            String message = known.message(wording);
            command.getErr().println(command.getCommandName() + ": " + message);
            return ended(command, isAsked(command), known.category(), message, known.findings());
        }
        command.getErr()
                .println(command.getCommandName()
                        + ": internal error; please report it with the command and these lines");
        e.printStackTrace(command.getErr());
        return ended(command, isAsked(command), ErrorCategory.BUG, "internal error: " + e, List.of());
    }

    /** A program that reads JSON finds the failure where it would find the report. */
    private int ended(
            CommandLine command, boolean json, ErrorCategory category, String message, List<Finding> findings) {
        if (json) {
            command.getOut()
                    .print(FailureJson.text(
                            command.getCommandName(),
                            code(category),
                            ReportJson.word(category),
                            message,
                            findings,
                            wording));
            command.getOut().flush();
        }
        return code(category);
    }

    private static boolean isAsked(CommandLine command) {
        OptionSpec json = command.getCommandSpec().findOption("--json");
        return json != null && Boolean.TRUE.equals(json.getValue());
    }

    private String message(ParameterException e) {
        if (e instanceof UnmatchedArgumentException unmatched) {
            for (String argument : unmatched.getUnmatched()) {
                String option = argument.replaceFirst("=.*", "");
                String reason = wording.whyNot(option);
                if (!reason.isEmpty()) {
                    return option + ": " + reason;
                }
            }
        }
        return String.valueOf(e.getMessage());
    }

    private static int code(ErrorCategory category) {
        return switch (category) {
            case BUG -> 1;
            case USAGE -> USAGE;
            case INPUT_REFUSED -> 3;
            case TARGET_REFUSED -> 4;
            case DATABASE_FAILED -> 5;
            case TARGET_BUSY -> 6;
            case DIFFERENCE_FOUND -> 7;
            case TOO_SLOW -> 8;
            case INTERRUPTED -> 130;
        };
    }
}
