package io.ballast.loader.analysis;

import org.jspecify.annotations.Nullable;

/**
 * Pages of one table and of its indexes that were requested since the server's statistics began: found in the server's own
 * cache, or read through the operating system.
 *
 * @param tableHitShare from 0 to 1; null where nothing was requested, as {@code indexHitShare}
 */
public record CacheFacts(
        String table,
        long tableHits,
        long tableReads,
        @Nullable Double tableHitShare,
        long indexHits,
        long indexReads,
        @Nullable Double indexHitShare) {}
