package io.ballast.generator.csv;

import io.ballast.generator.value.TextPool;

/**
 * Hot: where the rows of a batch are put together column by column, each in a slot of its own, before they are copied end to end.
 * Text forms write whole words, and what they write past the end of a value is covered by the next value of the same row; without
 * slots it would spoil the next row. For one thread. Measured by {@code RowBenchmark}.
 */
final class RowStage {
    private static final int CACHE_LINE_BYTES = 64;
    /** Rows are copied in pieces of this size, which the copying code of the JVM has whole instructions for. */
    private static final int PIECE_BYTES = 32;

    private final int slotBytes;
    private final byte[] slots;
    /** For each row the position after what has been written. */
    private final int[] at;

    /** A stage for this number of rows, none longer than {@code maxRowBytes}. */
    RowStage(int rows, int maxRowBytes) {
        // An odd number of cache lines, so that the same places of many rows do not compete for the same lines.
        slotBytes = ((maxRowBytes + TextPool.SLACK_BYTES) / CACHE_LINE_BYTES + 1 | 1) * CACHE_LINE_BYTES;
        slots = new byte[Math.multiplyExact(rows, slotBytes)];
        at = new int[rows];
    }

    byte[] slots() {
        return slots;
    }

    int[] at() {
        return at;
    }

    /** Goes back to the beginning of each row. */
    void clear(int count) {
        for (int i = 0; i < count; i++) {
            at[i] = i * slotBytes;
        }
    }

    /** Ends a field of each row. */
    void delimit(int count, byte delimiter) {
        for (int i = 0; i < count; i++) {
            slots[at[i]] = delimiter;
            at[i]++;
        }
    }

    /** Writes the rows end to end and returns the position after them; {@link TextPool#SLACK_BYTES} more are written over. */
    int copy(int count, byte[] buffer, int position) {
        int to = position;
        for (int i = 0; i < count; i++) {
            int from = i * slotBytes;
            int length = at[i] - from;
            System.arraycopy(slots, from, buffer, to, (length + PIECE_BYTES - 1) & -PIECE_BYTES);
            to += length;
        }
        return to;
    }
}
