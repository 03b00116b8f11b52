package io.ballast.common.bundle;

/** What may be known of a shard before it is read, and is then checked against what is read. */
public enum ShardFact {
    /** {@link Shard#sha256()}. */
    SHA256("SHA-256"),
    /** {@link Shard#rawBytes()}. */
    RAW_BYTES("bytes of CSV"),
    /** {@link Shard#rows()}. */
    ROWS("number of rows");

    private final String words;

    ShardFact(String words) {
        this.words = words;
    }

    /** What it is called in messages: {@code number of rows}. */
    public String words() {
        return words;
    }
}
