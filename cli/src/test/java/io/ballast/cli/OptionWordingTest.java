package io.ballast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.cli.console.Console;
import io.ballast.cli.console.Interruption;
import io.ballast.cli.option.OptionWording;
import io.ballast.common.error.Choice;
import io.ballast.common.error.Remedy.Rerun;
import io.ballast.common.error.Setting;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;

class OptionWordingTest {
    /** Or a command. */
    private static final Pattern OPTION = Pattern.compile("(?<!\\S)--?[a-z-]+|(?<=ballast )[a-z]+");

    private static final Set<String> KNOWN = options();

    @ParameterizedTest
    @EnumSource
    void namesSettingsByOptionsThatThereAre(Setting setting) {
        assertKnown(OptionWording.OPTIONS.name(new Choice(setting, "")));
    }

    @ParameterizedTest
    @EnumSource
    void namesRerunsByOptionsThatThereAre(Rerun rerun) {
        assertKnown(OptionWording.OPTIONS.rerun(rerun));
    }

    @Test
    void quotesValuesForTheShell() {
        assertThat(OptionWording.OPTIONS.name(new Choice(Setting.DELIMITER, ";")))
                .isEqualTo("--delimiter ';'");
        assertThat(OptionWording.OPTIONS.name(new Choice(Setting.TABLE, "it's")))
                .isEqualTo("--table 'it'\\''s'");
        assertThat(OptionWording.OPTIONS.name(new Choice(Setting.MODE, "append")))
                .isEqualTo("--mode append");
    }

    private static void assertKnown(String words) {
        Set<String> named = new HashSet<>(
                OPTION.matcher(words).results().map(MatchResult::group).toList());
        assertThat(named).isNotEmpty().isSubsetOf(KNOWN);
    }

    private static Set<String> options() {
        Console console = new Console(System.out, System.err, StandardCharsets.UTF_8, false, 80);
        Set<String> names = new HashSet<>();
        collect(new Ballast(console, Interruption.none(), Map.of(), Path.of("/nonexistent")).commandLine(), names);
        return names;
    }

    private static void collect(CommandLine command, Set<String> names) {
        names.add(command.getCommandName());
        names.addAll(command.getCommandSpec().optionsMap().keySet());
        command.getSubcommands().values().forEach(subcommand -> collect(subcommand, names));
    }
}
