package io.ballast.loader.journal;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.schema.SqlText;
import io.ballast.loader.plan.EarlierLoad;
import io.ballast.loader.plan.LoadMode;
import io.ballast.loader.plan.LoadPhase;
import io.ballast.loader.plan.StagingChoice;
import io.ballast.loader.plan.TargetFacts;
import io.ballast.loader.postgres.Connections;
import io.ballast.loader.postgres.ServerError;
import io.ballast.loader.postgres.SqlFile;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the journal. */
public final class JournalReader {
    private static final Pattern FORMAT = Pattern.compile("Journal of Ballast loads, format (\\d{1,4})");
    private static final String COMMENT = """
            SELECT obj_description(oid, 'pg_namespace') FROM pg_catalog.pg_namespace WHERE nspname = 'ballast'""";
    private static final String RIGHTS = """
            SELECT current_user AS role, pg_get_userbyid(n.nspowner) AS owner,
                   has_schema_privilege(n.oid, 'USAGE')
                   AND NOT EXISTS (SELECT FROM pg_catalog.pg_class AS c, unnest(string_to_array(?, ', ')) AS needed
                                    WHERE c.relnamespace = n.oid AND c.relkind = 'r'
                                      AND NOT has_table_privilege(c.oid, needed)) AS allowed
              FROM pg_catalog.pg_namespace AS n WHERE n.nspname = 'ballast'""";
    private static final String SHARDS = """
            SELECT shard_path, rows, digest FROM ballast.shards WHERE load_id = ?
             UNION ALL SELECT shard_path, rows, digest FROM ballast.unlogged_shards WHERE load_id = ?""";

    private JournalReader() {}

    /** Refuses a role that the journal's owner has not let in; {@code rights} are those on its tables. */
    private static void checkRights(Connection connection, String rights) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(RIGHTS)) {
            query.setString(1, rights);
            try (ResultSet row = query.executeQuery()) {
                if (row.next() && !row.getBoolean("allowed")) {
                    throw new BallastException(
                            ErrorCategory.TARGET_REFUSED,
                            "Role \"" + row.getString("role") + "\" may not use the journal of loads in schema"
                                    + " \"ballast\", which belongs to role \"" + row.getString("owner")
                                    + "\". Let that role run: GRANT USAGE ON SCHEMA ballast TO "
                                    + SqlText.name(row.getString("role")) + "; GRANT " + rights
                                    + " ON ALL TABLES IN SCHEMA ballast TO " + SqlText.name(row.getString("role")));
                }
            }
        }
    }

    /** See {@link TargetFacts#journalFormat()}. */
    public static int format(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(COMMENT)) {
            if (!row.next()) {
                return 0;
            }
            @Nullable String comment = row.getString(1);
            Matcher matcher = FORMAT.matcher(comment == null ? "" : comment);
            return matcher.matches() ? Integer.parseInt(matcher.group(1)) : TargetFacts.FOREIGN;
        }
    }

    /** As {@link #loads(Connection)}, in a session of its own, and for a role that may only read. */
    public static List<EarlierLoad> loads(Connections connections) {
        try (Connection connection = connections.open("ballast status")) {
            return loads(connection, "SELECT");
        } catch (SQLException e) {
            throw ServerError.during("reading the journal", connections.settings(), e);
        }
    }

    /**
     * All loads that this database knows, the newest last; none when it has no journal.
     *
     * @throws BallastException (TARGET_REFUSED) when this role may not read and write the journal
     */
    public static List<EarlierLoad> loads(Connection connection) throws SQLException {
        return loads(connection, "SELECT, INSERT, UPDATE, DELETE");
    }

    private static List<EarlierLoad> loads(Connection connection, String rights) throws SQLException {
        List<EarlierLoad> loads = new ArrayList<>();
        if (format(connection) != TargetFacts.JOURNAL_FORMAT) {
            return loads;
        }
        checkRights(connection, rights);
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(SqlFile.read("journal/status.sql"))) {
            while (row.next()) {
                loads.add(load(row));
            }
        }
        return loads;
    }

    /**
     * The load's shards that are in, by path; the
     * {@linkplain #isMarked marker} of an UNLOGGED load included.
     */
    public static Map<String, RecordedShard> shards(Connection connection, UUID loadId) throws SQLException {
        Map<String, RecordedShard> shards = new HashMap<>();
        try (PreparedStatement query = connection.prepareStatement(SHARDS)) {
            query.setObject(1, loadId);
            query.setObject(2, loadId);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    shards.put(row.getString(1), new RecordedShard(row.getLong(2), row.getBigDecimal(3)));
                }
            }
        }
        return shards;
    }

    /** Whether the row is still there that a crash of the server would have taken away. */
    public static boolean isMarked(Map<String, ?> shards) {
        return shards.containsKey(LoadJournal.MARKER);
    }

    private static EarlierLoad load(ResultSet row) throws SQLException {
        return new EarlierLoad(
                row.getObject("load_id", UUID.class),
                row.getString("dataset"),
                row.getString("bundle_id"),
                row.getString("target_schema"),
                row.getString("staging_schema"),
                LoadMode.valueOf(upper(row, "mode")),
                StagingChoice.valueOf(upper(row, "staging")),
                List.of((String[]) row.getArray("tables").getArray()),
                EarlierLoad.State.valueOf(upper(row, "state")),
                LoadPhase.valueOf(row.getString("phase")),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                row.getInt("shards"),
                row.getInt("shards_done"),
                row.getLong("rows"),
                row.getLong("rows_done"));
    }

    private static String upper(ResultSet row, String column) throws SQLException {
        return row.getString(column).toUpperCase(Locale.ROOT);
    }
}
