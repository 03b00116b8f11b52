package io.ballast.loader.plan;

import io.ballast.common.schema.SqlText;
import java.util.UUID;

/** What plans say about the journal's tables; the rest of its SQL stands in {@code sql/journal}. */
public final class JournalSql {
    /** The schema of the journal, and of nothing else. */
    public static final String SCHEMA = "ballast_journal";

    /** Where earlier versions made it; a role that has this name finds the schema first in its search path. */
    public static final String EARLIER_SCHEMA = "ballast";

    private JournalSql() {}

    /** SQL written for {@link #SCHEMA}, for a journal in one of the two schemas. */
    public static String in(String schema, String sql) {
        return sql.replace(SCHEMA + ".", schema + ".");
    }

    /** The shards of a table that has gone into the write-ahead log are moved to the journal that is there too. */
    static String keepShards(String schema, UUID loadId, String table) {
        return in(schema, "WITH kept AS (DELETE FROM ballast_journal.unlogged_shards WHERE load_id = '" + loadId)
                + "' AND table_name = " + SqlText.literal(table).strip()
                + in(schema, " RETURNING *) INSERT INTO ballast_journal.shards SELECT * FROM kept");
    }
}
