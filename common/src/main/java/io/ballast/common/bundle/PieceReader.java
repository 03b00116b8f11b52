package io.ballast.common.bundle;

import org.jspecify.annotations.Nullable;

/**
 * A shard as pieces of whole records, for a load that sets aside what is refused: a record that cannot be read does not keep those behind
 * it from being read. One thread at a time.
 */
public interface PieceReader extends AutoCloseable {
    /**
     * The next records, which are valid until the call after the next one; null at the end, once it is sure that the file is the one that CHECK
     * has seen.
     *
     * @throws io.ballast.common.error.BallastException when the file itself is not as it was said to be, so that there are no records
     */
    @Nullable
    RecordPiece next();

    /** What stands above the records in a file of their own, so that it can be loaded as this one is: mostly a header. */
    OriginalText head();

    @Override
    void close();
}
