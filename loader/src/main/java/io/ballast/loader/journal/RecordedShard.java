package io.ballast.loader.journal;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A shard that is in, as the journal has it.
 *
 * @param rows that the server took
 * @param digest what the rows add to the digest of their table; null when that was not computed
 */
public record RecordedShard(long rows, @Nullable BigDecimal digest) {}
