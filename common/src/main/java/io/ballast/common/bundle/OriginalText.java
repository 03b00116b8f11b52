package io.ballast.common.bundle;

import java.util.Arrays;

/** Bytes of a file as they stand there. */
public final class OriginalText {
    public static final OriginalText EMPTY = new OriginalText(new byte[0]);

    private final byte[] bytes;

    public OriginalText(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OriginalText text && Arrays.equals(bytes, text.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }
}
