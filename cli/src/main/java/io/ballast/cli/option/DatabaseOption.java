package io.ballast.cli.option;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which database. */
public final class DatabaseOption {
    private static final String EMBEDDED = "embedded";

    @Option(
            names = "--db",
            order = 100,
            paramLabel = "URL",
            description = {
                "The database: postgresql://[USER@]HOST[:PORT]/DATABASE, a JDBC URL, or embedded[:DIR] for a server that "
                        + "Ballast brings along. What it leaves out comes from libpq's environment variables (PGHOST, "
                        + "PGPORT, PGDATABASE, PGUSER, PGPASSWORD, PGSERVICE, PGSSLMODE), a service file and ~/.pgpass. "
                        + "A host that begins with a slash is the directory of a Unix-domain socket. "
                        + "It never holds a password."
            })
    private @Nullable String url;

    /** What the user gave; null for nothing, so that libpq's variables decide. */
    public @Nullable String url() {
        return url;
    }

    public boolean isEmbedded() {
        return url != null && (url.equals(EMBEDDED) || url.startsWith(EMBEDDED + ":"));
    }

    /** The directory of the embedded server; empty for a temporary one. */
    public Optional<Path> embeddedDirectory() {
        return url == null || url.length() <= EMBEDDED.length() + 1
                ? Optional.empty()
                : Optional.of(Path.of(url.substring(EMBEDDED.length() + 1)));
    }
}
