package io.ballast.cli;

import io.ballast.cli.console.Console;
import io.ballast.cli.console.Interruption;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine;

/** The commands with all their options, for what is made from them: the reference, the manual, completion. Not for running. */
public final class CommandTree {
    /** The same wherever it is made. */
    private static final int HELP_WIDTH = 100;

    private CommandTree() {}

    /** The command {@code ballast} with every command below it. */
    public static CommandLine all() {
        Console console = new Console(System.out, System.err, Charset.defaultCharset(), false, HELP_WIDTH);
        return new Ballast(console, Interruption.none(), Map.of(), Path.of("/nonexistent")).commandLine();
    }
}
