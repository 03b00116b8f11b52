package io.ballast.loader.plan;

import io.ballast.common.schema.SqlText;
import java.util.UUID;

/** What plans say about the journal's tables; the rest of its SQL stands in {@code sql/journal}. */
public final class JournalSql {
    /** The schema of the journal, and of nothing else. */
    public static final String SCHEMA = "ballast";

    private JournalSql() {}

    /** The shards of a table that has gone into the write-ahead log are moved to the journal that is there too. */
    static String keepShards(UUID loadId, String table) {
        return "WITH kept AS (DELETE FROM ballast.unlogged_shards WHERE load_id = '" + loadId + "' AND table_name = "
                + SqlText.literal(table).strip() + " RETURNING *) INSERT INTO ballast.shards SELECT * FROM kept";
    }
}
