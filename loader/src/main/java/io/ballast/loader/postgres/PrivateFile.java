package io.ballast.loader.postgres;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;

/** Reads small text files of the user's own, and refuses to take a password from one that others can read. */
final class PrivateFile {
    /** What group and others must not hold: any of their permissions, as libpq demands for {@code .pgpass}. */
    private static final Set<PosixFilePermission> OF_OTHERS = PosixFilePermissions.fromString("---rwxrwx");

    private PrivateFile() {}

    static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new BallastException(
                    ErrorCategory.USAGE, file + " cannot be read as a UTF-8 text file: " + e.getMessage(), e);
        }
    }

    /** Refuses a file that holds a password and has permissions for group or others; Windows has other means, as libpq. */
    static void demandPrivate(Path file) {
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class, new LinkOption[0]);
        if (view == null) {
            return;
        }
        try {
            Set<PosixFilePermission> permissions = view.readAttributes().permissions();
            if (permissions.stream().anyMatch(OF_OTHERS::contains)) {
                throw DriverParameters.refused(file + " holds passwords, but its permissions ("
                        + PosixFilePermissions.toString(permissions)
                        + ") are not for its owner alone. Run: chmod 600 " + file);
            }
        } catch (IOException e) {
            throw new BallastException(
                    ErrorCategory.USAGE, "The permissions of " + file + " cannot be read: " + e.getMessage(), e);
        }
    }
}
