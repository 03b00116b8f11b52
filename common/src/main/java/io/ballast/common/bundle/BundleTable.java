package io.ballast.common.bundle;

import io.ballast.common.schema.TableSchema;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A table of a bundle: what it is, and the shards that hold its rows, in order.
 *
 * @param known what is certain of each of its shards, all facts when a descriptor of ours tells of them; a number that is not
 *     known is an estimate, good for planning only, and a SHA-256 that is not known is empty, or what
 *     the source has found itself, which proves nothing of where the shard comes from
 */
public record BundleTable(TableSchema schema, List<Shard> shards, Set<ShardFact> known) {
    public BundleTable {
        shards = List.copyOf(shards);
        known = Set.copyOf(known);
    }

    /** A table of whose shards everything is known. */
    public BundleTable(TableSchema schema, List<Shard> shards) {
        this(schema, shards, EnumSet.allOf(ShardFact.class));
    }

    public String name() {
        return schema.name();
    }

    public boolean knows(ShardFact fact) {
        return known.contains(fact);
    }

    public long rows() {
        return shards.stream().mapToLong(Shard::rows).sum();
    }

    public long rawBytes() {
        return shards.stream().mapToLong(Shard::rawBytes).sum();
    }

    public long sizeBytes() {
        return shards.stream().mapToLong(Shard::sizeBytes).sum();
    }
}
