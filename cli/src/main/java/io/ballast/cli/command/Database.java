package io.ballast.cli.command;

import io.ballast.cli.option.DatabaseOption;
import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.report.Progress;
import io.ballast.embedded.EmbeddedServer;
import io.ballast.loader.postgres.ConnectionResolver;
import io.ballast.loader.postgres.ConnectionSettings;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The database that a command works on; closing it stops the embedded server, if it is one. */
final class Database implements AutoCloseable {
    private final ConnectionSettings settings;
    private final @Nullable EmbeddedServer server;

    private Database(ConnectionSettings settings, @Nullable EmbeddedServer server) {
        this.settings = settings;
        this.server = server;
    }

    /** The one that the option names; starts the embedded server when it is that one. */
    static Database open(DatabaseOption option, Progress progress) {
        if (!option.isEmbedded()) {
            return new Database(ConnectionResolver.ofThisProcess().resolve(option.url()), null);
        }
        return ofServer(EmbeddedServer.start(option.embeddedDirectory(), progress));
    }

    /**
     * As {@link #open}, for commands that only read: an embedded server must be there already.
     *
     * @throws BallastException when it is not
     */
    static Database openExisting(DatabaseOption option, Progress progress) {
        if (!option.isEmbedded()) {
            return open(option, progress);
        }
        Path directory = option.embeddedDirectory()
                .orElseThrow(() -> new BallastException(
                        ErrorCategory.USAGE,
                        "--db embedded is a new server with nothing in it: name the directory of one that was loaded into, as"
                                + " --db embedded:DIR"));
        return ofServer(EmbeddedServer.startExisting(directory, progress));
    }

    /** As {@link #open}, for a plan: where no embedded server is yet, an empty one elsewhere does as well and goes afterwards. */
    static Database openForPlan(DatabaseOption option, Progress progress) {
        return option.isEmbedded()
                ? ofServer(EmbeddedServer.startForPlan(option.embeddedDirectory(), progress))
                : open(option, progress);
    }

    /** As {@link #open}; without the option it is the embedded server, whatever libpq's variables say. */
    static Database openOrEmbedded(DatabaseOption option, Progress progress) {
        return option.url() == null
                ? ofServer(EmbeddedServer.start(Optional.empty(), progress))
                : open(option, progress);
    }

    static Database ofServer(EmbeddedServer server) {
        return new Database(ConnectionResolver.ofOwnUrl(server.jdbcUrl(), server.user(), server.password()), server);
    }

    /** Says what a command does until its first phase begins, which takes as long as the server does to answer. */
    Database announce(Progress progress, String work) {
        progress.announce("Connecting to " + settings.target() + ", then " + work + ".");
        return this;
    }

    ConnectionSettings settings() {
        return settings;
    }

    Optional<EmbeddedServer> server() {
        return Optional.ofNullable(server);
    }

    @Override
    public void close() {
        if (server != null) {
            server.close();
        }
    }
}
