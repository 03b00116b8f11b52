package io.ballast.datapackage.csv;

import java.io.IOException;

/** The characters of a file from the one that is next, as far as anybody wants to look ahead. */
final class Lookahead {
    private static final int CAPACITY = 1 << 16;

    private final CharSource source;
    final char[] buffer = new char[CAPACITY];
    int position;
    int limit;
    private boolean ended;
    /** Where the text that is kept begins; negative while none is. */
    private int mark = -1;

    private final StringBuilder kept = new StringBuilder();

    Lookahead(CharSource source) {
        this.source = source;
    }

    /** Whether there is a next character; it is {@code buffer[position]} then. */
    boolean more() throws IOException {
        return position < limit || fill();
    }

    /** Whether the next characters are these. */
    boolean at(String mark) throws IOException {
        while (limit - position < mark.length()) {
            if (!fill()) {
                return false;
            }
        }
        for (int i = 0; i < mark.length(); i++) {
            if (buffer[position + i] != mark.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** From here on, what is taken is kept. */
    void keep() {
        kept.setLength(0);
        mark = position;
    }

    /** From here on, nothing is kept. */
    void forget() {
        mark = -1;
    }

    /** What has been taken since {@link #keep}. */
    void appendKept(StringBuilder to) {
        to.append(kept).append(buffer, mark, position - mark);
    }

    /** Puts more characters behind the ones that are left; false at the end of the file. */
    private boolean fill() throws IOException {
        if (ended) {
            return false;
        }
        if (mark >= 0) {
            kept.append(buffer, mark, position - mark);
            mark = 0;
        }
        System.arraycopy(buffer, position, buffer, 0, limit - position);
        limit -= position;
        position = 0;
        int count = source.read(buffer, limit, CAPACITY - limit);
        ended = count < 0;
        limit += Math.max(count, 0);
        return !ended;
    }
}
