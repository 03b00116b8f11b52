package io.ballast.loader.journal;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.loader.plan.BundleIdentity;
import io.ballast.loader.plan.EarlierLoad;
import io.ballast.loader.plan.JournalFacts;
import io.ballast.loader.plan.JournalSql;
import io.ballast.loader.plan.LoadMode;
import io.ballast.loader.plan.LoadPhase;
import io.ballast.loader.plan.StagingChoice;
import io.ballast.loader.postgres.Connections;
import io.ballast.loader.postgres.Inspection;
import io.ballast.loader.postgres.ServerError;
import io.ballast.loader.postgres.Sql;
import io.ballast.loader.postgres.SqlFile;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Reads the journal. */
public final class JournalReader {
    private static final String SHARDS = """
            SELECT shard_path, rows, digest FROM ballast_journal.shards WHERE load_id = ?
             UNION ALL SELECT shard_path, rows, digest FROM ballast_journal.unlogged_shards WHERE load_id = ?""";

    private JournalReader() {}

    /**
     * The journal of this database.
     *
     * @throws BallastException (TARGET_REFUSED) when it is not to be trusted
     */
    public static JournalFacts find(Connection connection) throws SQLException {
        return JournalFinder.find(connection);
    }

    /** As {@link #loads(Connection, JournalFacts)}, in a session of its own, and for a role that may only read. */
    public static List<EarlierLoad> loads(Connections connections) {
        try (Connection connection = connections.open("ballast status");
                Inspection looking = Inspection.begin(connection)) {
            return loads(looking.connection(), find(looking.connection()), "SELECT");
        } catch (SQLException e) {
            throw ServerError.during("reading the journal", connections.settings(), e);
        }
    }

    /**
     * All loads that the journal knows, the newest last.
     *
     * @throws BallastException (TARGET_REFUSED) when this role may not read and write the journal
     */
    public static List<EarlierLoad> loads(Connection connection, JournalFacts journal) throws SQLException {
        return loads(connection, journal, "SELECT, INSERT, UPDATE, DELETE");
    }

    private static List<EarlierLoad> loads(Connection connection, JournalFacts journal, String rights)
            throws SQLException {
        if (!journal.isReadable()) {
            return List.of();
        }
        JournalFinder.checkRights(connection, journal.schema(), rights);
        return new Sql(JournalSql.in(journal.schema(), SqlFile.read("journal/status.sql")))
                .rows(connection, JournalReader::load);
    }

    /**
     * The load's shards that are in, by path; the
     * {@linkplain #isMarked marker} of an UNLOGGED load included.
     */
    public static Map<String, RecordedShard> shards(Connection connection, String schema, UUID loadId)
            throws SQLException {
        Map<String, RecordedShard> shards = new HashMap<>();
        new Sql(JournalSql.in(schema, SHARDS))
                .rows(
                        connection,
                        row -> shards.put(row.getString(1), new RecordedShard(row.getLong(2), row.getBigDecimal(3))),
                        loadId,
                        loadId);
        return shards;
    }

    /** Whether the row is still there that a crash of the server would have taken away. */
    public static boolean isMarked(Map<String, ?> shards) {
        return shards.containsKey(LoadJournal.MARKER);
    }

    private static EarlierLoad load(ResultSet row) throws SQLException {
        try {
            return understood(row);
        } catch (IllegalArgumentException e) {
            throw new BallastException(
                    ErrorCategory.TARGET_REFUSED,
                    "The journal's row of load " + row.getString("load_id")
                            + " has a mode, staging, state or phase that this version of Ballast does not know: "
                            + row.getString("mode") + ", " + row.getString("staging") + ", " + row.getString("state")
                            + ", " + row.getString("phase") + ". Use the version that wrote it, or delete the row.",
                    e);
        }
    }

    /** The name of the staging schema is computed and not read: a load works in there, and drops it. */
    private static EarlierLoad understood(ResultSet row) throws SQLException {
        String bundleId = row.getString("bundle_id");
        String schema = row.getString("target_schema");
        return new EarlierLoad(
                row.getObject("load_id", UUID.class),
                row.getString("dataset")
                        .replaceAll("\\p{Cntrl}", "?"), // shown to people, and anybody may have written it
                bundleId,
                List.of((String[]) row.getArray("tables").getArray()),
                new EarlierLoad.Aim(
                        schema,
                        BundleIdentity.stagingSchema(bundleId, schema),
                        LoadMode.valueOf(upper(row, "mode")),
                        StagingChoice.valueOf(upper(row, "staging"))),
                new EarlierLoad.Standing(
                        EarlierLoad.State.valueOf(upper(row, "state")),
                        LoadPhase.valueOf(row.getString("phase")),
                        row.getObject("started_at", OffsetDateTime.class).toInstant(),
                        row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                        new EarlierLoad.Done(row.getInt("shards_done"), row.getInt("shards")),
                        new EarlierLoad.Done(row.getLong("rows_done"), row.getLong("rows"))));
    }

    private static String upper(ResultSet row, String column) throws SQLException {
        return row.getString(column).toUpperCase(Locale.ROOT);
    }
}
