package io.ballast.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Files and directories that nobody but their owner may look into. */
final class OwnerOnly {
    private OwnerOnly() {}

    /** Makes a file that must not exist; it never has wider rights than it ends with. */
    static void write(Path file, String text) throws IOException {
        Files.createFile(file, rights(file, "rw-------"));
        Files.writeString(file, text);
    }

    /** Makes a directory, and those above it, where they do not exist. */
    static void createDirectories(Path directory) throws IOException {
        Path parent = directory.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        if (!Files.isDirectory(directory)) {
            Files.createDirectory(directory, rights(directory, "rwx------"));
        }
    }

    private static FileAttribute<?>[] rights(Path path, String rights) {
        return Directories.isPosix(path)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))}
                : new FileAttribute<?>[0];
    }
}
