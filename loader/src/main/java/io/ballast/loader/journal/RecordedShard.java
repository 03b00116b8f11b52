package io.ballast.loader.journal;

import io.ballast.common.bundle.SourceTable;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A shard that is in, as the journal has it.
 *
 * @param rows that the server took
 * @param digest what the rows add to the digest of their table; null when that was not computed
 */
public record RecordedShard(long rows, @Nullable BigDecimal digest) {
    /**
     * How many rows of the table the server took, shard by shard.
     *
     * @param recorded the shards that are in, by path
     */
    public static long rows(SourceTable table, Map<String, RecordedShard> recorded) {
        return table.shards().stream()
                .map(shard -> recorded.get(shard.path()))
                .filter(Objects::nonNull)
                .mapToLong(RecordedShard::rows)
                .sum();
    }
}
