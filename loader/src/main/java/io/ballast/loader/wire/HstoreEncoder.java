package io.ballast.loader.wire;

/**
 * Keys and their values: {@code "a"=>"1", b=>NULL}, in quotes or not, a backslash before any character, white space between them allowed; read
 * as parse_hstore in contrib/hstore does, which takes a comma after the last pair, and one as the first character of a word, too. Receive
 * function: hstore_recv, which reads the number of pairs, then of each the key behind its length, and the value behind its, or -1 for NULL. Of
 * pairs with one key it keeps the one that hstore_in keeps. Measured by {@code BinaryCopyBenchmark}, as the table {@code TAGS}.
 */
final class HstoreEncoder implements ValueEncoder {
    private static final int NULL = -1;
    /** White space to some servers, and not to PostgreSQL 16. */
    private static final byte VERTICAL_TAB = '\u000B';

    /** Where the text has not been read yet. */
    private int at;

    @Override
    public int put(byte[] text, int from, int to, byte[] wire, int position) {
        if (!Utf8.valid(text, from, to)) {
            throw RefusedValue.because("not valid UTF-8");
        }
        int count = 0;
        int next = position + Integer.BYTES;
        skipSpace(text, from, to);
        while (at < to) {
            next = putKey(text, to, wire, next);
            skipArrow(text, to);
            next = putValue(text, to, wire, next);
            count++;
            skipSpace(text, at, to);
            if (at < to) {
                expect(text, to, ',');
                skipSpace(text, at, to);
            }
        }
        WireBytes.putInt(wire, position, count);
        return next;
    }

    private int putKey(byte[] text, int to, byte[] wire, int position) {
        if (text[at] == '=') {
            throw RefusedValue.because("an hstore with a key of no characters outside quotes");
        }
        int start = position + Integer.BYTES;
        int next = text[at] == '"' ? putQuoted(text, to, wire, start) : putPlain(text, to, '=', wire, start);
        WireBytes.putInt(wire, position, next - start);
        return next;
    }

    private void skipArrow(byte[] text, int to) {
        skipSpace(text, at, to);
        expect(text, to, '=');
        expect(text, to, '>');
        skipSpace(text, at, to);
    }

    private int putValue(byte[] text, int to, byte[] wire, int position) {
        if (at == to) {
            throw RefusedValue.because("an hstore with a key without a value");
        }
        boolean quoted = text[at] == '"';
        int start = position + Integer.BYTES;
        int next = quoted ? putQuoted(text, to, wire, start) : putPlain(text, to, ',', wire, start);
        if (!quoted && AsciiWords.same("null", wire, start, next)) {
            return WireBytes.putInt(wire, position, NULL);
        }
        WireBytes.putInt(wire, position, next - start);
        return next;
    }

    /** Copies what is in quotes, which open here, without its backslashes. */
    private int putQuoted(byte[] text, int to, byte[] wire, int position) {
        int next = position;
        int i = at + 1;
        while (i < to && text[i] != '"') {
            i += text[i] == '\\' ? 1 : 0;
            if (i < to) {
                wire[next++] = text[i++];
            }
        }
        if (i == to) {
            throw RefusedValue.because("an hstore with an unclosed quote");
        }
        at = i + 1;
        return next;
    }

    /** Copies what is not in quotes, up to white space or this character, which may be the first. Quotes within are as any character. */
    private int putPlain(byte[] text, int to, char end, byte[] wire, int position) {
        int next = position;
        int i = at;
        while (i < to && !isSpace(text[i]) && (text[i] != end || i == at)) {
            i += text[i] == '\\' ? 1 : 0;
            if (i == to) {
                throw RefusedValue.because("an hstore that ends in a backslash");
            }
            wire[next++] = text[i++];
        }
        at = i;
        return next;
    }

    private void expect(byte[] text, int to, char expected) {
        if (at == to || text[at] != expected) {
            throw RefusedValue.because("an hstore without " + expected + " where it belongs");
        }
        at++;
    }

    private void skipSpace(byte[] text, int from, int to) {
        at = from;
        while (at < to && isSpace(text[at])) {
            at++;
        }
    }

    private static boolean isSpace(byte b) {
        if (b == VERTICAL_TAB) {
            throw RefusedValue.because("an hstore with a vertical tab outside quotes, which servers read in two ways");
        }
        return b == ' ' || (b >= '\t' && b <= '\r');
    }
}
