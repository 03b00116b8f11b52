package io.ballast.common.foreign.file;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** What a file is that was meant to be text, by the marks that packed files begin with. */
enum PackedBytes {
    /** RFC 1952, 2.3.1, with the only method there is. */
    GZIP("a gzip file", 0x1f, 0x8b, 0x08),
    /** RFC 8878, 3.1.1. */
    ZSTD("a zstd file", 0x28, 0xb5, 0x2f, 0xfd),
    /** APPNOTE 4.3.7; spreadsheets begin with it too. */
    ZIP("a zip file or a spreadsheet", 'P', 'K', 3, 4);

    private final String words;
    private final int[] beginning;

    PackedBytes(String words, int... beginning) {
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
        if (bytes.remaining() < beginning.length) {
            return false;
        }
        for (int i = 0; i < beginning.length; i++) {
            if ((bytes.get(bytes.position() + i) & 0xff) != beginning[i]) {
                return false;
            }
        }
        return true;
    }
}
