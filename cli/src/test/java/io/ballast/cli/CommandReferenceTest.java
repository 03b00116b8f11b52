package io.ballast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.cli.console.Console;
import io.ballast.cli.console.Interruption;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/**
 * Holds docs/cli.md to what the commands say of themselves. After a change of a command or an option write it anew, and look
 * at the difference: {@code mvn -pl cli -am test -Dtest=CommandReferenceTest -Dsurefire.failIfNoSpecifiedTests=false
 * -Dballast.writeReference=true}.
 */
class CommandReferenceTest {
    private static final Path FILE = Repository.ROOT.resolve("docs/cli.md");

    @Test
    void docsAreWhatTheCommandsSay() throws IOException {
        String reference = reference();
        if (Boolean.getBoolean("ballast.writeReference")) {
            Files.writeString(FILE, reference);
        }
        assertThat(Files.readString(FILE))
                .as("docs/cli.md; write it anew as the comment of this test says")
                .isEqualTo(reference);
    }

    private static String reference() {
        Console console = new Console(System.out, System.err, StandardCharsets.UTF_8, false, 100);
        CommandLine root = new Ballast(console, Interruption.none(), Map.of(), Path.of("/nonexistent")).commandLine();
        StringBuilder text = new StringBuilder("""
                # Command line

                <!-- Written by CommandReferenceTest from the help of the commands; change those, not this page. -->

                Results go to standard output, everything else to standard error. Progress is drawn as bars on a terminal and printed as
                plain lines, every ten seconds, elsewhere. Reports are as wide as the terminal, or as the variable `COLUMNS` says; 80 columns in files and
                pipes. Statements of SQL keep their lines. `ballast` alone shows its help, and exits with 2, since nothing was done.

                """);
        append(text, root);
        text.append("""
                ## Where options come from

                An option on the command line beats the environment variable, which beats the file.

                | | form | `--shard-size 64MiB` |
                | --- | --- | --- |
                | environment variable | `BALLAST_` and the long name in capitals | `BALLAST_SHARD_SIZE=64MiB` |
                | `ballast.yaml` in the working directory | the long name, for all commands | `shard-size: 64MiB` |
                | | in a section, for one command | `generate: { shard-size: 64MiB }` |

                Switches take `true` and `false` there. An option that may be given several times takes one value a line in a variable,
                and a list or a mapping in the file: `rows: { users: 10M }`. A key that no command knows is refused.
                A dataset spec may be called `ballast.yaml` too: a file with the key `tables` is one, and no option is read from it. `--help` and
                `--version` read neither variables nor file.

                Counts are written as `200k`, `1.5M` or `10_000_000`, sizes as `64KiB`, `128MiB` or `100MB`, and numbers of workers as
                `4` or as a share of the processors, `0.5C`.
                """);
        return text.toString();
    }

    private static void append(StringBuilder text, CommandLine command) {
        text.append("## ").append(command.getCommandSpec().qualifiedName()).append("\n\n```\n");
        text.append(command.getUsageMessage(Ansi.OFF).replace(System.lineSeparator(), "\n"));
        text.append("```\n\n");
        command.getSubcommands().values().forEach(subcommand -> append(text, subcommand));
    }
}
