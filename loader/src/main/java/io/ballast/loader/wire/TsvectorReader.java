package io.ballast.loader.wire;

/**
 * Reads the text of a tsvector, {@code 'a cat':1,5A fat:2}, as gettoken_tsvector in adt/tsvector_parser.c does: lexemes in quotes or without,
 * a doubled quote inside quotes, a backslash before any character, then the positions with their weights. A lexeme may begin with a colon.
 */
final class TsvectorReader {
    /** MAXSTRLEN - 1 of the server. */
    private static final int MAX_LEXEME_BYTES = (1 << 11) - 2;
    /** MAXENTRYPOS - 1 of the server, to which it brings all positions above. */
    static final int MAX_POSITION = (1 << 14) - 1;
    /** MAXSTRPOS of the server. */
    static final int MAX_BYTES = (1 << 20) - 1;

    private final Lexemes lexemes;
    private byte[] text = new byte[0];
    private int at;
    private int to;

    TsvectorReader(Lexemes lexemes) {
        this.lexemes = lexemes;
    }

    void read(byte[] from, int start, int end) {
        text = from;
        at = start;
        to = end;
        lexemes.clear(end - start);
        for (skipSpace(); at < to; skipSpace()) {
            if (lexemes.length > MAX_BYTES) {
                throw tooLong(lexemes.length);
            }
            if (text[at] == '\'') {
                at++;
                readQuoted();
            } else {
                readUnquoted();
            }
            checkLexeme();
            if (at < to && text[at] == ':') {
                readPositions();
            }
            lexemes.end();
        }
    }

    static RefusedValue tooLong(int bytes) {
        return RefusedValue.because("a tsvector of " + bytes + " bytes, more than " + MAX_BYTES);
    }

    private void skipSpace() {
        at = RangeEncoder.spaceEnd(text, at, to);
    }

    /** Up to behind the closing quote. */
    private void readQuoted() {
        while (at < to) {
            byte b = text[at++];
            if (b == '\'') {
                boolean doubled = at < to && text[at] == '\'';
                if (!doubled) {
                    return;
                }
                at++;
            } else if (b == '\\') {
                b = escaped();
            }
            add(b);
        }
        throw RefusedValue.because("a tsvector with an unclosed quote");
    }

    /** Up to white space or a colon; the first character may be one. */
    private void readUnquoted() {
        int start = at;
        while (at < to && !ArrayEncoder.isSpace(text[at]) && (text[at] != ':' || at == start)) {
            byte b = text[at];
            if (b < 0) {
                refuseSpace();
            }
            at++;
            add(b == '\\' ? escaped() : b);
        }
    }

    private byte escaped() {
        if (at == to) {
            throw RefusedValue.because("a tsvector with a backslash at its end");
        }
        return text[at++];
    }

    private static boolean isTail(byte b) {
        return (b & 0xC0) == 0x80;
    }

    private void add(byte b) {
        if (b == 0) {
            throw RefusedValue.because("a tsvector with a NUL character");
        }
        lexemes.bytes[lexemes.length++] = b;
    }

    /**
     * Refuses white space beyond ASCII at {@link #at}: up to PostgreSQL 17 the locale of the database says whether it separates
     * lexemes (t_isspace), later it does not.
     */
    private void refuseSpace() {
        if (isTail(text[at])) {
            return;
        }
        int lead = text[at] & 0xFF;
        int character = lead < 0xE0 ? lead & 0x1F : lead < 0xF0 ? lead & 0x0F : lead & 0x07;
        for (int i = at + 1; i < to && isTail(text[i]); i++) {
            character = character << 6 | (text[i] & 0x3F);
        }
        boolean space =
                switch (character) {
                    // A control character, and others without width, that some systems have for white space.
                    case 0x85, 0x180E, 0x200B, 0x2060, 0xFEFF -> true;
                    default -> Character.isSpaceChar(character);
                };
        if (space) {
            throw RefusedValue.because(
                    "a tsvector with the white space U+%04X outside quotes, which servers read in different ways"
                            .formatted(character));
        }
    }

    private void checkLexeme() {
        int bytes = lexemes.length - lexemes.start();
        if (bytes == 0) {
            throw RefusedValue.because("a tsvector with a lexeme of no characters");
        }
        if (bytes > MAX_LEXEME_BYTES) {
            throw RefusedValue.because(
                    "a tsvector with a lexeme of " + bytes + " bytes, more than " + MAX_LEXEME_BYTES);
        }
    }

    /** From the colon up to white space or the end. */
    private void readPositions() {
        do {
            at++;
            int position = position();
            lexemes.addPosition(position, weight());
        } while (at < to && text[at] == ',');
        if (at < to && !ArrayEncoder.isSpace(text[at])) {
            throw RefusedValue.because(
                    "a tsvector with other than digits, a weight (A to D) or a comma behind a colon");
        }
    }

    /** The server's atoi makes of larger numbers than an int what its system does. */
    private int position() {
        if (at == to || !isDigit(text[at])) {
            throw RefusedValue.because("a tsvector without a position behind a colon or comma");
        }
        long position = 0;
        for (; at < to && isDigit(text[at]); at++) {
            position = Math.min(10 * position + (text[at] - '0'), Integer.MAX_VALUE + 1L);
        }
        if (position == 0) {
            throw RefusedValue.because("a tsvector with a position 0");
        }
        if (position > Integer.MAX_VALUE) {
            throw RefusedValue.because("a tsvector with a position above " + Integer.MAX_VALUE);
        }
        return (int) Math.min(position, MAX_POSITION);
    }

    /** As the server, skips digits behind it, and has a D that another weight follows. */
    private int weight() {
        int weight = 0;
        for (; at < to; at++) {
            int found =
                    switch (text[at]) {
                        case 'a', 'A', '*' -> 3;
                        case 'b', 'B' -> 2;
                        case 'c', 'C' -> 1;
                        case 'd', 'D' -> 0;
                        default -> -1;
                    };
            if (found >= 0 && weight > 0) {
                throw RefusedValue.because("a tsvector with a position of two weights");
            }
            if (found < 0 && !isDigit(text[at])) {
                break;
            }
            weight = Math.max(weight, found);
        }
        return weight;
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }
}
