package io.ballast.common.spec.distribution;

import io.ballast.common.spec.yaml.NumberText;
import io.ballast.common.spec.yaml.SpecNode;

/** Weights: numbers of 0 or more that need not add up to 1, but to more than 0. */
public final class Weights {
    private Weights() {}

    public static double weight(SpecNode node) {
        if (node.number() < 0) {
            throw node.expected("a weight of 0 or more");
        }
        return node.number();
    }

    public static void checkSum(SpecNode node, double sum) {
        if (sum <= 0 || !Double.isFinite(sum)) {
            throw node.refused("expected weights that add up to a finite number greater than 0, found a sum of "
                    + (Double.isFinite(sum) ? NumberText.of(sum) : "infinity"));
        }
    }
}
