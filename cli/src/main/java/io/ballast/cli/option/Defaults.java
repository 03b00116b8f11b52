package io.ballast.cli.option;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The values of options that are not on the command line: the environment variable {@code BALLAST_} and the option's name
 * beats the key of that name in {@code ballast.yaml}. An option without either keeps its own default.
 */
public final class Defaults implements IDefaultValueProvider {
    private final Map<String, String> environment;
    private final ConfigurationFile file;

    public Defaults(Map<String, String> environment, ConfigurationFile file) {
        this.environment = environment;
        this.file = file;
    }

    /** Neither environment nor file. */
    public static Defaults none() {
        return new Defaults(Map.of(), ConfigurationFile.none());
    }

    @Override
    public @Nullable String defaultValue(ArgSpec argument) {
        if (!(argument instanceof OptionSpec option) || !canHaveDefault(option)) {
            return null;
        }
        String value = environment.get(variable(option));
        return value != null ? value : file.value(command(option), key(option));
    }

    /** Where the option's value comes from if not from the command line; null where it is its own default. */
    public @Nullable String source(OptionSpec option) {
        if (!canHaveDefault(option)) {
            return null;
        }
        if (environment.containsKey(variable(option))) {
            return "environment variable " + variable(option);
        }
        return file.value(command(option), key(option)) == null ? null : file.place(command(option), key(option));
    }

    /** {@code BALLAST_SHARD_SIZE} for {@code --shard-size}. */
    public static String variable(OptionSpec option) {
        return "BALLAST_" + key(option).replace('-', '_').toUpperCase(Locale.ROOT);
    }

    /** The option's long name without its dashes. */
    static String key(OptionSpec option) {
        return option.longestName().replaceFirst("^--?", "");
    }

    static boolean canHaveDefault(OptionSpec option) {
        return !option.usageHelp() && !option.versionHelp();
    }

    private static String command(OptionSpec option) {
        return option.command().name();
    }
}
