package io.ballast.spec.distribution;

import io.ballast.spec.yaml.NumberText;
import io.ballast.spec.yaml.SpecNode;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Listed values with their weights, which need not add up to 1. */
public record Weighted(SortedMap<Double, Double> weights) implements Distribution {
    static final DistributionSyntax SYNTAX =
            new DistributionSyntax("weighted", "value: weight, …", "the listed values", Weighted::read, """
            {
              "type": "object",
              "minProperties": 1,
              "propertyNames": {"pattern": "^[-+]?([0-9]+([.][0-9]*)?|[.][0-9]+)([eE][-+]?[0-9]+)?$"},
              "additionalProperties": {"$ref": "#/$defs/number"}
            }""");

    public Weighted(Map<Double, Double> weights) {
        this(new TreeMap<>(weights));
    }

    public Weighted {
        weights = Collections.unmodifiableSortedMap(new TreeMap<>(weights));
    }

    private static Distribution read(SpecNode node) {
        Map<Double, Double> weights = new TreeMap<>();
        double sum = 0;
        for (String key : node.keys()) {
            SpecNode weight = node.require(key);
            double value;
            try {
                value = new BigDecimal(key).doubleValue();
            } catch (NumberFormatException e) {
                throw weight.refused("expected a number as the key of a weight, found \"" + key + "\"");
            }
            if (!Double.isFinite(value) || weights.put(value, Weights.weight(weight)) != null) {
                throw weight.refused("expected each finite number once as the key of a weight, found \"" + key + "\"");
            }
            sum += Weights.weight(weight);
        }
        Weights.checkSum(node, sum);
        return new Weighted(weights);
    }

    /** The values in ascending order: the order in which a sampler lays them out. */
    public List<Double> values() {
        return List.copyOf(weights.keySet());
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
        return visitor.weighted(this);
    }

    @Override
    public DistributionSyntax syntax() {
        return SYNTAX;
    }

    @Override
    public Object parameters() {
        Parameters parameters = new Parameters();
        weights.forEach((value, weight) -> parameters.with(NumberText.of(value), weight));
        return parameters.map();
    }

    @Override
    public Support support() {
        return new Support(weights.firstKey(), weights.lastKey());
    }

    @Override
    public double probability(double low, double high) {
        double inside = 0;
        double all = 0;
        for (Map.Entry<Double, Double> entry : weights.entrySet()) {
            all += entry.getValue();
            inside += entry.getKey() >= low && entry.getKey() <= high ? entry.getValue() : 0;
        }
        return inside / all;
    }

    @Override
    public CountDistribution counts() {
        return CountDistribution.listed(weights);
    }

    @Override
    public boolean isWhole() {
        return weights.keySet().stream().allMatch(value -> value == Math.rint(value));
    }
}
