package io.ballast.generator.random;

import io.ballast.spec.distribution.CountLaw;
import io.ballast.spec.distribution.Distribution;

/** Turns a distribution of children per parent into exact {@link Shares}. */
public final class CountShares {
    private CountShares() {}

    /** The shares of so many parents. */
    public static Shares of(long parents, Distribution distribution) {
        CountLaw law = CountLaw.of(distribution);
        return Shares.of(parents, law.values(), law.probabilities());
    }
}
