package io.ballast.loader.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A file of the project's {@code sql} directory, which people run with psql and the loader runs as it is. */
public final class SqlFile {
    private SqlFile() {}

    /** The text of a file, named as in {@code journal/status.sql}. */
    public static String read(String name) {
        String resource = "/io/ballast/sql/" + name;
        try (InputStream file = SqlFile.class.getResourceAsStream(resource)) {
            if (file == null) {
                throw new IllegalStateException("not on the class path: " + resource);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
