package io.ballast.generator.value;

import io.ballast.generator.random.CellBits;

/** Any whole number from min to max where these are more than 2^62, up to all numbers of 64 bits. */
final class WideRangeSource extends WordSource {
    private final long key;
    private final long min;
    /** How many numbers, unsigned; 0 stands for 2^64. */
    private final long size;

    WideRangeSource(RowBatch batch, long key, Form form, int digits, long min, long max) {
        super(batch, form, digits);
        this.key = key;
        this.min = min;
        this.size = max - min + 1;
    }

    @Override
    public void fill(int count) {
        long[] words = vector.words();
        for (int i = 0; i < count; i++) {
            long bits = CellBits.at(key, batch.rows[i]);
            words[i] = min + (size == 0 ? bits : multiplyHighUnsigned(bits, size));
        }
    }

    /** The upper word of the product of two unsigned words (Warren: Hacker's Delight, 8-3). */
    private static long multiplyHighUnsigned(long a, long b) {
        return Math.multiplyHigh(a, b) + ((a >> 63) & b) + ((b >> 63) & a);
    }
}
