package io.ballast.datapackage.file;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Bytes that an encoding does not know, as characters that no valid text has: halves of surrogate pairs on their own, the byte in their
 * last eight bits, as Python does it (PEP 383). So records with such bytes are found, and written as they were.
 */
public final class UndecodableBytes {
    private static final char FIRST = '\uDC00';
    private static final int MASK = 0xFF;
    /** As many as a message shows. */
    private static final int SHOWN = 8;

    private UndecodableBytes() {}

    static void move(ByteBuffer from, int count, CharBuffer to) {
        for (int i = 0; i < count; i++) {
            to.put((char) (FIRST | (from.get() & MASK)));
        }
    }

    /** The first bytes of their kind in the text, in words; null where it has none. */
    public static @Nullable String found(char[] text, int length, Charset charset) {
        int start = next(text, 0, length);
        if (start == length) {
            return null;
        }
        StringBuilder shown = new StringBuilder("bytes");
        for (int i = start; i < length && i < start + SHOWN && isByte(text[i]); i++) {
            shown.append(String.format(Locale.ROOT, " %02x", text[i] & MASK));
        }
        return shown + " that are no " + charset.name();
    }

    /** The text in its encoding, each of these bytes as it was. */
    public static byte[] encode(CharSequence text, Charset charset) {
        char[] chars = text.toString().toCharArray();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(chars.length);
        int from = 0;
        while (from < chars.length) {
            int to = next(chars, from, chars.length);
            bytes.writeBytes(new String(chars, from, to - from).getBytes(charset));
            for (from = to; from < chars.length && isByte(chars[from]); from++) {
                bytes.write(chars[from]);
            }
        }
        return bytes.toByteArray();
    }

    /** Where the next of them stands; {@code to} where there is none. */
    private static int next(char[] text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (isByte(text[i])) {
                return i;
            }
            i += Character.isHighSurrogate(text[i]) ? 1 : 0;
        }
        return to;
    }

    private static boolean isByte(char c) {
        return Character.isLowSurrogate(c);
    }
}
