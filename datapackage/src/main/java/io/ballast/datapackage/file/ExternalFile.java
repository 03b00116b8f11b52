package io.ballast.datapackage.file;

import io.ballast.common.bundle.BundleLimits;
import io.ballast.common.bundle.ShardInput;
import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.error.Finding;
import io.ballast.common.error.Hint;
import io.ballast.common.error.IoReason;
import io.ballast.common.system.Interrupted;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * An external file.
 *
 * @param name what messages, plan and journal call it
 */
public record ExternalFile(String name, FileOrigin origin) {
    /** What messages call standard input, where nobody has named it. */
    private static final String STANDARD_INPUT = "standard input";

    /** A file inside a directory that somebody else describes, which must be a plain one. */
    public static ExternalFile inside(Path directory, String name) {
        return new ExternalFile(name, new LocalFile(directory.resolve(name), directory));
    }

    /** A file that the user has named, which may also be a pipe or a device. */
    public static ExternalFile named(Path path) {
        String name = path.toString();
        return new ExternalFile(name, isSpecial(path) ? Pipe.of(name, path) : new LocalFile(path, null));
    }

    /**
     * A file of a server or store.
     *
     * @param path below the place
     */
    public static ExternalFile stored(String name, ShardInput files, String path) {
        return new ExternalFile(name, new StoredFile(files, path));
    }

    /** Standard input, by a name whose ending says how it is packed; empty for none. */
    public static ExternalFile ofStandardInput(String name) {
        String called = name.isEmpty() ? STANDARD_INPUT : name;
        return new ExternalFile(called, Pipe.ofStandardInput(called));
    }

    private static boolean isSpecial(Path path) {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class).isOther();
        } catch (IOException e) {
            return false; // opening it says what is wrong
        }
    }

    public boolean isStandardInput() {
        return origin instanceof Pipe pipe && pipe.isStandardInput();
    }

    /** Whether its bytes come only once, so that nothing is known of it before they are loaded. */
    public boolean isReadOnce() {
        return origin.isReadOnce();
    }

    /** Whether each reading of it is a transfer. */
    public boolean isElsewhere() {
        return origin.isElsewhere();
    }

    /** Equal to that of another name of the same file. */
    public Object identity() {
        return origin.identity();
    }

    /** Its bytes from the first one; the caller closes them. */
    InputStream open() throws IOException {
        return origin.open();
    }

    /**
     * All bytes of a small file.
     *
     * @throws BallastException (INPUT_REFUSED) when it has more than {@code limit} of them
     */
    public byte[] bytes(long limit) {
        if (length() > limit) {
            throw refuse(length() + " bytes", "at most " + limit);
        }
        try (InputStream in = open()) {
            byte[] bytes =
                    in.readNBytes(Math.toIntExact(limit + 1)); // what it is by now may be longer than what was said
            if (bytes.length > limit) {
                throw refuse("more than " + limit + " bytes", "at most " + limit);
            }
            return bytes;
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** Its length in bytes, after it was made sure that it is one to be read twice. */
    public long length() {
        try {
            long length = origin.length(this);
            if (length > BundleLimits.MAX_SHARD_BYTES) {
                throw refuse(length + " bytes", "at most " + BundleLimits.MAX_SHARD_BYTES);
            }
            return length;
        } catch (NoSuchFileException e) {
            throw new BallastException(
                    ErrorCategory.INPUT_REFUSED, name + " is missing. Nothing was loaded from it: fetch it again.", e);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    public BallastException refuse(String found, String expected) {
        return new BallastException(
                ErrorCategory.INPUT_REFUSED, Finding.unexpected(name, found, expected, "", Hint.NONE));
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
