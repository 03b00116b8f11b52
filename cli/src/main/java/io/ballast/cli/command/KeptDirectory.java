package io.ballast.cli.command;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A directory that the user has named, or a temporary one, which closing removes with all that is in it.
 *
 * @param temporary whether nobody has named it
 */
record KeptDirectory(Path path, boolean temporary) implements AutoCloseable {
    /** @param named by the user, or null */
    static KeptDirectory of(@Nullable Path named) {
        if (named != null) {
            return new KeptDirectory(named, false);
        }
        try {
            return new KeptDirectory(Files.createTempDirectory("ballast-"), true);
        } catch (IOException e) {
            throw new BallastException(
                    ErrorCategory.INPUT_REFUSED, "no temporary directory can be made: " + e.getMessage() + ".", e);
        }
    }

    @Override
    public void close() {
        if (!temporary) {
            return;
        }
        try {
            List<Path> all;
            try (Stream<Path> files = Files.walk(path)) {
                all = files.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path file : all) {
                Files.delete(file);
            }
        } catch (IOException | UncheckedIOException stays) {
            // It lies where the system clears up; what the run was for is done.
        }
    }
}
