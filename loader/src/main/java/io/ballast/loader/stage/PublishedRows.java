package io.ballast.loader.stage;

import io.ballast.common.schema.SqlText;
import io.ballast.loader.plan.EarlierLoad;
import io.ballast.loader.plan.JournalSql;
import io.ballast.loader.plan.LoadMode;
import io.ballast.loader.postgres.Sql;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Whether tables still hold the rows that a load has published. A row carries the number of the transaction that wrote it
 * ({@code xmin}), which it keeps when it is frozen or the table is vacuumed; the journal's row of each shard carries the same
 * number, having been written in that transaction, and the row of the load that of the publishing transaction, which is the one
 * that wrote appended rows. What was changed, deleted, truncated or made anew since does not have it.
 */
final class PublishedRows {
    private static final String COPIED = "SELECT s.xmin FROM ballast_journal.shards AS s WHERE s.load_id = ?::uuid";
    private static final String APPENDED = "SELECT l.xmin FROM ballast_journal.loads AS l WHERE l.load_id = ?::uuid";

    /** All rows that are there, those among them that the load has written, and how many it has written. */
    private static final String COUNTS = """
            SELECT count(*), count(*) FILTER (WHERE t.xmin IN (%s)),
                   (SELECT coalesce(sum(s.rows), 0)::bigint FROM ballast_journal.shards AS s
                     WHERE s.load_id = ?::uuid AND s.table_name = ?)
              FROM %s AS t""";

    private PublishedRows() {}

    /** Whether each table of the load holds all of its rows as they were, and, unless they were appended, no others. */
    static boolean areThere(Connection connection, String journalSchema, EarlierLoad load) throws SQLException {
        for (String table : load.tables()) {
            if (!areThere(connection, journalSchema, load, table)) {
                return false;
            }
        }
        return true;
    }

    private static boolean areThere(Connection connection, String journalSchema, EarlierLoad load, String table)
            throws SQLException {
        boolean appended = load.mode() == LoadMode.APPEND;
        String counts = JournalSql.in(journalSchema, COUNTS.formatted(appended ? APPENDED : COPIED, "%s"))
                .replace("%s", SqlText.name(load.schema(), table));
        String id = load.id().toString();
        return new Sql(counts)
                .rows(
                        connection,
                        row -> row.getLong(2) == row.getLong(3) && (appended || row.getLong(1) == row.getLong(3)),
                        id,
                        id,
                        table)
                .get(0);
    }
}
