package io.ballast.embedded;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A small shell process that stops the server when this process is gone without having done so, killed with SIGKILL or by
 * the system for want of memory: then the pipe between them ends, which is all it waits for. A line through the pipe disarms
 * it instead. Where no server runs it looks again for a while, because the end may have come while one was starting;
 * unless the directory's lock names another process by then, whose server is not the reaper's business. It ignores the
 * signals that a terminal sends to everyone, and says so before there is anything to watch over. There is none on Windows.
 */
final class Reaper {
    /** The arguments: the lock and what it says as long as it is this process's, the directory to remove or nothing, the stop command. */
    private static final String SCRIPT = """
            trap '' HUP INT QUIT TERM
            echo watching
            exec >/dev/null
            lock=$1
            locked_by=$2
            remove=$3
            shift 3
            read -r line && exit 0
            for attempt in 1 2 3 4 5 6 7 8 9 10; do
                [ "$(cat "$lock")" = "$locked_by" ] || exit 0
                "$@" && break
                sleep 1
            done
            [ -z "$remove" ] || rm -rf "$remove"
            """;

    private final @Nullable Process shell;

    private Reaper(@Nullable Process shell) {
        this.shell = shell;
    }

    /**
     * Starts watching over the server of a directory, which is removed at the end if it is a temporary one.
     *
     * @throws io.ballast.common.error.BallastException (INTERRUPTED) when a signal ends the shell before it is ready
     */
    static Reaper watch(ServerDirectory directory, List<String> stopCommand) {
        if (File.separatorChar != '/') {
            return new Reaper(null);
        }
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", SCRIPT, "ballast-reaper"));
        command.add(directory.lockFile().toString());
        command.add(ServerDirectory.LOCKED_BY);
        command.add(directory.toRemove().map(Path::toString).orElse(""));
        command.addAll(stopCommand);
        try {
            Process shell = Command.prepare(command, Path.of("/"))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (shell.getInputStream().read() < 0) {
                throw ProcessEnd.interrupted(null);
            }
            return new Reaper(shell);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start /bin/sh", e);
        }
    }

    /** Disarms the reaper: the server has been stopped. */
    void disarm() {
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
