package io.ballast.loader.plan;

import java.util.Locale;

/** How a table is filled. */
public enum StagingKind {
    /** An ordinary table; each shard is a transaction of its own. */
    LOGGED,
    /** Not in the write-ahead log until all shards have landed; a crash of the server empties it. */
    UNLOGGED,
    /** Made and filled in one transaction, with rows that never need freezing; one stream, no shard on its own. */
    FREEZE,
    /** The very table that is there; each shard is a transaction of its own. */
    IN_PLACE;

    /** The word for it in options, messages and the journal. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
