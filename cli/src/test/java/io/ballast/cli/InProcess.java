package io.ballast.cli;

import io.ballast.cli.console.Console;
import io.ballast.cli.console.Interruption;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** A call of {@code ballast} inside the test's own JVM: what it printed, and its exit code. */
public record InProcess(int exitCode, String out, String err) {
    /** So that no line is wrapped. */
    private static final int WIDTH = 500;

    public static InProcess run(Path directory, Map<String, String> environment, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                StandardCharsets.UTF_8,
                false,
                WIDTH);
        int exitCode = new Ballast(console, Interruption.none(), environment, directory).run(arguments);
        return new InProcess(exitCode, text(out), text(err));
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }
}
