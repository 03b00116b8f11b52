package io.ballast.cli.image;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/** Reads what a process prints, in a thread of its own, and keeps the last lines. */
final class LastLines {
    private static final int MAX_LINES = 20;

    private final Deque<String> lines = new ArrayDeque<>();
    private final Thread thread;

    private LastLines(Process process, Consumer<String> listener) {
        thread = new Thread(() -> read(process, listener), "lines-of-process");
        thread.setDaemon(true);
        thread.start();
    }

    /** @param listener gets each line as it comes */
    static LastLines of(Process process, Consumer<String> listener) {
        return new LastLines(process, listener);
    }

    /** The last lines, once there are no more. */
    String text() throws InterruptedException {
        thread.join();
        return String.join("\n", lines);
    }

    private void read(Process process, Consumer<String> listener) {
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            reader.lines().forEach(line -> {
                listener.accept(line);
                lines.add(line);
                if (lines.size() > MAX_LINES) {
                    lines.remove();
                }
            });
        } catch (IOException | UncheckedIOException ended) {
            // a process that was destroyed prints no more
        }
    }
}
