package io.ballast.loader.journal;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.schema.SqlText;
import io.ballast.loader.plan.JournalFacts;
import io.ballast.loader.plan.JournalSql;
import io.ballast.loader.postgres.Sql;
import io.ballast.loader.postgres.TrustedOwner;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the journal, and refuses one that somebody else may have laid out: its triggers, rules and defaults would run as the
 * role that loads.
 */
final class JournalFinder {
    private static final Pattern COMMENT = Pattern.compile("Journal of Ballast loads, format (\\d{1,4})");

    private static final Sql SCHEMAS =
            new Sql("""
            SELECT n.nspname, obj_description(n.oid, 'pg_namespace'), pg_get_userbyid(n.nspowner), %s
              FROM pg_catalog.pg_namespace AS n WHERE n.nspname IN ('%s', '%s')""".formatted(TrustedOwner.sql("n.nspowner"), JournalSql.SCHEMA, JournalSql.EARLIER_SCHEMA));

    private static final Sql RIGHTS = new Sql("""
            SELECT current_user AS role, pg_get_userbyid(n.nspowner) AS owner,
                   has_schema_privilege(n.oid, 'USAGE')
                   AND NOT EXISTS (SELECT FROM pg_catalog.pg_class AS c, unnest(string_to_array(?, ', ')) AS needed
                                    WHERE c.relnamespace = n.oid AND c.relname IN ('loads', 'shards', 'unlogged_shards')
                                      AND NOT has_table_privilege(c.oid, needed)) AS allowed
              FROM pg_catalog.pg_namespace AS n WHERE n.nspname = ?""");

    private JournalFinder() {}

    /**
     * The journal of this database, whatever its format.
     *
     * @throws BallastException (TARGET_REFUSED) when it is not to be trusted
     */
    static JournalFacts find(Connection connection) throws SQLException {
        Map<String, Found> schemas = schemas(connection);
        @Nullable Found ours = schemas.get(JournalSql.SCHEMA);
        @Nullable Found earlier = schemas.get(JournalSql.EARLIER_SCHEMA);
        @Nullable Found found = ours == null && earlier != null && earlier.format() > 0 ? earlier : ours;
        if (found == null) {
            return JournalFacts.NONE;
        }
        JournalFacts journal = new JournalFacts(found.schema, found.format());
        if (journal.format() > 0 && !found.trusted) {
            throw new BallastException(
                    ErrorCategory.TARGET_REFUSED,
                    "The journal of loads in schema \"" + found.schema + "\" belongs to role \"" + found.owner
                            + "\", which could run its own code as yours by way of it. It must belong to your role, the"
                            + " database's owner or a superuser: let one of these run ALTER SCHEMA "
                            + SqlText.name(found.schema) + " OWNER TO … and the same for its tables, or drop it.");
        }
        if (journal.isReadable()) {
            JournalTables.check(connection, found.schema);
        }
        return journal;
    }

    /** Refuses a role that the journal's owner has not let in; {@code rights} are those on its tables. */
    static void checkRights(Connection connection, String schema, String rights) throws SQLException {
        Optional<Role> kept = RIGHTS.optional(
                        connection,
                        row -> new Role(row.getString("role"), row.getString("owner"), row.getBoolean("allowed")),
                        rights,
                        schema)
                .filter(role -> !role.allowed);
        if (kept.isPresent()) {
            String role = SqlText.name(kept.get().name);
            throw new BallastException(
                    ErrorCategory.TARGET_REFUSED,
                    "Role \"" + kept.get().name + "\" may not use the journal of loads in schema \"" + schema
                            + "\", which belongs to role \"" + kept.get().owner
                            + "\". Let that role run: GRANT USAGE ON SCHEMA " + schema + " TO " + role
                            + "; GRANT " + rights + " ON ALL TABLES IN SCHEMA " + schema + " TO " + role);
        }
    }

    private record Role(String name, String owner, boolean allowed) {}

    private static Map<String, Found> schemas(Connection connection) throws SQLException {
        Map<String, Found> schemas = new HashMap<>();
        SCHEMAS.rows(
                        connection,
                        row -> new Found(row.getString(1), row.getString(2), row.getString(3), row.getBoolean(4)))
                .forEach(found -> schemas.put(found.schema, found));
        return schemas;
    }

    private record Found(String schema, @Nullable String comment, String owner, boolean trusted) {
        int format() {
            Matcher matcher = COMMENT.matcher(comment == null ? "" : comment);
            return matcher.matches() ? Integer.parseInt(matcher.group(1)) : JournalFacts.FOREIGN;
        }
    }
}
