package io.ballast.spec.distribution;

import io.ballast.spec.yaml.SpecNode;
import org.apache.commons.math3.distribution.GeometricDistribution;
import org.jspecify.annotations.Nullable;

/** Failures before the first success, 0, 1, 2 …, with success probability {@code p}. */
public record Geometric(double p, @Nullable Double max) implements WholeNumbers {
    static final DistributionSyntax SYNTAX = new DistributionSyntax(
            "geometric", "`p`, perhaps `max`", "failures before the first success: 0, 1, 2 …", Geometric::read, """
            {
              "type": "object",
              "additionalProperties": false,
              "properties": {"p": {"$ref": "#/$defs/number"}, "max": {"$ref": "#/$defs/number"}},
              "required": ["p"]
            }""");

    private static Distribution read(SpecNode node) {
        node.allow("p", "max");
        SpecNode p = node.require("p");
        if (p.number() <= 0 || p.number() > 1) {
            throw p.expected("a probability greater than 0 and at most 1");
        }
        return new Geometric(p.number(), Ends.optionalMax(node, 0.0));
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
        return visitor.geometric(this);
    }

    @Override
    public DistributionSyntax syntax() {
        return SYNTAX;
    }

    @Override
    public Object parameters() {
        return new Parameters().with("p", p).with("max", max).map();
    }

    @Override
    public GeometricDistribution endless() {
        return new GeometricDistribution(null, p);
    }

    @Override
    public Geometric bounded(long least, long most) {
        double end = p == 1 ? 0 : -Ends.EXPONENTIAL_TAIL / StrictMath.log1p(-p);
        return new Geometric(p, new Ends(null, max).within(least, most, end).max());
    }
}
