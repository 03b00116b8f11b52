package io.ballast.spec.distribution;

import io.ballast.spec.yaml.NumberText;
import io.ballast.spec.yaml.SpecNode;

/**
 * Reads distributions of sizes: children per parent, words, characters, elements. Sizes are whole, within limits, and always end
 * somewhere: a distribution without a max gets one that fewer than one draw in 10^12 would pass.
 */
public final class Sizes {
    private Sizes() {}

    /** A distribution of whole numbers within {@code min..max}. */
    public static Distribution read(SpecNode node, long min, long max) {
        Distribution distribution = Distribution.read(node).bounded(min, max);
        Support support = distribution.support();
        if (support.min() < min || support.max() > max) {
            throw node.refused("expected sizes from " + min + " to " + max + ", found "
                    + (support.min() == support.max()
                            ? NumberText.of(support.min())
                            : "a distribution from " + NumberText.of(support.min()) + " to "
                                    + NumberText.of(support.max())));
        }
        if (!distribution.isWhole()) {
            throw node.refused("expected whole numbers, as these are sizes");
        }
        if (distribution.probability(support.min() - 0.5, support.max() + 0.5) < Distribution.MIN_PROBABILITY) {
            throw node.refused("fewer than one draw in a hundred lies between the min " + NumberText.of(support.min())
                    + " and the max " + NumberText.of(support.max()));
        }
        return distribution;
    }
}
