package io.ballast.generator.random;

import io.ballast.common.spec.Distribution;

/** Turns a distribution of children per parent into exact {@link Shares}. */
public final class CountShares {
    private CountShares() {}

    /** The shares of so many parents. */
    public static Shares of(long parents, Distribution distribution) {
        if (distribution instanceof Distribution.Constant constant) {
            return Shares.of(parents, new long[] {Math.round(constant.value())}, new double[] {1});
        }
        if (distribution instanceof Distribution.Uniform uniform) {
            return uniform(parents, (long) Math.ceil(uniform.min()), (long) Math.floor(uniform.max()));
        }
        if (distribution instanceof Distribution.Zipf zipf) {
            return zipf(parents, Math.toIntExact(zipf.max()), zipf.exponent());
        }
        throw new IllegalArgumentException("no counts from " + distribution);
    }

    private static Shares uniform(long parents, long min, long max) {
        int size = Math.toIntExact(max - min + 1);
        long[] values = new long[size];
        double[] probabilities = new double[size];
        for (int i = 0; i < size; i++) {
            values[i] = min + i;
            probabilities[i] = 1.0 / size;
        }
        return Shares.of(parents, values, probabilities);
    }

    private static Shares zipf(long parents, int max, double exponent) {
        long[] values = new long[max];
        double[] probabilities = new double[max];
        double sum = 0;
        for (int k = max; k >= 1; k--) { // the smallest first, so that none is lost in rounding
            values[k - 1] = k;
            probabilities[k - 1] = StrictMath.pow(k, -exponent);
            sum += probabilities[k - 1];
        }
        for (int i = 0; i < max; i++) {
            probabilities[i] /= sum;
        }
        return Shares.of(parents, values, probabilities);
    }
}
