package io.ballast.spec.distribution;

import io.ballast.spec.yaml.SpecNode;
import org.apache.commons.math3.distribution.LogNormalDistribution;
import org.jspecify.annotations.Nullable;

/** The lognormal distribution; {@code mu} and {@code sigma} are those of the logarithm. */
public record LogNormal(
        double mu,
        double sigma,
        @Nullable Double min,
        @Nullable Double max) implements Continuous {
    static final DistributionSyntax SYNTAX = new DistributionSyntax(
            "lognormal", "`mu`, `sigma` (of the logarithm), perhaps `min`, `max`", "", LogNormal::read, """
            {
              "type": "object",
              "additionalProperties": false,
              "properties": {
                "mu": {"$ref": "#/$defs/number"},
                "sigma": {"$ref": "#/$defs/number"},
                "min": {"$ref": "#/$defs/number"},
                "max": {"$ref": "#/$defs/number"}
              },
              "required": ["mu", "sigma"]
            }""");

    private static Distribution read(SpecNode node) {
        node.allow("mu", "sigma", "min", "max");
        Ends ends = Ends.read(node);
        return new LogNormal(
                node.require("mu").number(), node.require("sigma").positiveNumber(), ends.min(), ends.max());
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
        return visitor.logNormal(this);
    }

    @Override
    public DistributionSyntax syntax() {
        return SYNTAX;
    }

    @Override
    public Object parameters() {
        return new Parameters()
                .with("mu", mu)
                .with("sigma", sigma)
                .with("min", min)
                .with("max", max)
                .map();
    }

    @Override
    public Support support() {
        return Support.of(min, 0, max);
    }

    @Override
    public LogNormalDistribution endless() {
        return new LogNormalDistribution(null, mu, sigma);
    }

    @Override
    public LogNormal bounded(long least, long most) {
        Ends ends = new Ends(min, max).within(least, most, StrictMath.exp(mu + Ends.NORMAL_TAIL * sigma));
        return new LogNormal(mu, sigma, ends.min(), ends.max());
    }
}
