package io.ballast.spec.distribution;

import io.ballast.spec.yaml.SpecNode;

/** Every value from min to max equally likely; whole numbers include both ends. */
public record Uniform(double min, double max) implements Distribution {
    static final DistributionSyntax SYNTAX = new DistributionSyntax(
            "uniform", "`min`, `max`", "all equally likely, both ends included", Uniform::read, """
            {
              "type": "object",
              "additionalProperties": false,
              "properties": {"min": {"$ref": "#/$defs/number"}, "max": {"$ref": "#/$defs/number"}},
              "required": ["min", "max"]
            }""");

    private static Distribution read(SpecNode node) {
        node.allow("min", "max");
        double min = node.require("min").number();
        return new Uniform(min, Ends.max(node.require("max"), min));
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
        return visitor.uniform(this);
    }

    @Override
    public DistributionSyntax syntax() {
        return SYNTAX;
    }

    @Override
    public Object parameters() {
        return new Parameters().with("min", min).with("max", max).map();
    }

    @Override
    public Support support() {
        return new Support(min, max);
    }

    @Override
    public double probability(double low, double high) {
        double from = Math.max(low, min);
        double to = Math.min(high, max);
        if (min == max) {
            return from <= to ? 1 : 0;
        }
        return Math.max(0, to - from) / (max - min);
    }

    @Override
    public CountDistribution counts() {
        return CountDistribution.over(support(), k -> 1);
    }
}
