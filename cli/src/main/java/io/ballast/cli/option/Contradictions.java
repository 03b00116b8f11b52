package io.ballast.cli.option;

import java.util.Collection;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** Refuses options that contradict each other, wherever they come from: command line, environment or file. */
public final class Contradictions {
    private Contradictions() {}

    /** Refuses two options that are both given. */
    public static void refuse(CommandSpec command, String first, String second) {
        if (isGiven(command, first) && isGiven(command, second)) {
            throw refused(command, first + " and " + second + " contradict each other: choose one");
        }
    }

    /** Refuses an option that means nothing beside what {@code reason} says, such as {@code --compress none}. */
    public static void refuseBeside(CommandSpec command, String option, boolean reasonHolds, String reason) {
        if (reasonHolds && isGiven(command, option)) {
            throw refused(command, option + " has no meaning with " + reason + ": leave one of them out");
        }
    }

    /** A refusal of wrong usage, by this command. */
    public static ParameterException refused(CommandSpec command, String message) {
        return new ParameterException(command.commandLine(), message);
    }

    /** Whether the option has a value that nobody would have without asking for it. */
    static boolean isGiven(CommandSpec command, String name) {
        OptionSpec option = command.findOption(name);
        if (option == null) {
            throw new IllegalArgumentException(command.qualifiedName() + " has no option " + name);
        }
        Object value = option.getValue();
        if (value instanceof Boolean flag) {
            return flag;
        }
        if (value instanceof Collection<?> values) {
            return !values.isEmpty();
        }
        return value instanceof Map<?, ?> map ? !map.isEmpty() : value != null;
    }
}
