package io.ballast.loader.analysis;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The Zipf distribution on 1..max: the share of parents with k children is proportional to 1 / k^exponent.
 *
 * @param max the greatest number of children
 * @param exponent 0 or more; 0 makes every number alike
 * @param origin where the parameters come from
 */
public record BoundedZipf(int max, double exponent, Origin origin) implements ChildrenDistribution {
    public BoundedZipf {
        if (max < 1 || !(exponent >= 0)) {
            throw new IllegalArgumentException(
                    "a Zipf distribution needs max >= 1 and exponent >= 0: " + max + ", " + exponent);
        }
    }

    /** The share of each number of children: position 0 is one child. */
    double[] shares() {
        double[] shares = new double[max];
        double sum = 0;
        for (int k = max; k >= 1; k--) {
            shares[k - 1] = Math.pow(k, -exponent);
            sum += shares[k - 1];
        }
        for (int k = 1; k <= max; k++) {
            shares[k - 1] /= sum;
        }
        return shares;
    }

    @Override
    public SortedMap<Long, Double> expected() {
        double[] shares = shares();
        SortedMap<Long, Double> expected = new TreeMap<>();
        for (int k = 1; k <= max; k++) {
            expected.put((long) k, shares[k - 1]);
        }
        return expected;
    }

    /** The exponent; the maximum is as good as given. */
    @Override
    public int fittedParameters() {
        return origin == Origin.FITTED ? 1 : 0;
    }
}
