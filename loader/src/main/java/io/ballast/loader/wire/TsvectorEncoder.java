package io.ballast.loader.wire;

import java.util.Arrays;

/**
 * Text search vectors: {@code 'cat':3 'fat':2,4A}. Receive function: tsvectorrecv, which reads the number of lexemes, then of each its
 * characters up to a zero byte, the number of its positions, and each of those below two bits of weight. Lexemes are sorted and equal ones
 * joined, as tsvectorin in adt/tsvector.c does, so that the bytes are those of tsvectorsend.
 */
final class TsvectorEncoder implements ValueEncoder {
    /** {@code "a "} has four bytes: itself, the zero byte and the number of its positions. */
    static final int GROWTH = 2;
    /** MAXNUMPOS of the server, which omits those behind. */
    private static final int MAX_POSITIONS = 256;

    private static final int POSITION_BITS = 14;
    private static final int WEIGHT_MASK = (1 << Lexemes.WEIGHT_BITS) - 1;

    private final Lexemes lexemes = new Lexemes();
    private final TsvectorReader reader = new TsvectorReader(lexemes);
    /** Positions of equal lexemes. */
    private int[] joined = new int[64];

    private int joinedCount;

    @Override
    public int put(byte[] text, int from, int to, byte[] wire, int position) {
        if (!Utf8.valid(text, from, to)) {
            throw RefusedValue.because("not valid UTF-8");
        }
        reader.read(text, from, to);
        int[] order = lexemes.sorted();
        int next = position + Integer.BYTES;
        int distinct = 0;
        int serverBytes = 0;
        for (int i = 0; i < lexemes.count(); distinct++) {
            int lexeme = order[i];
            joinedCount = 0;
            for (; i < lexemes.count() && lexemes.compare(lexeme, order[i]) == 0; i++) {
                join(order[i]);
            }
            int length = lexemes.length(lexeme);
            System.arraycopy(lexemes.bytes, lexemes.start(lexeme), wire, next, length);
            wire[next + length] = 0;
            int count = next + length + 1;
            next = putPositions(wire, count + Short.BYTES);
            int positionBytes = next - count;
            WireBytes.putShort(wire, count, positionBytes / Short.BYTES - 1);
            serverBytes += length;
            serverBytes += joinedCount == 0 ? 0 : serverBytes % Short.BYTES + positionBytes;
        }
        if (serverBytes > TsvectorReader.MAX_BYTES) {
            throw TsvectorReader.tooLong(serverBytes);
        }
        WireBytes.putInt(wire, position, distinct);
        return next;
    }

    private void join(int lexeme) {
        int count = lexemes.positionCount(lexeme);
        if (joined.length < joinedCount + count) {
            joined = Arrays.copyOf(joined, 2 * (joinedCount + count));
        }
        System.arraycopy(lexemes.positions, lexemes.positionStart(lexeme), joined, joinedCount, count);
        joinedCount += count;
    }

    /**
     * Writes the joined positions in order and returns the position behind them. Of equal ones that of the highest weight stays, as in
     * uniquePos; but the last position that a lexeme may have ends its loop, so that of several weights there the first stays in an order
     * that nothing promises. Such a value is refused.
     */
    private int putPositions(byte[] wire, int position) {
        Arrays.sort(joined, 0, joinedCount);
        int next = position;
        int written = 0;
        for (int i = 0; i < joinedCount && written < MAX_POSITIONS; written++) {
            int lowest = joined[i];
            int at = lowest >> Lexemes.WEIGHT_BITS;
            int highest = lowest;
            for (; i < joinedCount && joined[i] >> Lexemes.WEIGHT_BITS == at; i++) {
                highest = joined[i];
            }
            boolean last = at == TsvectorReader.MAX_POSITION || written == MAX_POSITIONS - 1;
            if (last && written > 0 && lowest != highest) {
                throw RefusedValue.because("a tsvector with several weights at position " + at
                        + ", the last of a lexeme, of which servers keep any");
            }
            next = WireBytes.putShort(wire, next, (highest & WEIGHT_MASK) << POSITION_BITS | at);
        }
        return next;
    }
}
