package io.ballast.loader.wire;

import java.util.Arrays;

/**
 * The lexemes of one tsvector as they are read, each with its positions, and their order: by bytes, a shorter one before those that
 * begin with it (tsCompareString in adt/tsvector_op.c). The memory is kept for the next value.
 */
final class Lexemes {
    /** The bits below a position that hold its weight, 0 for D to 3 for A: in one order for both. */
    static final int WEIGHT_BITS = 2;

    /** Lexemes, one behind another. */
    byte[] bytes = new byte[256];
    /** How much of {@link #bytes} is used. */
    int length;
    /** Of all lexemes, one behind another: the position, then {@link #WEIGHT_BITS} of weight. */
    int[] positions = new int[64];

    int positionCount;
    /** Where each lexeme starts in {@link #bytes}, and behind them where the last one ends. */
    private int[] starts = new int[32];
    /** As {@link #starts}, of positions. */
    private int[] positionStarts = new int[32];

    private int count;
    private int[] order = new int[32];
    private int[] merged = new int[32];

    /** Forgets all lexemes, and makes room for those of a text of this length. */
    void clear(int textLength) {
        length = 0;
        positionCount = 0;
        count = 0;
        if (bytes.length < textLength) {
            bytes = Memory.enlarged(
                    bytes, Math.max(textLength, (int) Math.min(2L * bytes.length, Integer.MAX_VALUE - 8)));
        }
    }

    /** Ends the lexeme whose bytes and positions were added last. */
    void end() {
        count++;
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, 2 * count);
            positionStarts = Arrays.copyOf(positionStarts, 2 * count);
        }
        starts[count] = length;
        positionStarts[count] = positionCount;
    }

    void addPosition(int position, int weight) {
        if (positionCount == positions.length) {
            positions = Arrays.copyOf(positions, 2 * positionCount);
        }
        positions[positionCount++] = position << WEIGHT_BITS | weight;
    }

    int count() {
        return count;
    }

    /** Where the lexeme that is being read starts. */
    int start() {
        return starts[count];
    }

    int start(int lexeme) {
        return starts[lexeme];
    }

    int length(int lexeme) {
        return starts[lexeme + 1] - starts[lexeme];
    }

    int positionStart(int lexeme) {
        return positionStarts[lexeme];
    }

    int positionCount(int lexeme) {
        return positionStarts[lexeme + 1] - positionStarts[lexeme];
    }

    int compare(int a, int b) {
        return Arrays.compareUnsigned(bytes, starts[a], starts[a + 1], bytes, starts[b], starts[b + 1]);
    }

    /** The lexemes' numbers, {@link #count} of them, in order of their bytes. Sorts by merging, without a new object for each. */
    int[] sorted() {
        if (order.length < count) {
            order = new int[starts.length];
            merged = new int[starts.length];
        }
        boolean inOrder = true;
        for (int i = 0; i < count; i++) {
            order[i] = i;
            inOrder &= i == 0 || compare(i - 1, i) <= 0;
        }
        for (int run = 1; !inOrder && run < count; run *= 2) {
            for (int from = 0; from < count; from += 2 * run) {
                merge(from, Math.min(from + run, count), Math.min(from + 2 * run, count));
            }
            int[] sorted = merged;
            merged = order;
            order = sorted;
        }
        return order;
    }

    private void merge(int from, int middle, int to) {
        int left = from;
        int right = middle;
        for (int i = from; i < to; i++) {
            boolean takeLeft = right == to || (left < middle && compare(order[left], order[right]) <= 0);
            merged[i] = takeLeft ? order[left++] : order[right++];
        }
    }
}
