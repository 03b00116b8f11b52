package io.ballast.loader.stage;

import io.ballast.loader.plan.EarlierLoad;
import io.ballast.loader.plan.JournalSql;
import io.ballast.loader.plan.LoadMode;
import io.ballast.loader.postgres.OwnRows;
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
    /** Tables that were filled in place hold rows of the one kind, the others of the other. */
    private static final String EITHER = """
            SELECT b.wrote FROM (SELECT s.xmin, s.load_id FROM ballast_journal.shards AS s
                                  UNION ALL SELECT l.xmin, l.load_id FROM ballast_journal.loads AS l) AS b (wrote, load_id)
             WHERE b.load_id = ?::uuid""";

    /** All rows that are there, those among them that the load has written, and how many it has written. */
    private static final String COUNTS = """
            SELECT count(*), count(*) FILTER (WHERE t.xmin IN (%s)),
                   (SELECT coalesce(sum(s.rows), 0)::bigint FROM ballast_journal.shards AS s
                     WHERE s.load_id = ?::uuid AND s.table_name = ?)
              FROM %s AS t""";

    private PublishedRows() {}

    /** Whether each table of the load holds all of its rows as they were, and, unless the tables were there before, no others. */
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
        boolean others = load.mode().keepsTables();
        String counts = JournalSql.in(journalSchema, COUNTS.formatted(written(load.mode()), "%s"))
                .replace("%s", OwnRows.from(connection, load.schemas().sql(table)));
        String id = load.id().toString();
        return new Sql(counts)
                .rows(
                        connection,
                        row -> row.getLong(2) == row.getLong(3) && (others || row.getLong(1) == row.getLong(3)),
                        id,
                        id,
                        table)
                .get(0);
    }

    private static String written(LoadMode mode) {
        return switch (mode) {
            case CREATE, REPLACE -> COPIED;
            case APPEND -> APPENDED;
            case FILL -> EITHER;
        };
    }
}
