package io.ballast.spec.distribution;

import io.ballast.spec.yaml.NumberText;
import io.ballast.spec.yaml.SpecNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Ranges that lie next to each other, each picked by its weight, with every value of a range equally likely.
 *
 * @param bounds the ends of the ranges, none less than the one before; two equal ones enclose that number alone
 * @param weights one for each range; they need not add up to 1
 */
public record Histogram(List<Double> bounds, List<Double> weights) implements Distribution {
    static final DistributionSyntax SYNTAX = new DistributionSyntax(
            "histogram",
            "`bounds`, rising, and `weights`, one for each range between two of them",
            "all of a range equally likely; two equal bounds enclose that number alone",
            Histogram::read,
            """
            {
              "type": "object",
              "additionalProperties": false,
              "properties": {
                "bounds": {"type": "array", "items": {"$ref": "#/$defs/number"}, "minItems": 2},
                "weights": {"$ref": "#/$defs/weights"}
              },
              "required": ["bounds", "weights"]
            }""");

    public Histogram {
        bounds = List.copyOf(bounds);
        weights = List.copyOf(weights);
        if (weights.isEmpty() || bounds.size() != weights.size() + 1) {
            throw new IllegalArgumentException("a histogram needs one bound more than it has weights");
        }
    }

    private static Distribution read(SpecNode node) {
        node.allow("bounds", "weights");
        List<Double> bounds = new ArrayList<>();
        for (SpecNode bound : node.require("bounds").items()) {
            bounds.add(bounds.isEmpty() ? bound.number() : notBelow(bound, bounds.get(bounds.size() - 1)));
        }
        SpecNode weights = node.require("weights");
        List<Double> read = Weights.list(weights);
        if (bounds.size() != read.size() + 1) {
            throw weights.refused("expected a weight for each range between two bounds, " + (bounds.size() - 1)
                    + " in all, found " + read.size());
        }
        return new Histogram(bounds, read);
    }

    private static double notBelow(SpecNode bound, double before) {
        if (bound.number() < before) {
            throw bound.expected("a bound of at least " + NumberText.of(before) + ", the one before");
        }
        return bound.number();
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
        return visitor.histogram(this);
    }

    @Override
    public DistributionSyntax syntax() {
        return SYNTAX;
    }

    @Override
    public Object parameters() {
        return new Parameters().with("bounds", bounds).with("weights", weights).map();
    }

    @Override
    public Support support() {
        return new Support(bounds.get(0), bounds.get(bounds.size() - 1));
    }

    @Override
    public double probability(double low, double high) {
        double inside = 0;
        double all = 0;
        for (int i = 0; i < weights.size(); i++) {
            double from = bounds.get(i);
            double to = bounds.get(i + 1);
            double part = from == to
                    ? (from >= low && from <= high ? 1 : 0)
                    : Math.max(0, Math.min(to, high) - Math.max(from, low)) / (to - from);
            inside += weights.get(i) * part;
            all += weights.get(i);
        }
        return inside / all;
    }

    @Override
    public CountDistribution counts() {
        return CountDistribution.over(support(), k -> probability(k - 0.5, k + 0.5));
    }
}
