package io.ballast.spark;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
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
        return USAGE;
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine command, ParseResult result) {
        if (e instanceof ParameterException usage) {
            return handleParseException(usage, new String[0]);
        }
        if (e instanceof BallastException known && known.category() != ErrorCategory.BUG) {
            command.getErr().println(command.getCommandName() + ": " + known.message(wording));
            return code(known.category());
        }
        command.getErr()
                .println(command.getCommandName()
                        + ": internal error; please report it with the command and these lines");
        e.printStackTrace(command.getErr());
        return code(ErrorCategory.BUG);
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
