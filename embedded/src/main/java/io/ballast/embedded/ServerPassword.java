package io.ballast.embedded;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * The password of an embedded server's superuser: random, so that nobody else on the machine gets in, and kept beside the
 * cluster in a file that only its owner reads, so that the next start, or psql with {@code PGPASSFILE}, finds it.
 */
final class ServerPassword {
    private static final int RANDOM_BYTES = 24;

    private ServerPassword() {}

    static String create(Path file, String user) throws IOException {
        byte[] bytes = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(bytes);
        String password = HexFormat.of().formatHex(bytes);
        Files.deleteIfExists(file);
        OwnerOnly.write(file, "127.0.0.1:*:*:" + user + ":" + password + "\n");
        return password;
    }

    static String read(Path file) throws IOException {
        String line = Files.readString(file).strip();
        String[] fields = line.split(":", -1);
        if (fields.length != 5 || fields[4].isEmpty()) {
            throw new BallastException(
                    ErrorCategory.TARGET_REFUSED,
                    file + " does not hold the password of the embedded server: one line"
                            + " \"host:port:database:user:password\" expected.");
        }
        return fields[4];
    }
}
