package io.ballast.spec.distribution;

import io.ballast.spec.yaml.NumberText;
import io.ballast.spec.yaml.SpecNode;
import org.jspecify.annotations.Nullable;

/**
 * Reads distributions of sizes: children per parent, words, characters, elements. Sizes are whole, within limits, and always end
 * somewhere: a law without a max gets one that fewer than one draw in 10^12 would pass.
 */
public final class Sizes {
    /** Standard deviations that a normal law passes less than once in 10^12. */
    private static final double NORMAL_TAIL = 7.2;
    /** -ln(10^-12): the tail of exponential laws. */
    private static final double EXPONENTIAL_TAIL = 27.7;

    private Sizes() {}

    /** A distribution of whole numbers within {@code least..most}. */
    public static Distribution read(SpecNode node, long least, long most) {
        Distribution distribution = bounded(DistributionReader.read(node), least, most);
        Support support = Support.of(distribution);
        if (support.min() < least || support.max() > most) {
            throw node.refused("expected sizes from " + least + " to " + most + ", found "
                    + (support.min() == support.max()
                            ? NumberText.of(support.min())
                            : "a distribution from " + NumberText.of(support.min()) + " to "
                                    + NumberText.of(support.max())));
        }
        if (!isWhole(distribution)) {
            throw node.refused("expected whole numbers, as these are sizes");
        }
        if (Likelihood.of(distribution, support.min() - 0.5, support.max() + 0.5) < Likelihood.LEAST) {
            throw node.refused("fewer than one draw in a hundred lies between the min " + NumberText.of(support.min())
                    + " and the max " + NumberText.of(support.max()));
        }
        return distribution;
    }

    /** The distribution with an end, of itself or one that hardly any draw would pass. */
    public static Distribution bounded(Distribution distribution, long least, long most) {
        if (distribution instanceof Distribution.Normal law) {
            return new Distribution.Normal(
                    law.mean(),
                    law.standardDeviation(),
                    orElse(law.min(), (double) least),
                    orElse(law.max(), upTo(most, law.mean() + NORMAL_TAIL * law.standardDeviation(), law.min())));
        }
        if (distribution instanceof Distribution.LogNormal law) {
            double end = StrictMath.exp(law.mu() + NORMAL_TAIL * law.sigma());
            return new Distribution.LogNormal(
                    law.mu(),
                    law.sigma(),
                    orElse(law.min(), (double) least),
                    orElse(law.max(), upTo(most, end, law.min())));
        }
        if (distribution instanceof Distribution.Exponential law) {
            return new Distribution.Exponential(
                    law.mean(),
                    orElse(law.min(), (double) least),
                    orElse(law.max(), upTo(most, EXPONENTIAL_TAIL * law.mean(), law.min())));
        }
        if (distribution instanceof Distribution.Poisson law) {
            double end = law.mean() + NORMAL_TAIL * Math.sqrt(law.mean()) + EXPONENTIAL_TAIL;
            return new Distribution.Poisson(law.mean(), orElse(law.max(), upTo(most, end, null)));
        }
        if (distribution instanceof Distribution.Geometric law) {
            double end = law.p() == 1 ? 0 : -EXPONENTIAL_TAIL / StrictMath.log1p(-law.p());
            return new Distribution.Geometric(law.p(), orElse(law.max(), upTo(most, end, null)));
        }
        return distribution;
    }

    private static double orElse(@Nullable Double given, double otherwise) {
        return given == null ? otherwise : given;
    }

    private static double upTo(long most, double end, @Nullable Double min) {
        return Math.min((double) most, Math.max(Math.ceil(end), orElse(min, 0)));
    }

    private static boolean isWhole(Distribution distribution) {
        if (distribution instanceof Distribution.Weighted weighted) {
            return weighted.weights().keySet().stream().allMatch(value -> value == Math.rint(value));
        }
        Support support = Support.of(distribution);
        return support.min() == Math.rint(support.min()) && support.max() == Math.rint(support.max());
    }
}
