package io.ballast.loader.template;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.error.Nearest;
import io.ballast.loader.postgres.ConnectionSettings;
import io.ballast.loader.postgres.Connections;
import io.ballast.loader.postgres.ServerError;
import io.ballast.loader.postgres.Sql;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Predicate;

/**
 * The copies of templates on one server that were made to be dropped again. A comment on each says that it is one, and how long it may stay:
 * the server drops nothing by itself, the next command that makes or drops copies does.
 */
public final class TemporaryCopies {
    private static final String SESSION = "ballast clone";
    private static final int NAME_BYTES = 6;

    /** Those of other roles are theirs to drop. */
    private static final Sql COPIES = new Sql("""
            SELECT d.datname, pg_catalog.shobj_description(d.oid, 'pg_database')
              FROM pg_catalog.pg_database AS d
             WHERE starts_with(pg_catalog.shobj_description(d.oid, 'pg_database'), '%s')
               AND pg_catalog.pg_has_role(d.datdba, 'USAGE') ORDER BY d.datname""".formatted(TemporaryCopy.COMMENT_PREFIX));

    private final Connections connections;

    /** @param server how to connect to any database of the server but the copies */
    public TemporaryCopies(ConnectionSettings server) {
        this.connections = new Connections(server);
    }

    /** A name that no other copy has. */
    public static String newName() {
        byte[] random = new byte[NAME_BYTES];
        new SecureRandom().nextBytes(random);
        return TemporaryCopy.NAME_PREFIX + HexFormat.of().formatHex(random);
    }

    /** Those that this role may drop. */
    public List<TemporaryCopy> all() {
        try (DatabaseSession session = DatabaseSession.open(connections, SESSION)) {
            return all(session);
        } catch (SQLException e) {
            throw failed("looking for copies", e);
        }
    }

    /**
     * Drops these copies, and ends the sessions in them.
     *
     * @throws BallastException (TARGET_REFUSED) when one of the names is not that of a copy; none is dropped then
     */
    public List<String> drop(List<String> names) {
        try (DatabaseSession session = DatabaseSession.open(connections, SESSION)) {
            List<String> known =
                    all(session).stream().map(TemporaryCopy::database).toList();
            for (String name : names) {
                if (!known.contains(name)) {
                    throw notACopy(name, known, session.catalog().exists(name));
                }
            }
            return drop(session, names);
        } catch (SQLException e) {
            throw failed("dropping copies", e);
        }
    }

    /** Drops the copies whose time is over; returns their names. */
    public List<String> dropExpired(Instant now) {
        return dropThose(copy -> copy.isExpired(now));
    }

    /** Drops all copies; returns their names. */
    public List<String> dropAll() {
        return dropThose(copy -> true);
    }

    private List<String> dropThose(Predicate<TemporaryCopy> which) {
        try (DatabaseSession session = DatabaseSession.open(connections, SESSION)) {
            return drop(
                    session,
                    all(session).stream()
                            .filter(which)
                            .map(TemporaryCopy::database)
                            .toList());
        } catch (SQLException e) {
            throw failed("dropping copies", e);
        }
    }

    private static List<String> drop(DatabaseSession session, List<String> names) throws SQLException {
        List<String> dropped = new ArrayList<>();
        for (String name : names) {
            session.execute(CloneSql.drop(name));
            dropped.add(name);
        }
        return dropped;
    }

    private static List<TemporaryCopy> all(DatabaseSession session) throws SQLException {
        return session.catalog().rows(COPIES, row -> TemporaryCopy.of(row.getString(1), row.getString(2)));
    }

    private static BallastException notACopy(String name, List<String> known, boolean exists) {
        return new BallastException(
                ErrorCategory.TARGET_REFUSED,
                (exists
                                ? "Database \"" + name
                                        + "\" is not a copy that ballast clone made for this role: it is not dropped"
                                : "There is no database \"" + name + "\"")
                        + "; copies: " + (known.isEmpty() ? "none" : String.join(", ", known))
                        + Nearest.hint(name, known));
    }

    private BallastException failed(String doing, SQLException e) {
        return ServerError.during(doing, connections.settings(), e);
    }
}
