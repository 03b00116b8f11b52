package io.ballast.generator.random;

import io.ballast.spec.distribution.CountDistribution;
import io.ballast.spec.distribution.Distribution;

/** Turns a distribution of children per parent into exact {@link Shares}. */
public final class CountShares {
    private CountShares() {}

    /** The shares of this number of parents. */
    public static Shares of(long parents, Distribution distribution) {
        CountDistribution counts = distribution.counts();
        return Shares.of(parents, counts.values(), counts.probabilities());
    }
}
