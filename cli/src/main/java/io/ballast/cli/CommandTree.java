package io.ballast.cli;

import io.ballast.cli.console.Console;
import io.ballast.cli.console.Interruption;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine;

/** The commands with all their options, for what is made from them: the reference, the manual, completion. Not for running. */
public final class CommandTree {
    private CommandTree() {}

    /** The command {@code ballast} with every command below it. */
    public static CommandLine all() {
        return new Ballast(Console.ofThisProcess(), Interruption.none(), Map.of(), Path.of("/nonexistent"))
                .commandLine();
    }
}
