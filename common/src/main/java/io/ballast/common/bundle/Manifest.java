package io.ballast.common.bundle;

import java.util.List;

/**
 * What a load knows of its source before it reads a row: the tables, their shards, and how each shard is written.
 *
 * @param dataset what the journal calls the source's rows
 * @param descriptionSha256 of what describes the source, whether a descriptor, a spec or a command line: another one when the tables may come
 *     out differently; 64 lower-case hexadecimal digits
 * @param dialect of the CSV that a {@link ShardReader} of the source hands out
 * @param tables parents before their children
 */
public record Manifest(String dataset, String descriptionSha256, CsvDialect dialect, List<SourceTable> tables) {
    public Manifest {
        tables = List.copyOf(tables);
    }

    /** Whether the fact is known of every shard. */
    public boolean knows(ShardFact fact) {
        return tables.stream().allMatch(table -> table.knows(fact));
    }

    public long rows() {
        return tables.stream().mapToLong(SourceTable::rows).sum();
    }

    public long rawBytes() {
        return tables.stream().mapToLong(SourceTable::rawBytes).sum();
    }

    public long sizeBytes() {
        return tables.stream().mapToLong(SourceTable::sizeBytes).sum();
    }
}
