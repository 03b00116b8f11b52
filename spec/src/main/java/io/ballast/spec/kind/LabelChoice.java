package io.ballast.spec.kind;

import io.ballast.spec.distribution.Weights;
import io.ballast.spec.yaml.SpecNode;
import java.util.ArrayList;
import java.util.List;

/** Reads a choice among the labels of an enum: all of them, or those that have a weight. */
final class LabelChoice {
    private LabelChoice() {}

    /** Whether the choice names no values of its own. */
    static boolean isOne(SpecNode node, List<String> labels) {
        return !labels.isEmpty() && node.isMapping() && !node.has("values") && !node.has("file");
    }

    static ChoiceKind read(SpecNode node, List<String> labels) {
        node.allow("weights");
        SpecNode weights = node.find("weights");
        if (weights == null) {
            return ChoiceKind.equallyLikely(labels);
        }
        return weights.isMapping()
                ? byLabel(weights, labels)
                : new ChoiceKind(labels, ChoiceKind.weights(weights, labels.size()));
    }

    /** Labels without a weight do not come. */
    private static ChoiceKind byLabel(SpecNode node, List<String> labels) {
        List<String> values = new ArrayList<>();
        List<Double> weights = new ArrayList<>();
        for (String label : node.keys()) {
            if (!labels.contains(label)) {
                throw node.require(label).unknown("label", label, labels);
            }
            values.add(label);
            weights.add(Weights.weight(node.require(label)));
        }
        Weights.checkSum(node, weights.stream().mapToDouble(Double::doubleValue).sum());
        return new ChoiceKind(values, weights);
    }
}
