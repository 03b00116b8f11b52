package io.ballast.common.bundle;

import io.ballast.common.schema.TableSchema;
import java.util.List;

/** A table of a bundle: what it is, and the shards that hold its rows, in order. */
public record BundleTable(TableSchema schema, List<Shard> shards) {
    public BundleTable {
        shards = List.copyOf(shards);
    }

    SourceTable asSource() {
        return new SourceTable(schema, shards.stream().map(Shard::asSource).toList());
    }

    public String name() {
        return schema.name();
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
