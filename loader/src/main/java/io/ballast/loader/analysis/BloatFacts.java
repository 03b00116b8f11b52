package io.ballast.loader.analysis;

import org.jspecify.annotations.Nullable;

/**
 * Dead rows of one table, and how much larger it is than its rows need; the second is an estimate.
 *
 * @param liveRows counted one by one
 * @param deadRows as the server counted them since its statistics began
 * @param bytes of the rows alone, without what belongs to them
 * @param expectedBytes that the rows of the last ANALYZE would fill; null while the table was never analyzed
 * @param bloatShare of {@code bytes}, from 0 to 1, that is more than expected; null as {@code expectedBytes}, and for an empty
 *     file
 */
public record BloatFacts(
        String table,
        long liveRows,
        long deadRows,
        long bytes,
        @Nullable Long expectedBytes,
        @Nullable Double bloatShare) {}
