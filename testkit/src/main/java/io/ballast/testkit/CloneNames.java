package io.ballast.testkit;

import io.ballast.common.bundle.Sha256;
import io.ballast.common.error.BallastException;
import io.ballast.loader.postgres.ConnectionSettings;
import io.ballast.loader.postgres.Connections;
import io.ballast.loader.postgres.ServerError;
import io.ballast.loader.postgres.Sql;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names of the copies that this JVM makes on one server. An advisory lock that lasts as long as the JVM stands for their common
 * part; copies whose lock is free were left by a JVM that was killed, and are dropped. Safe for use by many threads.
 */
final class CloneNames {
    private static final String PREFIX = "ballast_kit_";
    private static final Pattern NAME = Pattern.compile("(" + PREFIX + "[0-9a-f]{8})_\\d+");
    private static final int RUN_DIGITS = 8;

    /** Where the locks of all runs are: advisory locks belong to a database. */
    private static final String MEETING_PLACE = "postgres";

    private static final Sql OWN_DATABASES = new Sql("""
            SELECT datname FROM pg_catalog.pg_database d JOIN pg_catalog.pg_roles r ON r.oid = d.datdba
             WHERE r.rolname = current_user AND datname ~ '^ballast_kit_[0-9a-f]{8}_[0-9]+$'""");

    /** The sessions with the locks of this JVM's runs. The driver closes a connection that nobody refers to any more. */
    private static final Set<Connection> HELD = ConcurrentHashMap.newKeySet();

    private final String run = PREFIX + UUID.randomUUID().toString().substring(0, RUN_DIGITS);
    private final AtomicInteger count = new AtomicInteger();

    private CloneNames() {}

    /** Begins a run: takes its lock, and drops what dead runs have left. */
    static CloneNames begin(ConnectionSettings server) {
        CloneNames names = new CloneNames();
        try {
            names.begin(new Connections(server.withDatabase(MEETING_PLACE)).open("ballast testkit"));
        } catch (BallastException e) {
            new LogProgress()
                    .note("Copies that killed tests have left stay: " + e.message(AnnotationWording.ANNOTATION));
        } catch (SQLException e) {
            throw ServerError.during("dropping copies that killed tests have left", server, e);
        }
        return names;
    }

    String next() {
        return run + "_" + count.incrementAndGet();
    }

    /** The session holds the lock and is never closed: it ends with the JVM, however that ends. */
    @SuppressWarnings("MustBeClosed")
    private void begin(Connection holder) throws SQLException {
        HELD.add(holder);
        tryLock(holder, run);
        for (String left : ownDatabases(holder)) {
            Matcher name = NAME.matcher(left);
            if (name.matches() && tryLock(holder, name.group(1))) {
                try (Statement statement = holder.createStatement()) {
                    statement.execute("DROP DATABASE IF EXISTS " + left + " WITH (FORCE)");
                } finally {
                    unlock(holder, name.group(1));
                }
            }
        }
    }

    private static List<String> ownDatabases(Connection session) throws SQLException {
        return OWN_DATABASES.rows(session, row -> row.getString(1));
    }

    private static boolean tryLock(Connection session, String run) throws SQLException {
        return ask(session, "SELECT pg_catalog.pg_try_advisory_lock(?)", run);
    }

    private static void unlock(Connection session, String run) throws SQLException {
        ask(session, "SELECT pg_catalog.pg_advisory_unlock(?)", run);
    }

    private static boolean ask(Connection session, String sql, String run) throws SQLException {
        long key = ByteBuffer.wrap(Sha256.of(run)).getLong();
        return new Sql(sql).one(session, row -> row.getBoolean(1), key);
    }
}
