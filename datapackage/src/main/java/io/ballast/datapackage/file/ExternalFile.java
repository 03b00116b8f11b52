package io.ballast.datapackage.file;

import io.ballast.common.bundle.BundleLimits;
import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.error.IoReason;
import io.ballast.common.system.Interrupted;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * An external file.
 *
 * @param name what messages, plan and journal call it
 * @param path where it lies
 * @param inside the directory that it must not lead out of, links followed; null where the user named the file himself
 * @param pipe its bytes, where they come only once; null for a plain file
 */
public record ExternalFile(
        String name,
        Path path,
        @Nullable Path inside,
        @Nullable Pipe pipe) {
    /** What messages call standard input, where nobody has named it. */
    private static final String STANDARD_INPUT = "standard input";

    /** A file inside a directory that somebody else describes, which must be a plain one. */
    public static ExternalFile inside(Path directory, String name) {
        return new ExternalFile(name, directory.resolve(name), directory, null);
    }

    /** A file that the user has named, which may also be a pipe or a device. */
    public static ExternalFile named(Path path) {
        String name = path.toString();
        return new ExternalFile(name, path, null, isSpecial(path) ? Pipe.of(name, path) : null);
    }

    /** Standard input, by a name whose ending says how it is packed; empty for none. */
    public static ExternalFile ofStandardInput(String name) {
        String called = name.isEmpty() ? STANDARD_INPUT : name;
        return new ExternalFile(called, Path.of(called), null, Pipe.ofStandardInput(called));
    }

    private static boolean isSpecial(Path path) {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class).isOther();
        } catch (IOException e) {
            return false; // opening it says what is wrong
        }
    }

    public boolean isStandardInput() {
        return pipe != null && pipe.isStandardInput();
    }

    /** Whether its bytes come only once, so that nothing is known of it before they are loaded. */
    public boolean isReadOnce() {
        return pipe != null;
    }

    /** Its bytes from the first one; the caller closes them. */
    InputStream open() throws IOException {
        return pipe == null ? Channels.newInputStream(FileChannel.open(path, StandardOpenOption.READ)) : pipe.open();
    }

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
