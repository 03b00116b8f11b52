package io.ballast.datapackage.file;

import io.ballast.common.bundle.BundleLimits;
import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.error.IoReason;
import io.ballast.common.system.Interrupted;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * An external file.
 *
 * @param name what messages, plan and journal call it
 * @param path where it lies
 * @param inside the directory that it must not lead out of, links followed; null where the user named the file himself
 */
public record ExternalFile(String name, Path path, @Nullable Path inside) {
    /** Its length in bytes, after it was made sure that it is a plain file where it may lie. */
    public long length() {
        try {
            if (inside != null && !path.toRealPath().startsWith(inside.toRealPath())) {
                throw refuse("a link that leads out of " + inside, "a file inside it");
            }
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            if (!attributes.isRegularFile()) {
                throw refuse(
                        attributes.isDirectory() ? "a directory" : "a device, a pipe or another special file",
                        "a plain file, since it is read twice");
            }
            if (attributes.size() > BundleLimits.MAX_SHARD_BYTES) {
                throw refuse(attributes.size() + " bytes", "at most " + BundleLimits.MAX_SHARD_BYTES);
            }
            return attributes.size();
        } catch (NoSuchFileException e) {
            throw new BallastException(
                    ErrorCategory.INPUT_REFUSED, name + " is missing. Nothing was loaded from it: fetch it again.", e);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** The file that a path leads to, links followed; the path itself where there is none. */
    public static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return path.toAbsolutePath().normalize(); // opening it says what is wrong
        }
    }

    public BallastException refuse(String found, String expected) {
        return new BallastException(
                ErrorCategory.INPUT_REFUSED, name + ": found " + found + "; expected " + expected + ".");
    }

    public BallastException unreadable(IOException cause) {
        if (cause instanceof ClosedByInterruptException) {
            return Interrupted.during("reading of " + name, cause);
        }
        return new BallastException(
                ErrorCategory.INPUT_REFUSED,
                "cannot read " + name + ": " + IoReason.of(cause) + ". Check the path and who may read it.",
                cause);
    }
}
