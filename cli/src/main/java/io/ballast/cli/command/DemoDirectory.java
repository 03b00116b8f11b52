package io.ballast.cli.command;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.report.Progress;
import io.ballast.embedded.LastingServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Where a demo puts all it makes. A file in it says so, and that the next demo may remove it all. */
record DemoDirectory(Path path) {
    private static final String MARK = ".ballast-demo";

    /**
     * Sees to it that the directory is missing or empty: what an earlier demo left is removed.
     *
     * @throws BallastException (INPUT_REFUSED) when anything else is in it; (TARGET_BUSY) when the earlier demo's server runs
     */
    void claim(Progress progress) {
        try {
            if (!Files.exists(path) || isEmpty()) {
                return;
            }
            if (!Files.isRegularFile(path.resolve(MARK))) {
                throw new BallastException(
                        ErrorCategory.INPUT_REFUSED,
                        path + " is not empty: an earlier demo may be in it. Remove it, or name another directory"
                                + " with --dir.");
            }
            removeServer();
            removeAll();
            progress.note("Removed what an earlier demo left in " + path);
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /**
     * Says that the directory is a demo's.
     *
     * @return whether the directory was made for that
     */
    boolean mark() {
        try {
            boolean made = !Files.exists(path);
            Files.createDirectories(path);
            if (!Files.exists(path.resolve(MARK))) {
                Files.createFile(path.resolve(MARK));
            }
            return made;
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /**
     * Leaves nothing of {@link #mark} behind where nothing else was made.
     *
     * @param made whether the directory goes too
     */
    void unmark(boolean made) {
        try (Stream<Path> entries = Files.list(path)) {
            if (entries.allMatch(entry -> entry.equals(path.resolve(MARK)))) {
                Files.deleteIfExists(path.resolve(MARK));
                if (made) {
                    Files.delete(path);
                }
            }
        } catch (IOException stays) {
            // What failed before is what has to be told; the next demo replaces what is left.
        }
    }

    private boolean isEmpty() throws IOException {
        try (Stream<Path> entries = Files.list(path)) {
            return entries.findAny().isEmpty();
        }
    }

    private void removeServer() {
        if (Files.isDirectory(path.resolve(Demo.SERVER))) {
            LastingServer.remove(path.resolve(Demo.SERVER));
        }
    }

    /** Links are removed and not followed. */
    private void removeAll() throws IOException {
        List<Path> all;
        try (Stream<Path> files = Files.walk(path)) {
            all = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : all) {
            if (!file.equals(path) && !file.equals(path.resolve(MARK))) {
                Files.delete(file);
            }
        }
        Files.delete(path.resolve(MARK));
    }

    private BallastException unusable(IOException e) {
        return new BallastException(
                ErrorCategory.INPUT_REFUSED, path + " is not a directory that can be used: " + e.getMessage(), e);
    }
}
