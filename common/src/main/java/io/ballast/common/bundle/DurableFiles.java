package io.ballast.common.bundle;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.error.IoReason;
import io.ballast.common.system.Interrupted;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Writes files so that one with a final name is complete, even after a crash: to a temporary name, flushed to the disk, renamed, and
 * the directory flushed too. All failures are {@link ErrorCategory#INPUT_REFUSED} and name the file.
 */
public final class DurableFiles {
    private DurableFiles() {}

    /** Writes the file whole or not at all, replacing an older one of that name. */
    public static void write(Path file, byte[] bytes) {
        Path unfinished = unfinished(file);
        try {
            writeFlushed(unfinished, bytes);
            rename(unfinished, file);
        } catch (BallastException e) {
            discard(unfinished, e);
            throw e;
        }
    }

    /** What the file is called while it is being written. */
    static Path unfinished(Path file) {
        return file.resolveSibling(file.getFileName() + BundleLayout.UNFINISHED);
    }

    /** Writes a file under the very name given and flushes it. */
    static void writeFlushed(Path file, byte[] bytes) {
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        } catch (IOException e) {
            throw failed("write", file, e);
        }
    }

    /** Gives a file that is flushed its final name, and flushes the directory so that the name lasts. */
    static void rename(Path unfinished, Path file) {
        try {
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw failed("rename " + unfinished.getFileName() + " to", file, e);
        }
        Path directory = file.toAbsolutePath().getParent();
        if (directory != null) {
            flushDirectory(directory);
        }
    }

    /** Makes the names in a directory outlast a crash. Windows knows no such call and needs none. */
    static void flushDirectory(Path directory) {
        if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                channel.force(true);
            } catch (IOException e) {
                throw failed("flush the directory", directory, e);
            }
        }
    }

    private static void discard(Path unfinished, BallastException failure) {
        try {
            Files.deleteIfExists(unfinished);
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    static BallastException failed(String verb, Path file, IOException cause) {
        if (cause instanceof ClosedByInterruptException) {
            return Interrupted.during("work on " + file, cause);
        }
        return new BallastException(
                ErrorCategory.INPUT_REFUSED,
                "cannot " + verb + " " + file + ": " + IoReason.of(cause)
                        + ". See to it that the disk has room and the directory can be written, then run again.",
                cause);
    }
}
