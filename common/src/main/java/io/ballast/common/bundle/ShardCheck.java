package io.ballast.common.bundle;

/** How closely a shard is checked against its descriptor while it is read. Every level has it refused if a bit was flipped. */
public enum ShardCheck {
    /**
     * The lengths of file and CSV, the line terminator at the end, and the file's CRC-32C, or its SHA-256 where the descriptor has no
     * CRC-32C. Finds what chance does to a file: each change within 32 neighbouring bits, all others but one in 2³². For COPY,
     * where the server counts the records anyway. What each level costs: {@code ShardStreamBenchmark}.
     */
    CHECKSUM,
    /** The same and the SHA-256, which finds what somebody did on purpose as well. */
    HASH,
    /** The same, and the records are counted: all that is known. */
    EVERYTHING
}
