package io.ballast.common.bundle;

/** What may be known of a shard before it is read, and is then checked against what is read. */
public enum ShardFact {
    /** {@link SourceShard#sha256()}. */
    SHA256("SHA-256"),
    /** {@link SourceShard#rawBytes()}. */
    RAW_BYTES("bytes of CSV"),
    /** {@link SourceShard#rows()}. */
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
