package io.ballast.spec.distribution;

import io.ballast.spec.yaml.SpecNode;
import org.apache.commons.math3.distribution.ExponentialDistribution;
import org.jspecify.annotations.Nullable;

/** The exponential distribution. */
public record Exponential(
        double mean, @Nullable Double min, @Nullable Double max) implements Continuous {
    static final DistributionSyntax SYNTAX =
            new DistributionSyntax("exponential", "`mean`, perhaps `min`, `max`", "", Exponential::read, """
            {
              "type": "object",
              "additionalProperties": false,
              "properties": {"mean": {"$ref": "#/$defs/number"}, "min": {"$ref": "#/$defs/number"}, "max": {"$ref": "#/$defs/number"}},
              "required": ["mean"]
            }""");

    private static Distribution read(SpecNode node) {
        node.allow("mean", "min", "max");
        Ends ends = Ends.read(node);
        return new Exponential(node.require("mean").positiveNumber(), ends.min(), ends.max());
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
        return visitor.exponential(this);
    }

    @Override
    public DistributionSyntax syntax() {
        return SYNTAX;
    }

    @Override
    public Object parameters() {
        return new Parameters()
                .with("mean", mean)
                .with("min", min)
                .with("max", max)
                .map();
    }

    @Override
    public Support support() {
        return Support.of(min, 0, max);
    }

    @Override
    public ExponentialDistribution endless() {
        return new ExponentialDistribution(null, mean);
    }

    @Override
    public Exponential bounded(long least, long most) {
        Ends ends = new Ends(min, max).within(least, most, Ends.EXPONENTIAL_TAIL * mean);
        return new Exponential(mean, ends.min(), ends.max());
    }
}
