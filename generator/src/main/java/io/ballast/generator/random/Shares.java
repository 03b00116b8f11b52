package io.ballast.generator.random;

import java.util.Arrays;

/**
 * How many of a known number of parents have how many children: the whole-number version of a distribution, with exact
 * totals. Immutable.
 */
public final class Shares {
    private final long[] values;
    private final long[] ends;

    private Shares(long[] values, long[] ends) {
        this.values = values;
        this.ends = ends;
    }

    /**
     * Rounds probabilities to whole parents by largest remainder, so that no share is off by a whole parent, and then moves
     * the least number of parents to another value so that the children add up to parents × mean, rounded. Where no move
     * gives that total, the nearest one found stands; it is exact in any case, being the sum of what is here.
     *
     * @param values ascending
     * @param probabilities one for each value, adding up to 1
     */
    public static Shares of(long parents, long[] values, double[] probabilities) {
        long[] shares = largestRemainder(parents, probabilities);
        balance(shares, values, probabilities, expectedTotal(parents, values, probabilities));
        long[] ends = new long[shares.length];
        long sum = 0;
        for (int i = 0; i < shares.length; i++) {
            sum += shares[i];
            ends[i] = sum;
        }
        return new Shares(values.clone(), ends);
    }

    /** How many different numbers of children there are. */
    int size() {
        return values.length;
    }

    /** A number of children; ascending with i. */
    long value(int i) {
        return values[i];
    }

    /** How many parents have {@link #value value(i)} children or fewer. */
    long end(int i) {
        return ends[i];
    }

    /** The children of all parents together. */
    public long total() {
        long total = 0;
        long before = 0;
        for (int i = 0; i < values.length; i++) {
            total = Math.addExact(total, Math.multiplyExact(values[i], ends[i] - before));
            before = ends[i];
        }
        return total;
    }

    private static long expectedTotal(long parents, long[] values, double[] probabilities) {
        double mean = 0;
        for (int i = 0; i < values.length; i++) {
            mean += values[i] * probabilities[i];
        }
        return Math.round(parents * mean);
    }

    private static long[] largestRemainder(long parents, double[] probabilities) {
        long[] shares = new long[probabilities.length];
        double[] remainders = new double[probabilities.length];
        long given = 0;
        for (int i = 0; i < shares.length; i++) {
            double exact = parents * probabilities[i];
            shares[i] = Math.min((long) exact, parents - given);
            remainders[i] = exact - shares[i];
            given += shares[i];
        }
        Integer[] order = new Integer[shares.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Double.compare(remainders[b], remainders[a])); // stable: ties by position
        for (int i = 0; given < parents; i = (i + 1) % order.length) {
            shares[order[i]]++;
            given++;
        }
        return shares;
    }

    /** Moves parents between values until the total fits: one move where a value and its partner at the wanted distance exist. */
    private static void balance(long[] shares, long[] values, double[] probabilities, long wanted) {
        long missing = wanted;
        for (int i = 0; i < values.length; i++) {
            missing -= values[i] * shares[i];
        }
        int step = values.length - 1;
        while (missing != 0 && step > 0) {
            int from = mostPopular(shares, values, probabilities, missing, step);
            if (from < 0) {
                step--;
                continue;
            }
            int to = missing > 0 ? from + step : from - step;
            shares[from]--;
            shares[to]++;
            missing -= values[to] - values[from];
        }
    }

    /** The most frequent value whose partner, the given number of positions on, can occur and does not overshoot; -1 when there is none. */
    private static int mostPopular(long[] shares, long[] values, double[] probabilities, long missing, int step) {
        int best = -1;
        for (int i = 0; i < shares.length; i++) {
            int to = missing > 0 ? i + step : i - step;
            if (to < 0 || to >= shares.length || shares[i] == 0 || probabilities[to] == 0) {
                continue;
            }
            if (Math.abs(values[to] - values[i]) <= Math.abs(missing) && (best < 0 || shares[i] > shares[best])) {
                best = i;
            }
        }
        return best;
    }
}
