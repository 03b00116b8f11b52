package io.ballast.common.bundle;

import java.util.Locale;
import java.util.Optional;

/** How the bytes of a shard are packed. */
public enum Compression {
    /** One zstd frame with a content checksum per shard. */
    ZSTD(".csv.zst"),
    GZIP(".csv.gz"),
    NONE(".csv");

    private final String fileEnding;

    Compression(String fileEnding) {
        this.fileEnding = fileEnding;
    }

    /** What the names of such shards end in, {@code .csv} included. */
    public String fileEnding() {
        return fileEnding;
    }

    /** The name in specs, options and descriptors: {@code zstd}, {@code gzip}, {@code none}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
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
