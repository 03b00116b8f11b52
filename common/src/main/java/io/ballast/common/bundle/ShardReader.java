package io.ballast.common.bundle;

/**
 * The CSV of one shard on its way past, in the dialect of its bundle, whatever it is made of. One thread at a time; what takes
 * time is done on the thread that reads.
 */
public interface ShardReader extends AutoCloseable {
    /**
     * Puts the next bytes into {@code buffer}.
     *
     * @param length at least 1; large chunks are quicker
     * @return how many, at least 1; or -1 at the end, once every {@linkplain SourceTable#known() known} fact of the shard has been
     *     checked against what was read, as closely as {@link ShardCheck} says
     * @throws io.ballast.common.error.BallastException with the shard, what was found and expected, instead of the end
     */
    int read(byte[] buffer, int offset, int length);

    /**
     * Reads to the end without handing out what is left, to learn whether the shard is what it was said to be.
     *
     * @throws io.ballast.common.error.BallastException when it is not
     */
    default void drain() {
        byte[] chunk = new byte[1 << 17];
        int count;
        do {
            count = read(chunk, 0, chunk.length);
        } while (count >= 0);
    }

    /** The shard with its facts as they were found, or known where they were not looked for; to be asked after the end. */
    SourceShard found();

    @Override
    void close();
}
