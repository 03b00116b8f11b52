package io.ballast.loader.wire;

/**
 * One-dimensional arrays as PostgreSQL writes them: {@code {1,NULL,"a \"b\" c"}}, white space around elements allowed, lower
 * bound 1. Nested braces, bounds, and a backslash outside quotes are refused. Receive function: array_recv, which reads the
 * number of dimensions, whether there are NULLs, the element type, length and lower bound, then each element behind its length.
 */
final class ArrayEncoder implements ValueEncoder {
    private static final int NULL = -1;
    private static final int LOWER_BOUND = 1;

    private final ValueEncoder element;
    private final int elementOid;
    private byte[] unescaped = new byte[256];

    /** @param elementOid the element type's number in pg_type */
    ArrayEncoder(ValueEncoder element, int elementOid) {
        this.element = element;
        this.elementOid = elementOid;
    }

    @Override
    public int put(byte[] text, int from, int to, byte[] wire, int position) {
        if (to - from < 2 || text[from] != '{' || text[to - 1] != '}') {
            throw RefusedValue.because("not an array in braces");
        }
        int end = to - 1;
        int dimensions = position;
        int nulls = WireBytes.putInt(wire, dimensions, 1);
        int length = WireBytes.putInt(wire, WireBytes.putInt(wire, nulls, 0), elementOid);
        int next = WireBytes.putInt(wire, length + Integer.BYTES, LOWER_BOUND);
        int i = skipSpace(text, from + 1, end);
        if (i == end) {
            WireBytes.putInt(wire, dimensions, 0);
            return length;
        }
        int count = 0;
        while (true) {
            count++;
            i = skipSpace(text, i, end);
            int elementEnd = elementEnd(text, i, end);
            int behind = skipSpace(text, elementEnd, end);
            int trimmed = trimmedEnd(text, i, elementEnd);
            if (AsciiWords.same("null", text, i, trimmed)) {
                WireBytes.putInt(wire, nulls, 1);
                next = WireBytes.putInt(wire, next, NULL);
            } else {
                next = putElement(text, i, trimmed, wire, next, count);
            }
            if (behind == end) {
                break;
            }
            i = behind + 1;
        }
        WireBytes.putInt(wire, length, count);
        return next;
    }

    private int putElement(byte[] text, int from, int to, byte[] wire, int position, int count) {
        try {
            int start = position + Integer.BYTES;
            int next;
            if (text[from] == '"') {
                int length = unescape(text, from + 1, to - 1);
                next = element.put(unescaped, 0, length, wire, start);
            } else {
                next = element.put(text, from, to, wire, start);
            }
            WireBytes.putInt(wire, position, next - start);
            return next;
        } catch (RefusedValue refused) {
            throw RefusedValue.because("element " + count + " is " + refused.reason());
        }
    }

    /** The position behind the element at {@code from}: of the comma or the last brace, or behind the closing quote. */
    private static int elementEnd(byte[] text, int from, int end) {
        if (from < end && text[from] == '"') {
            return quotedElementEnd(text, from + 1, end);
        }
        int i = from;
        while (i < end && text[i] != ',') {
            if (text[i] == '{' || text[i] == '}') {
                throw RefusedValue.because("not an array of one dimension");
            }
            if (text[i] == '"' || text[i] == '\\') {
                throw RefusedValue.because("an array with a quote or backslash outside quotes");
            }
            i++;
        }
        if (trimmedEnd(text, from, i) == from) {
            throw RefusedValue.because("an array with an element of no characters");
        }
        return i;
    }

    private static int quotedElementEnd(byte[] text, int from, int end) {
        int i = from;
        while (i < end && text[i] != '"') {
            i += text[i] == '\\' ? 2 : 1;
        }
        if (i >= end) {
            throw RefusedValue.because("an array with an unclosed quote");
        }
        int behind = skipSpace(text, i + 1, end);
        if (behind < end && text[behind] != ',') {
            throw RefusedValue.because("an array with text behind a closing quote");
        }
        return i + 1;
    }

    private int unescape(byte[] text, int from, int to) {
        if (unescaped.length < to - from) {
            unescaped = new byte[Math.max(to - from, 2 * unescaped.length)];
        }
        int length = 0;
        for (int i = from; i < to; i++) {
            if (text[i] == '\\') {
                i++;
            }
            unescaped[length++] = text[i];
        }
        return length;
    }

    private static int skipSpace(byte[] text, int from, int end) {
        int i = from;
        while (i < end && isSpace(text[i])) {
            i++;
        }
        return i;
    }

    private static int trimmedEnd(byte[] text, int from, int to) {
        int i = to;
        while (i > from && isSpace(text[i - 1])) {
            i--;
        }
        return i;
    }

    /** As array_isspace has it. */
    private static boolean isSpace(byte b) {
        return b == ' ' || (b >= '\t' && b <= '\r');
    }
}
