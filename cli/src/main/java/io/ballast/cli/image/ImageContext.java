package io.ballast.cli.image;

import io.ballast.common.bundle.Bundle;
import io.ballast.common.bundle.PsqlScripts;
import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.error.Hint;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What an image is built from: a directory with a Dockerfile, the scripts of the server, and the bundle. The SQL scripts are made anew from the
 * descriptor, so that none of the bundle is run.
 */
public record ImageContext(Path directory) {
    /** The image of the server that rows go into where nobody has chosen another. */
    public static final String BASE = "postgres:18";

    private static final List<String> SCRIPTS = List.of("make-database.sh", "start-database.sh");
    private static final String DOCKERFILE = "Dockerfile";
    private static final String BUNDLE = "bundle";

    /** Where the bundle's files go. */
    public Path bundle() {
        return directory.resolve(BUNDLE);
    }

    /**
     * Makes the directory where it is missing.
     *
     * @throws BallastException (INPUT_REFUSED) when anything is in it
     */
    public void claim() {
        try {
            Files.createDirectories(directory);
            try (Stream<Path> entries = Files.list(directory)) {
                entries.findFirst().ifPresent(entry -> {
                    throw new BallastException(
                            ErrorCategory.INPUT_REFUSED,
                            directory + " is not empty: it holds " + entry.getFileName() + ".",
                            Hint.act("choose a directory that is missing or empty"));
                });
            }
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /**
     * Writes everything beside the bundle; the Dockerfile last, since with it the context is complete.
     *
     * @param database that the rows go into
     * @param base image of the server
     */
    public void write(Bundle bundle, String database, String base) {
        try {
            for (Map.Entry<String, String> script : PsqlScripts.of(bundle).entrySet()) {
                Files.writeString(directory.resolve(script.getKey()), script.getValue());
            }
            Files.writeString(directory.resolve("database-name"), database);
            for (String script : SCRIPTS) {
                Files.writeString(directory.resolve(script), text(script));
            }
            Files.writeString(directory.resolve(DOCKERFILE), text(DOCKERFILE).replace(BASE, base));
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private static String text(String name) throws IOException {
        try (InputStream resource = ImageContext.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(resource, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private BallastException unusable(IOException e) {
        return new BallastException(
                ErrorCategory.INPUT_REFUSED, directory + " cannot be written to: " + e.getMessage() + ".", e);
    }
}
