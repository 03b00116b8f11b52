package io.ballast.spec.distribution;

import io.ballast.spec.yaml.SpecNode;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.jspecify.annotations.Nullable;

/** The normal distribution. */
public record Normal(
        double mean,
        double standardDeviation,
        @Nullable Double min,
        @Nullable Double max) implements Continuous {
    static final DistributionSyntax SYNTAX = new DistributionSyntax(
            "normal", "`mean`, `standardDeviation`, perhaps `min`, `max`", "", Normal::read, """
            {
              "type": "object",
              "additionalProperties": false,
              "properties": {
                "mean": {"$ref": "#/$defs/number"},
                "standardDeviation": {"$ref": "#/$defs/number"},
                "min": {"$ref": "#/$defs/number"},
                "max": {"$ref": "#/$defs/number"}
              },
              "required": ["mean", "standardDeviation"]
            }""");

    private static Distribution read(SpecNode node) {
        node.allow("mean", "standardDeviation", "min", "max");
        Ends ends = Ends.read(node);
        return new Normal(
                node.require("mean").number(),
                node.require("standardDeviation").positiveNumber(),
                ends.min(),
                ends.max());
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
        return visitor.normal(this);
    }

    @Override
    public DistributionSyntax syntax() {
        return SYNTAX;
    }

    @Override
    public Object parameters() {
        return new Parameters()
                .with("mean", mean)
                .with("standardDeviation", standardDeviation)
                .with("min", min)
                .with("max", max)
                .map();
    }

    @Override
    public Support support() {
        return Support.of(min, Double.NEGATIVE_INFINITY, max);
    }

    @Override
    public NormalDistribution endless() {
        return new NormalDistribution(null, mean, standardDeviation);
    }

    @Override
    public Normal bounded(long least, long most) {
        Ends ends = new Ends(min, max).within(least, most, mean + Ends.NORMAL_TAIL * standardDeviation);
        return new Normal(mean, standardDeviation, ends.min(), ends.max());
    }
}
