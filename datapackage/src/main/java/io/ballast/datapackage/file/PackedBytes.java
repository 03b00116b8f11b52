package io.ballast.datapackage.file;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** What a file is that was meant to be text, by the marks that packed files begin with. */
enum PackedBytes {
    /** RFC 1952, 2.3.1, with the only method there is. */
    GZIP("a gzip file", "1f8b08"),
    /** RFC 8878, 3.1.1. */
    ZSTD("a zstd file", "28b52ffd"),
    /** APPNOTE 4.3.7; spreadsheets begin with it too. */
    ZIP("a zip file or a spreadsheet", "504b0304");

    private final String words;
    /** In hexadecimal. */
    private final String beginning;

    PackedBytes(String words, String beginning) {
        this.words = words;
        this.beginning = beginning;
    }

    /** In words, if the bytes between position and limit begin like one; null otherwise. */
    static @Nullable String words(ByteBuffer bytes) {
        for (PackedBytes kind : values()) {
            if (kind.begins(bytes)) {
                return kind.words;
            }
        }
        return null;
    }

    private boolean begins(ByteBuffer bytes) {
        byte[] expected = HexFormat.of().parseHex(beginning);
        byte[] found = new byte[Math.min(bytes.remaining(), expected.length)];
        bytes.get(bytes.position(), found);
        return Arrays.equals(found, expected);
    }
}
