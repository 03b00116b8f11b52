package io.ballast.common.bundle;

import java.util.Locale;
import java.util.Optional;

/** How the bytes of a shard are compressed. */
public enum Compression {
    /** One zstd frame with a content checksum per shard. */
    ZSTD(".csv.zst", 131_072 / 4 + 1),
    /** One gzip member without extra header fields per shard. */
    GZIP(".csv.gz", 1032),
    NONE(".csv", 1);

    private final String fileEnding;
    /**
     * Raw bytes that one packed byte can stand for at the most: a zstd block of 128 KiB takes no less than 4 bytes (RFC 8878,
     * 3.1.1.2), deflate's best is 1032 to 1 (zlib's technical notes).
     */
    private final long bestRatio;

    Compression(String fileEnding, long bestRatio) {
        this.fileEnding = fileEnding;
        this.bestRatio = bestRatio;
    }

    /** The most raw bytes that a file of this length can hold; a descriptor that claims more is lying. */
    long mostRawBytes(long sizeBytes) {
        return Math.multiplyExact(sizeBytes, bestRatio);
    }

    /** What the names of such shards end in, {@code .csv} included. */
    public String fileEnding() {
        return fileEnding;
    }

    /** The name in specs, options and descriptors: {@code zstd}, {@code gzip}, {@code none}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** That of a shard's file, by its name. */
    static Compression ofFile(String path) {
        for (Compression compression : values()) {
            if (path.endsWith(compression.fileEnding)) {
                return compression;
            }
        }
        throw new IllegalArgumentException("no shard's file: " + path);
    }

    public static Optional<Compression> parse(String label) {
        for (Compression compression : values()) {
            if (compression.label().equals(label)) {
                return Optional.of(compression);
            }
        }
        return Optional.empty();
    }
}
