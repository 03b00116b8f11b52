package io.ballast.spec.distribution;

import org.apache.commons.math3.distribution.IntegerDistribution;
import org.jspecify.annotations.Nullable;

/** A distribution of commons-math3 over 0, 1, 2 …, perhaps with an end. */
sealed interface WholeNumbers extends Distribution permits Poisson, Geometric {
    @Nullable
    Double max();

    /** As commons-math3 has it, which knows no end. */
    IntegerDistribution endless();

    @Override
    default Support support() {
        return Support.of(null, 0, max());
    }

    @Override
    default double probability(double low, double high) {
        return Probabilities.between(endless(), low, high);
    }

    @Override
    default CountDistribution counts() {
        IntegerDistribution endless = endless();
        return CountDistribution.over(support(), k -> endless.probability((int) k));
    }
}
