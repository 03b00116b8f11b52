package io.ballast.embedded;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.error.IoReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files and directories in Java's temporary directory, and a sentence for people whose temporary directory is of no use. */
final class TemporaryFiles {
    private TemporaryFiles() {}

    /** Makes an empty file. */
    static Path file(String prefix, String suffix) {
        try {
            return Files.createTempFile(prefix, suffix);
        } catch (IOException e) {
            throw refused(e);
        }
    }

    /** Makes an empty directory. */
    static Path directory(String prefix) {
        try {
            return Files.createTempDirectory(prefix);
        } catch (IOException e) {
            throw refused(e);
        }
    }

    /** Removes the file; one that cannot be removed stays, since that is no reason to fail. */
    static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException stays) {
            // The system clears its temporary directory.
        }
    }

    private static BallastException refused(IOException failure) {
        return new BallastException(
                ErrorCategory.INPUT_REFUSED,
                "Nothing can be written in the temporary directory " + System.getProperty("java.io.tmpdir") + ": "
                        + IoReason.of(failure) + ". Make the directory, or make room in it, or name another one:"
                        + " JAVA_OPTS=-Djava.io.tmpdir=DIR.",
                failure);
    }
}
