package io.ballast.common.bundle;

import io.ballast.common.schema.TableSchema;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A table of a source: what it is, and the shards that hold its rows, in order.
 *
 * @param known what is certain of each of its shards, all facts when a bundle's descriptor states them; a number that is not
 *     known is an estimate, good for planning only, and a SHA-256 that is not known is empty, or what
 *     the source has found itself, which proves nothing of where the shard comes from
 */
public record SourceTable(TableSchema schema, List<SourceShard> shards, Set<ShardFact> known) {
    public SourceTable {
        shards = List.copyOf(shards);
        known = Set.copyOf(known);
    }

    /** A table of whose shards everything is known. */
    public SourceTable(TableSchema schema, List<SourceShard> shards) {
        this(schema, shards, EnumSet.allOf(ShardFact.class));
    }

    public String name() {
        return schema.name();
    }

    public boolean knows(ShardFact fact) {
        return known.contains(fact);
    }

    public long rows() {
        return shards.stream().mapToLong(SourceShard::rows).sum();
    }

    public long rawBytes() {
        return shards.stream().mapToLong(SourceShard::rawBytes).sum();
    }

    public long sizeBytes() {
        return shards.stream().mapToLong(SourceShard::sizeBytes).sum();
    }
}
