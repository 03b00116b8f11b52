package io.ballast.loader.wire;

/** The text of one figure, read from the left: marks and numbers, with white space between them. */
final class FigureText {
    private final byte[] text;
    private final int to;
    private final String complaint;
    private int at;

    /** @param complaint why a text that is none is refused */
    FigureText(byte[] text, int from, int to, String complaint) {
        this.text = text;
        this.to = to;
        this.complaint = complaint;
        this.at = from;
    }

    /** The next mark; 0 at the end. */
    byte peek() {
        while (at < to && isSpace(text[at])) {
            at++;
        }
        return at < to ? text[at] : 0;
    }

    /** Reads the mark if it is the next one. */
    boolean skip(char mark) {
        boolean found = peek() == mark;
        if (found) {
            at++;
        }
        return found;
    }

    void expect(char mark) {
        if (!skip(mark)) {
            throw refused();
        }
    }

    void expectEnd() {
        if (peek() != 0 || at < to) {
            throw refused();
        }
    }

    /** Writes the number that stands before the next mark. */
    int putNumber(byte[] wire, int position) {
        peek();
        int from = at;
        while (at < to && !isMark(text[at])) {
            at++;
        }
        int end = at;
        while (end > from && isSpace(text[end - 1])) {
            end--;
        }
        return FloatEncoder.putDouble(text, from, end, wire, position);
    }

    /** Writes {@code (x,y)}. */
    int putPoint(byte[] wire, int position) {
        expect('(');
        int next = putNumber(wire, position);
        expect(',');
        next = putNumber(wire, next);
        expect(')');
        return next;
    }

    RefusedValue refused() {
        return RefusedValue.because(complaint);
    }

    private static boolean isMark(byte b) {
        return b == ',' || b == '(' || b == ')' || b == '[' || b == ']' || b == '<' || b == '>' || b == '}';
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || (b >= '\t' && b <= '\r');
    }
}
