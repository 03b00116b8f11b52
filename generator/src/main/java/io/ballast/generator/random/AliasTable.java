package io.ballast.generator.random;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Picks one of n entries by weight in constant time (Walker's alias method, tables after Vose: A Linear Algorithm for Generating
 * Random Numbers with a Given Distribution, 1991). One word of random bits gives both the column, as its product with n beyond
 * 2^64, and the fraction that decides between the column's own entry and its alias, as the rest of that product. Immutable.
 */
public final class AliasTable {
    private final long[] thresholds;
    private final int[] aliases;

    /**
     * A table of as many entries as there are weights.
     *
     * @param weights not negative, at least one of them above zero; they need not add up to 1
     */
    public AliasTable(double[] weights) {
        int n = weights.length;
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        double[] scaled = new double[n];
        Deque<Integer> small = new ArrayDeque<>();
        Deque<Integer> large = new ArrayDeque<>();
        for (int i = 0; i < n; i++) {
            scaled[i] = weights[i] * n / sum;
            (scaled[i] < 1 ? small : large).add(i);
        }
        thresholds = new long[n];
        aliases = new int[n];
        while (!small.isEmpty() && !large.isEmpty()) {
            int less = small.remove();
            int more = large.remove();
            thresholds[less] = threshold(scaled[less]);
            aliases[less] = more;
            scaled[more] = (scaled[more] + scaled[less]) - 1;
            (scaled[more] < 1 ? small : large).add(more);
        }
        small.addAll(large); // what is left is 1, but for rounding
        for (int i : small) {
            thresholds[i] = Long.MAX_VALUE;
            aliases[i] = i;
        }
    }

    /** The entry for these bits. */
    public int pick(long bits) {
        int column = (int) CellBits.below(bits, thresholds.length);
        long fraction = (bits * thresholds.length) >>> 1;
        return fraction < thresholds[column] ? column : aliases[column];
    }

    /** A probability as a number of 63 bits. */
    private static long threshold(double probability) {
        return (long) (probability * 0x1p63);
    }
}
