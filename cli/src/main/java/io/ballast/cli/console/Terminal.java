package io.ballast.cli.console;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether somebody watches standard output or standard error. */
final class Terminal {
    private static final Path STANDARD_OUTPUT = Path.of("/proc/self/fd/1");
    private static final Path STANDARD_ERROR = Path.of("/proc/self/fd/2");

    private Terminal() {}

    /** Whether standard error is a terminal that can move its cursor. */
    static boolean isStandardError() {
        String type = System.getenv("TERM");
        if ("dumb".equals(type)) {
            return false;
        }
        return isTerminal(STANDARD_ERROR);
    }

    /** Whether standard output is a terminal. */
    static boolean isStandardOutput() {
        return isTerminal(STANDARD_OUTPUT);
    }

    private static boolean isTerminal(Path descriptor) {
        return Files.exists(descriptor) ? isTerminalDevice(descriptor) : hasConsole();
    }

    /** Linux says what the descriptor is open on: {@code /dev/pts/3}, {@code /dev/tty1}, or a file or pipe. */
    private static boolean isTerminalDevice(Path descriptor) {
        try {
            String target = Files.readSymbolicLink(descriptor).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException e) {
            return hasConsole();
        }
    }

    /**
     * Elsewhere Java reports only standard input and output together. Since JDK 22 there is always a console, and a method
     * says whether it is a terminal.
     */
    @SuppressWarnings("SystemConsoleNull") // on JDK 17 it is null
    private static boolean hasConsole() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException olderThan22) {
            return true;
        }
    }
}
