package io.ballast.embedded;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A small shell process that stops the server when this process is gone without having done so, killed with SIGKILL or by
 * the system for want of memory: then the pipe between them ends, which is all it waits for. A line through the pipe sends
 * it home instead. Where no server runs it looks again for a while, because the end may have come while one was starting. It
 * ignores the signals that a terminal sends to everyone. There is none on Windows.
 */
final class Keeper {
    /** The directory to remove, or nothing, is the first argument; the rest is the command that stops the server. */
    private static final String SCRIPT = """
            trap '' HUP INT TERM
            remove=$1
            shift
            read -r line && exit 0
            for attempt in 1 2 3 4 5 6 7 8 9 10; do
                "$@" && break
                sleep 1
            done
            [ -z "$remove" ] || rm -rf "$remove"
            """;

    private final @Nullable Process shell;

    private Keeper(@Nullable Process shell) {
        this.shell = shell;
    }

    /** Starts watching; {@code remove} is a directory to remove once the server has stopped. */
    static Keeper watch(List<String> stopCommand, Optional<Path> remove) {
        if (File.separatorChar != '/') {
            return new Keeper(null);
        }
        List<String> command = new ArrayList<>(List.of(
                "/bin/sh",
                "-c",
                SCRIPT,
                "ballast-keeper",
                remove.map(Path::toString).orElse("")));
        command.addAll(stopCommand);
        try {
            return new Keeper(Command.prepare(command, Path.of("/"))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start /bin/sh", e);
        }
    }

    /** Sends the keeper home: the server has been stopped. */
    void sendHome() {
        if (shell == null) {
            return;
        }
        try (OutputStream pipe = shell.getOutputStream()) {
            pipe.write("stopped\n".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException gone) {
            // It has ended before, and there is nothing left for it to do.
        }
    }
}
