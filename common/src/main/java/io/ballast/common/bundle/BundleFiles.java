package io.ballast.common.bundle;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.error.IoReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** The files of one bundle on disk: plain files that lie inside its directory, links followed; anything else is refused. */
final class BundleFiles {
    private final Path directory;
    private final Path realDirectory;

    private BundleFiles(Path directory, Path realDirectory) {
        this.directory = directory;
        this.realDirectory = realDirectory;
    }

    static BundleFiles in(Path directory) {
        try {
            return new BundleFiles(directory, directory.toRealPath());
        } catch (IOException e) {
            throw unreadable(directory, e);
        }
    }

    /** The length of a file of the bundle, in bytes. */
    long length(String path) {
        Path file = directory.resolve(path);
        try {
            BasicFileAttributes link = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (!file.toRealPath().startsWith(realDirectory)) {
                throw refuse(file + " is a link that leads out of the bundle", "a file inside it");
            }
            BasicFileAttributes attributes =
                    link.isSymbolicLink() ? Files.readAttributes(file, BasicFileAttributes.class) : link;
            if (!attributes.isRegularFile()) {
                throw refuse(
                        file + " is " + (attributes.isDirectory() ? "a directory" : "a device or another special file"),
                        "a plain file");
            }
            return attributes.size();
        } catch (NoSuchFileException e) {
            throw new BallastException(
                    ErrorCategory.INPUT_REFUSED,
                    file + " is missing. The bundle is refused: fetch it again or make it again.",
                    e);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /** Refuses a file that has another length than this. */
    void checkLength(String path, long sizeBytes) {
        long found = length(path);
        if (found != sizeBytes) {
            throw refuse(
                    directory.resolve(path) + (found < sizeBytes ? " was cut: found " : " was lengthened: found ")
                            + found + " bytes",
                    sizeBytes + " bytes");
        }
    }

    static BallastException refuse(String found, String expected) {
        return new BallastException(
                ErrorCategory.INPUT_REFUSED,
                found + "; expected " + expected + ". The bundle is refused: fetch it again or make it again.");
    }

    static BallastException unreadable(Path file, IOException cause) {
        return new BallastException(
                ErrorCategory.INPUT_REFUSED,
                "cannot read " + file + ": " + IoReason.of(cause) + ". Check the path and who may read it.",
                cause);
    }
}
