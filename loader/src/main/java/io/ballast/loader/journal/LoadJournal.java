package io.ballast.loader.journal;

import io.ballast.common.bundle.SourceShard;
import io.ballast.loader.plan.JournalSql;
import io.ballast.loader.plan.LoadPhase;
import io.ballast.loader.plan.LoadPlan;
import io.ballast.loader.plan.StagingKind;
import io.ballast.loader.postgres.Sql;
import io.ballast.loader.postgres.SqlFile;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes the journal rows of one load. Every method works inside the caller's transaction and commits nothing. Safe for use by
 * many threads, each with its own connection.
 */
public final class LoadJournal {
    /** So that two loads do not make the journal at the same moment; the number is "ballast" as ASCII. */
    private static final long MAKING = 0x62616c6c617374L;

    /** The path of the row that shows whether a crash has emptied the UNLOGGED tables. */
    static final String MARKER = "";

    private static final String OPEN = """
            INSERT INTO ballast_journal.loads (load_id, dataset, bundle_id, target_schema, staging_schema, mode, staging, tables,
                                       shards, rows, phase)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    /** The share lock keeps {@code --restart} from removing the load under a shard that is on its way. */
    private static final String RECORD = """
            INSERT INTO ballast_journal.shards (load_id, table_name, shard_path, rows, raw_bytes, sha256)
            SELECT load_id, ?, ?, ?, ?, ? FROM ballast_journal.loads WHERE load_id = ? AND state = 'open' FOR SHARE
            ON CONFLICT DO NOTHING""";

    private static final String FOUND = """
            UPDATE ballast_journal.shards SET rows = ?, raw_bytes = ?, sha256 = ?, digest = ? WHERE load_id = ? AND shard_path = ?""";

    private static final String FORGET = "DELETE FROM ballast_journal.unlogged_shards WHERE load_id = ?";
    private static final String PHASE = """
            UPDATE ballast_journal.loads SET phase = ?, changed_at = clock_timestamp() WHERE load_id = ? AND state = 'open'""";
    private static final String STATE = """
            UPDATE ballast_journal.loads SET state = ?, changed_at = clock_timestamp() WHERE load_id = ? AND state = 'open'""";

    private final String schema;
    private final UUID loadId;

    /** @param schema the journal's */
    public LoadJournal(String schema, UUID loadId) {
        this.schema = schema;
        this.loadId = loadId;
    }

    /** Makes schema and tables of the journal where they are missing; waits while another load does so. */
    public static void create(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_advisory_xact_lock(" + MAKING + ")");
            if (JournalFinder.find(connection).format() == 0) {
                statement.execute(SqlFile.read("journal/create.sql"));
            }
        }
    }

    /** Begins the load. */
    public void open(Connection connection, LoadPlan plan) throws SQLException {
        new Sql(JournalSql.in(schema, OPEN))
                .update(
                        connection,
                        loadId,
                        plan.manifest().dataset(),
                        plan.bundleId(),
                        plan.options().schema(),
                        plan.stagingSchema(),
                        plan.options().mode().label(),
                        plan.options().staging().label(),
                        plan.tables().stream().map(table -> table.name()).toList(),
                        plan.manifest().tables().stream()
                                .mapToInt(table -> table.shards().size())
                                .sum(),
                        plan.manifest().rows(),
                        LoadPhase.STAGE.name());
    }

    /** Leaves the row that a crash of the server would take away together with the rows of UNLOGGED tables. */
    public void mark(Connection connection) throws SQLException {
        record(connection, StagingKind.UNLOGGED, "", MARKER, 0, 0, "");
    }

    /**
     * Records that this transaction brings the shard, before it does.
     *
     * @return false when it is recorded already; a transaction that is just bringing it is waited for
     * @throws SQLException also when the load is not open any more
     */
    public boolean record(Connection connection, String table, SourceShard shard, StagingKind kind)
            throws SQLException {
        return record(connection, kind, table, shard.path(), shard.rows(), shard.rawBytes(), shard.sha256());
    }

    private boolean record(
            Connection connection, StagingKind kind, String table, String path, long rows, long rawBytes, String sha256)
            throws SQLException {
        return of(kind, RECORD).update(connection, table, path, rows, rawBytes, sha256, loadId) == 1;
    }

    /**
     * Keeps what was found when the shard had passed, for a load that is resumed later.
     *
     * @param shard with its facts as they were found
     * @param digest what its rows add to the digest of their table; null where it is not requested
     */
    public void found(Connection connection, SourceShard shard, StagingKind kind, @Nullable BigDecimal digest)
            throws SQLException {
        of(kind, FOUND)
                .update(connection, shard.rows(), shard.rawBytes(), shard.sha256(), digest, loadId, shard.path());
    }

    /** The load is in this phase now. */
    public void phase(Connection connection, LoadPhase phase) throws SQLException {
        update(connection, PHASE, phase.name());
    }

    /** Ends the load; false when it was not open any more. */
    public boolean publish(Connection connection) throws SQLException {
        new Sql(JournalSql.in(schema, FORGET)).update(connection, loadId);
        return update(connection, STATE, "published");
    }

    /** Gives the load up; its journal rows stay, to be seen in the status. */
    public boolean remove(Connection connection) throws SQLException {
        return update(connection, STATE, "removed");
    }

    private boolean update(Connection connection, String sql, String value) throws SQLException {
        return new Sql(JournalSql.in(schema, sql)).update(connection, value, loadId) == 1;
    }

    /** Shards of UNLOGGED tables have a journal that a crash empties as well. */
    private Sql of(StagingKind kind, String sql) {
        String own = kind == StagingKind.UNLOGGED
                ? sql.replace("ballast_journal.shards", "ballast_journal.unlogged_shards")
                : sql;
        return new Sql(JournalSql.in(schema, own));
    }
}
