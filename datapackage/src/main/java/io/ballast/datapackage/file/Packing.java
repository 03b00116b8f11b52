package io.ballast.datapackage.file;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;

/** How the bytes of an external file are packed. Unlike in bundles of ours, several members or frames may follow each other. */
public enum Packing {
    NONE(""),
    GZIP(".gz"),
    ZSTD(".zst");

    private final String fileEnding;

    Packing(String fileEnding) {
        this.fileEnding = fileEnding;
    }

    /** The packing by the file's name. */
    public static Packing ofName(String path) {
        String lower = path.toLowerCase(Locale.ROOT);
        return lower.endsWith(GZIP.fileEnding) ? GZIP : lower.endsWith(ZSTD.fileEnding) ? ZSTD : NONE;
    }

    /** The packing that a descriptor names: {@code gz}, {@code gzip}, {@code zst}, {@code zstd}, {@code no}, {@code none}. */
    public static Optional<Packing> parse(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "gz", "gzip" -> Optional.of(GZIP);
            case "zst", "zstd" -> Optional.of(ZSTD);
            case "no", "none", "" -> Optional.of(NONE);
            default -> Optional.empty();
        };
    }

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The bytes that were packed; the stream fails where the packed ones are cut, damaged or followed by something else. */
    InputStream unpacked(InputStream packed) throws IOException {
        return switch (this) {
            case NONE -> packed;
            case GZIP -> new GzipMembers(packed);
            case ZSTD -> new ZstdInputStreamNoFinalizer(packed);
        };
    }
}
