package io.ballast.common.bundle;

/** How closely a shard is held against its descriptor while it is read. Every level has it refused if a bit was flipped. */
public enum ShardCheck {
    /**
     * The lengths of file and CSV, the line terminator at the end, and the file's CRC-32C, or its SHA-256 where the descriptor has no
     * CRC-32C. Finds what chance does to a file: each change of up to 32 neighbouring bits, all others but one in 2³². For COPY,
     * where the server counts the records anyway, and SHA-256 would take a quarter of the reader's processor time.
     */
    CHECKSUM,
    /** The same with the SHA-256, which finds what somebody did on purpose as well. */
    HASH,
    /** All that is known: lengths, both hashes, and the number of records, which are counted. */
    EVERYTHING
}
