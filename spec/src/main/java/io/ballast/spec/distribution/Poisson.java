package io.ballast.spec.distribution;

import io.ballast.spec.yaml.NumberText;
import io.ballast.spec.yaml.SpecNode;
import org.apache.commons.math3.distribution.PoissonDistribution;
import org.jspecify.annotations.Nullable;

/** The Poisson distribution: 0, 1, 2 … */
public record Poisson(double mean, @Nullable Double max) implements WholeNumbers {
    static final DistributionSyntax SYNTAX =
            new DistributionSyntax("poisson", "`mean`, perhaps `max`", "0, 1, 2 …", Poisson::read, """
            {
              "type": "object",
              "additionalProperties": false,
              "properties": {"mean": {"$ref": "#/$defs/number"}, "max": {"$ref": "#/$defs/number"}},
              "required": ["mean"]
            }""");

    /** Beyond this a normal distribution says the same. */
    private static final double MAX_MEAN = 1_000_000;

    private static Distribution read(SpecNode node) {
        node.allow("mean", "max");
        SpecNode mean = node.require("mean");
        if (mean.positiveNumber() > MAX_MEAN) {
            throw mean.expected("a mean of at most " + NumberText.of(MAX_MEAN));
        }
        return new Poisson(mean.number(), Ends.optionalMax(node, 0.0));
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
        return visitor.poisson(this);
    }

    @Override
    public DistributionSyntax syntax() {
        return SYNTAX;
    }

    @Override
    public Object parameters() {
        return new Parameters().with("mean", mean).with("max", max).map();
    }

    @Override
    public PoissonDistribution endless() {
        return new PoissonDistribution(
                null, mean, PoissonDistribution.DEFAULT_EPSILON, PoissonDistribution.DEFAULT_MAX_ITERATIONS);
    }

    @Override
    public Poisson bounded(long least, long most) {
        double end = mean + Ends.NORMAL_TAIL * Math.sqrt(mean) + Ends.EXPONENTIAL_TAIL;
        return new Poisson(mean, new Ends(null, max).within(least, most, end).max());
    }
}
