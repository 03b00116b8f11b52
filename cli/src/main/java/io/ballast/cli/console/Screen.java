package io.ballast.cli.console;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** How wide the lines of results are. */
final class Screen {
    /** Of files and pipes, and of terminals that do not say. */
    static final int DEFAULT_WIDTH = 80;

    private static final int MIN_WIDTH = 20;
    private static final int PATIENCE_SECONDS = 1;

    private Screen() {}

    /**
     * What the user says with {@code COLUMNS}; else the width of the terminal.
     *
     * @param terminal whether standard output is one
     */
    static int width(Map<String, String> environment, boolean terminal) {
        int stated = number(environment.getOrDefault("COLUMNS", ""));
        if (stated > 0) {
            return Math.max(MIN_WIDTH, stated);
        }
        int found = terminal ? ofTerminal() : 0;
        return found > 0 ? Math.max(MIN_WIDTH, found) : DEFAULT_WIDTH;
    }

    /** Asks {@code stty}, which every Unix has: {@code 24 80}. */
    private static int ofTerminal() {
        File terminal = new File("/dev/tty");
        if (!terminal.exists()) {
            return 0;
        }
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(terminal)
                    .redirectErrorStream(true)
                    .start();
            if (!stty.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                stty.destroy();
                return 0;
            }
            String size = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
            return number(size.substring(size.indexOf(' ') + 1));
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    /** 0 for what is not a number, or none that a screen has. */
    private static int number(String text) {
        try {
            return Math.max(0, Integer.parseInt(text.strip()));
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
