package io.ballast.spec.distribution;

import io.ballast.spec.yaml.NumberText;

/** Always the same number. */
public record Constant(double value) implements Distribution {
    static final DistributionSyntax SYNTAX =
            new DistributionSyntax("constant", "a number", "always it", node -> new Constant(node.number()), """
            {"$ref": "#/$defs/number"}""");

    @Override
    public <T> T accept(Visitor<T> visitor) {
        return visitor.constant(this);
    }

    @Override
    public DistributionSyntax syntax() {
        return SYNTAX;
    }

    @Override
    public Object parameters() {
        return NumberText.decimal(value);
    }

    @Override
    public Support support() {
        return new Support(value, value);
    }

    @Override
    public double probability(double low, double high) {
        return value >= low && value <= high ? 1 : 0;
    }

    @Override
    public CountDistribution counts() {
        return CountDistribution.over(support(), k -> 1);
    }
}
