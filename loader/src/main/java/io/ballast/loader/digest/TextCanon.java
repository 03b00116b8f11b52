package io.ballast.loader.digest;

/** Texts whose trailing blanks mean nothing, or that the server cuts blanks off. */
final class TextCanon {
    private TextCanon() {}

    /** {@code char(n)}: as a cast to text writes it, without trailing blanks. */
    static void putTrimmed(byte[] wire, int from, int to, RowBytes row) {
        int end = to;
        while (end > from && wire[end - 1] == ' ') {
            end--;
        }
        row.put(wire, from, end);
    }

    /** {@code varchar(n)}: what is longer has only blanks beyond the limit, which the server cuts off (manual, 8.3). */
    static Canon limitedTo(int characters) {
        return (wire, from, to, row) ->
                row.put(wire, from, to - from <= characters ? to : end(wire, from, to, characters));
    }

    private static int end(byte[] utf8, int from, int to, int characters) {
        int seen = 0;
        for (int i = from; i < to; i++) {
            boolean begins = (utf8[i] & 0xC0) != 0x80;
            if (begins && seen++ == characters) {
                return i;
            }
        }
        return to;
    }
}
