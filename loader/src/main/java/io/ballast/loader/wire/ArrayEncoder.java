package io.ballast.loader.wire;

/**
 * Arrays as PostgreSQL writes them: {@code {1,NULL,"a \"b\" c"}}, {@code {{1,2},{3,4}}}, white space around elements allowed, lower bounds 1. Other
 * bounds, and a backslash outside quotes are refused. Receive function: array_recv, which reads the number of dimensions, whether there are
 * NULLs, the element type, length and lower bound of each dimension, then each element behind its length.
 */
final class ArrayEncoder implements ValueEncoder {
    private static final int NULL = -1;
    private static final int LOWER_BOUND = 1;
    /** Dimensions, NULL flag, element type. */
    private static final int HEADER = 3 * Integer.BYTES;
    /** MAXDIM of the server. */
    private static final int MAX_DIMENSIONS = 6;

    private static final String TORN = "an array whose parts have different lengths";

    private final ValueEncoder element;
    private final int elementOid;
    private final char delimiter;
    private byte[] unescaped = new byte[256];
    /** Of each dimension, the parts that stand in the array at hand so far. */
    private final int[] counts = new int[MAX_DIMENSIONS];
    /** Of each dimension, the parts that the first array of it has; 0 until it has ended. */
    private final int[] lengths = new int[MAX_DIMENSIONS];

    /**
     * An encoder for the arrays of one column.
     *
     * @param elementOid the element type's number in pg_type
     * @param delimiter what separates elements
     */
    ArrayEncoder(ValueEncoder element, int elementOid, char delimiter) {
        this.element = element;
        this.elementOid = elementOid;
        this.delimiter = delimiter;
    }

    @Override
    public int put(byte[] text, int from, int to, byte[] wire, int position) {
        if (to - from < 2 || text[from] != '{' || text[to - 1] != '}') {
            throw RefusedValue.because("not an array in braces");
        }
        int next = WireBytes.putInt(wire, position + Integer.BYTES, 0);
        next = WireBytes.putInt(wire, next, elementOid);
        if (skipSpace(text, from + 1, to) == to - 1) {
            WireBytes.putInt(wire, position, 0);
            return next;
        }
        int dimensions = dimensions(text, from, to);
        next = putParts(text, from, to, dimensions, wire, position, position + HEADER + 2 * Integer.BYTES * dimensions);
        putHeader(wire, position, dimensions);
        return next;
    }

    private void putHeader(byte[] wire, int position, int dimensions) {
        WireBytes.putInt(wire, position, dimensions);
        int next = position + HEADER;
        for (int d = 0; d < dimensions; d++) {
            next = WireBytes.putInt(wire, next, lengths[d]);
            next = WireBytes.putInt(wire, next, LOWER_BOUND);
        }
    }

    /** How many braces are open before the first element. */
    private int dimensions(byte[] text, int from, int to) {
        int count = 0;
        for (int i = from; i < to && text[i] == '{'; i = skipSpace(text, i + 1, to)) {
            if (count == MAX_DIMENSIONS) {
                throw RefusedValue.because("an array of more than " + MAX_DIMENSIONS + " dimensions");
            }
            lengths[count] = 0;
            count++;
        }
        return count;
    }

    /** Writes the elements from {@code next} on, and opens and closes the braces around them. */
    private int putParts(byte[] text, int from, int to, int dimensions, byte[] wire, int position, int next) {
        int written = next;
        int elements = 0;
        int open = 0;
        int i = from;
        do {
            for (; open < dimensions; open++) {
                i = skipSpace(text, i, to);
                if (i == to || text[i] != '{') {
                    throw RefusedValue.because(TORN);
                }
                counts[open] = 0;
                i++;
            }
            i = skipSpace(text, i, to);
            int elementEnd = elementEnd(text, i, to);
            written = putElementOrNull(text, i, trimmedEnd(text, i, elementEnd), wire, written, ++elements, position);
            counts[dimensions - 1]++;
            i = skipSpace(text, elementEnd, to);
            while (open > 0 && i < to && text[i] == '}') {
                open--;
                close(open);
                i = skipSpace(text, i + 1, to);
            }
            if (i < to && (open == 0 || text[i] != delimiter)) {
                throw RefusedValue.because("an array with text behind a closing brace");
            }
            i++;
        } while (i < to);
        if (open > 0) {
            throw RefusedValue.because("an array whose braces are not closed");
        }
        return written;
    }

    /** Closes a brace: what it encloses is a part of what encloses it, and as long as the parts before. */
    private void close(int dimension) {
        if (lengths[dimension] == 0) {
            lengths[dimension] = counts[dimension];
        } else if (lengths[dimension] != counts[dimension]) {
            throw RefusedValue.because(TORN);
        }
        if (dimension > 0) {
            counts[dimension - 1]++;
        }
    }

    private int putElementOrNull(byte[] text, int from, int to, byte[] wire, int next, int number, int position) {
        if (AsciiWords.same("null", text, from, to)) {
            WireBytes.putInt(wire, position + Integer.BYTES, 1);
            return WireBytes.putInt(wire, next, NULL);
        }
        return putElement(text, from, to, wire, next, number);
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

    /** The position behind the element at {@code from}: of the delimiter or the brace, or behind the closing quote. */
    private int elementEnd(byte[] text, int from, int end) {
        if (from < end && text[from] == '"') {
            return quotedElementEnd(text, from + 1, end);
        }
        int i = from;
        while (i < end && text[i] != delimiter && text[i] != '}') {
            if (text[i] == '{') {
                throw RefusedValue.because(TORN);
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

    private int quotedElementEnd(byte[] text, int from, int end) {
        int i = from;
        while (i < end && text[i] != '"') {
            i += text[i] == '\\' ? 2 : 1;
        }
        if (i >= end) {
            throw RefusedValue.because("an array with an unclosed quote");
        }
        int behind = skipSpace(text, i + 1, end);
        if (behind < end && text[behind] != delimiter && text[behind] != '}') {
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
    static boolean isSpace(byte b) {
        return b == ' ' || (b >= '\t' && b <= '\r');
    }
}
