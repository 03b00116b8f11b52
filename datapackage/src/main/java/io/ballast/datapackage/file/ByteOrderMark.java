package io.ballast.datapackage.file;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** The marks that text files in Unicode may begin with (The Unicode Standard, 23.8, "Byte Order Mark"). */
final class ByteOrderMark {
    private ByteOrderMark() {}

    /** {@code UTF-8} or {@code UTF-16}, if the bytes between position and limit begin with its mark; null otherwise. */
    static @Nullable String encoding(ByteBuffer bytes) {
        if (begins(bytes, 0xEF, 0xBB, 0xBF)) {
            return "UTF-8";
        }
        return begins(bytes, 0xFF, 0xFE) || begins(bytes, 0xFE, 0xFF) ? "UTF-16" : null;
    }

    private static boolean begins(ByteBuffer bytes, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (bytes.remaining() <= i || (bytes.get(bytes.position() + i) & 0xff) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
