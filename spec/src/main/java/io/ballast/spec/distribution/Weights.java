package io.ballast.spec.distribution;

import io.ballast.spec.yaml.NumberText;
import io.ballast.spec.yaml.SpecNode;
import java.util.List;

/** Weights: numbers of 0 or more that need not add up to 1, but to more than 0. */
public final class Weights {
    private Weights() {}

    public static double weight(SpecNode node) {
        if (node.number() < 0) {
            throw node.expected("a weight of 0 or more");
        }
        return node.number();
    }

    /** A list of at least one weight. */
    public static List<Double> list(SpecNode node) {
        List<Double> weights = node.items().stream().map(Weights::weight).toList();
        checkSum(node, weights.stream().mapToDouble(Double::doubleValue).sum());
        return weights;
    }

    public static void checkSum(SpecNode node, double sum) {
        if (sum <= 0 || !Double.isFinite(sum)) {
            throw node.refused("expected weights that add up to a finite number greater than 0, found a sum of "
                    + (Double.isFinite(sum) ? NumberText.of(sum) : "infinity"));
        }
    }
}
