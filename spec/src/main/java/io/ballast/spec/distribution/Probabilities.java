package io.ballast.spec.distribution;

import org.apache.commons.math3.distribution.AbstractRealDistribution;
import org.apache.commons.math3.distribution.IntegerDistribution;

/** The probability of low..high, both inclusive, by distributions of commons-math3; 0 if high is below low. */
final class Probabilities {
    private Probabilities() {}

    static double between(AbstractRealDistribution distribution, double low, double high) {
        return high < low ? 0 : distribution.probability(low, high);
    }

    static double between(IntegerDistribution distribution, double low, double high) {
        int last = (int) Math.min(Math.floor(high), Integer.MAX_VALUE - 1.0);
        int beforeFirst = (int) Math.max(Math.ceil(low) - 1, -1);
        return high < low || last < 0
                ? 0
                : distribution.cumulativeProbability(last) - distribution.cumulativeProbability(beforeFirst);
    }
}
