package io.ballast.spec.distribution;

import org.apache.commons.math3.distribution.AbstractRealDistribution;

/** A distribution of commons-math3 over the real numbers, perhaps with ends. */
sealed interface Continuous extends Distribution permits Normal, LogNormal, Exponential {
    /** As commons-math3 has it, which knows no ends. */
    AbstractRealDistribution endless();

    @Override
    default double probability(double low, double high) {
        return Probabilities.between(endless(), low, high);
    }

    @Override
    default CountDistribution counts() {
        return CountDistribution.rounded(support(), endless());
    }
}
