package io.ballast.generator.random;

import java.util.ArrayList;
import java.util.List;

/**
 * Draws from the Zipf distribution on 1..max, exactly, for any max. The first {@value #SINGLE} numbers have a column each in an alias table;
 * those behind them are taken together to ranges that grow with the numbers, weighted by the sum of their probabilities. In a
 * range a number is drawn evenly and kept with the probability (number / first of the range)^-exponent, else another one is
 * drawn; ranges are so narrow that the smallest such probability, which needs no power, decides almost always. Immutable.
 */
public final class ZipfSampler {
    private static final int SINGLE = 4096;
    /** The last number of a range is this much larger than its first. */
    private static final double GROWTH = 1.0 / 64;

    private final double exponent;
    private final long[] firsts;
    private final long[] sizes;
    /** For each range the smallest probability with which a number is kept. */
    private final double[] surelyKept;

    private final AliasTable table;

    /**
     * A sampler.
     *
     * @param max from 1
     * @param exponent from 0
     */
    public ZipfSampler(long max, double exponent) {
        this.exponent = exponent;
        List<Long> starts = new ArrayList<>();
        for (long at = 1; at <= max; at += at <= SINGLE ? 1 : Math.max(1, (long) (at * GROWTH))) {
            starts.add(at);
        }
        int n = starts.size();
        firsts = starts.stream().mapToLong(Long::longValue).toArray();
        sizes = new long[n];
        surelyKept = new double[n];
        double[] weights = new double[n];
        for (int i = 0; i < n; i++) {
            sizes[i] = (i + 1 < n ? firsts[i + 1] : max + 1) - firsts[i];
            surelyKept[i] = StrictMath.pow((double) (firsts[i] + sizes[i] - 1) / firsts[i], -exponent);
            weights[i] = weight(firsts[i], sizes[i]);
        }
        table = new AliasTable(weights);
    }

    /** A number from 1 to max. */
    public long draw(long bits) {
        int range = table.pick(bits);
        long first = firsts[range];
        if (sizes[range] == 1) {
            return first;
        }
        for (int i = 1; ; i += 2) {
            long number = first + CellBits.below(CellBits.at(bits, i), sizes[range]);
            double chance = CellBits.unit(CellBits.at(bits, i + 1));
            if (chance < surelyKept[range] || chance < StrictMath.pow((double) number / first, -exponent)) {
                return number;
            }
        }
    }

    /**
     * The sum of k^-exponent over a range. A range of many numbers lies far out, where Euler and Maclaurin's formula with its first
     * correction is exact to more digits than a double has.
     */
    private double weight(long first, long size) {
        if (size <= SINGLE / 64) {
            double sum = 0;
            for (long k = first + size - 1; k >= first; k--) {
                sum += StrictMath.pow((double) k, -exponent);
            }
            return sum;
        }
        double a = first;
        double b = (double) (first + size - 1);
        double powerA = StrictMath.pow(a, -exponent);
        double powerB = StrictMath.pow(b, -exponent);
        double slopes = exponent * (powerA / a - powerB / b) / 12;
        return area(a, b) + (powerA + powerB) / 2 + slopes;
    }

    /** The integral of x^-exponent from a to b, written so that exponents near 1 lose nothing. */
    private double area(double a, double b) {
        double log = StrictMath.log1p((b - a) / a);
        double power = 1 - exponent;
        double growth = power == 0 ? log : StrictMath.expm1(power * log) / power;
        return StrictMath.pow(a, power) * growth;
    }
}
