package io.ballast.loader.template;

import io.ballast.common.bundle.Manifest;
import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.report.Progress;
import io.ballast.loader.plan.LoadOptions;
import io.ballast.loader.plan.TrustedSql;
import io.ballast.loader.postgres.ConnectionSettings;
import io.ballast.loader.postgres.Connections;
import io.ballast.loader.postgres.ServerError;
import java.sql.SQLException;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jspecify.annotations.Nullable;

/**
 * A bundle's template on one server, for many copies, one after another or in parallel: the bundle is loaded and
 * verified once, a copy is not verified again. Nobody can change a template without leaving a trace, and one that has such a trace
 * is made anew, never copied. Safe for use by many threads; sessions are kept for the next copy.
 */
public final class TemplateDatabase implements AutoCloseable {
    private static final String SESSION = "ballast template";

    private final Connections connections;
    private final Manifest manifest;
    private final LoadOptions options;
    private final Progress progress;
    private final Deque<DatabaseSession> idle = new ConcurrentLinkedDeque<>();

    private TemplateDatabase(ConnectionSettings server, LoadOptions options, Progress progress) {
        this.connections = new Connections(server);
        this.manifest = TrustedSql.of(options.source().read(), options);
        this.options = options;
        this.progress = progress;
    }

    /**
     * The template of a bundle; made first where it does not stand ready, which takes as long as a load.
     *
     * @param server how to connect to any database of the server but the template
     * @throws BallastException as {@link CloneLoader#run} throws it, apart from what it says of the copy
     */
    public static TemplateDatabase ready(ConnectionSettings server, LoadOptions options, Progress progress) {
        TemplateDatabase template = new TemplateDatabase(server, options, progress);
        try {
            template.inSession("making a template", template::makeReady);
            return template;
        } catch (BallastException e) {
            template.close();
            throw e;
        }
    }

    /**
     * Makes a database as a copy of the template.
     *
     * @throws BallastException (TARGET_REFUSED) when it exists; or as {@link #ready} throws it
     */
    public void copyTo(String database) {
        copyTo(database, List.of());
    }

    /** As {@link #copyTo(String)}, with a comment by which {@link TemporaryCopies} know it. */
    public void copyTo(TemporaryCopy copy) {
        copyTo(copy.database(), List.of(CloneSql.mark(copy)));
    }

    /** The template's name as it is now. */
    public String name() {
        String[] name = {""};
        inSession("looking for a template", session -> {
            name[0] = TemplateName.of(
                            manifest, options, session.catalog().role().name(), "")
                    .template();
            return name;
        });
        return name[0];
    }

    private void copyTo(String database, List<String> after) {
        inSession("making database \"" + database + "\"", session -> {
            TemplateName name = makeReady(session);
            if (session.catalog().exists(database)) {
                throw new BallastException(
                        ErrorCategory.TARGET_REFUSED, "Database \"" + database + "\" exists already.");
            }
            session.execute(CloneSql.copy(name, database, session.catalog()));
            session.execute(after);
            return name;
        });
    }

    /** Drops a database, if it is there, and ends the sessions in it. */
    public void drop(String database) {
        inSession("dropping database \"" + database + "\"", session -> {
            session.execute(CloneSql.drop(database));
            return database;
        });
    }

    /** Ends the sessions that are kept; the template stays. */
    @Override
    public void close() {
        for (@Nullable DatabaseSession session = idle.poll(); session != null; session = idle.poll()) {
            closeQuietly(session);
        }
    }

    private TemplateName makeReady(DatabaseSession session) throws SQLException {
        DatabaseCatalog catalog = session.catalog();
        TemplateName name = TemplateName.of(manifest, options, catalog.role().name(), "");
        if (TemplateMaker.check(name, catalog) == TemplateState.READY) {
            return name;
        }
        session.lock(name.lockKey(), name, progress);
        TemplateMaker maker = new TemplateMaker(connections.settings(), options, progress);
        maker.make(session, name, TemplateMaker.check(name, catalog)); // it may have been made while this run waited
        session.unlock(name.lockKey());
        return name;
    }

    private interface Work<T> {
        T in(DatabaseSession session) throws SQLException;
    }

    /** Gives the session back only after success: one that failed may hold a lock. */
    private <T> void inSession(String doing, Work<T> work) {
        @Nullable DatabaseSession kept = idle.poll();
        DatabaseSession session = kept == null ? DatabaseSession.open(connections, SESSION) : kept;
        boolean whole = false;
        try {
            work.in(session);
            whole = true;
        } catch (SQLException e) {
            throw ServerError.during(doing, connections.settings(), e);
        } finally {
            if (whole) {
                idle.push(session);
            } else {
                closeQuietly(session);
            }
        }
    }

    private static void closeQuietly(DatabaseSession session) {
        try {
            session.close();
        } catch (SQLException e) {
            // It has ended otherwise.
        }
    }
}
