package io.ballast.spec.distribution;

import io.ballast.spec.yaml.NumberText;
import io.ballast.spec.yaml.SpecNode;

/** Zipf on 1..max: P(k) is proportional to 1 / k^exponent. A spec may give the mean instead of the exponent. */
public record Zipf(long max, double exponent) implements Distribution {
    static final DistributionSyntax SYNTAX = new DistributionSyntax(
            "zipf",
            "`max`, and `exponent` ≥ 0 or `mean`",
            "1 … max, k as likely as 1/kˢ; the exponent s is solved from the mean",
            Zipf::read,
            """
            {
              "oneOf": [
                {
                  "type": "object",
                  "additionalProperties": false,
                  "properties": {"max": {"$ref": "#/$defs/wholeNumber"}, "exponent": {"$ref": "#/$defs/number"}},
                  "required": ["max", "exponent"]
                },
                {
                  "type": "object",
                  "additionalProperties": false,
                  "properties": {"max": {"$ref": "#/$defs/wholeNumber"}, "mean": {"$ref": "#/$defs/number"}},
                  "required": ["max", "mean"]
                }
              ]
            }""");

    private static final long LIMIT_OF_MAX = 1_000_000_000_000_000L;
    /** An exponent as near to 1 as this is 1: the power has no digits left there. */
    private static final double ABOUT_ONE = 1e-9;

    private static Distribution read(SpecNode node) {
        node.allow("max", "exponent", "mean");
        long max = node.require("max").wholeNumber(1, LIMIT_OF_MAX);
        SpecNode exponent = node.find("exponent");
        SpecNode mean = node.find("mean");
        if (exponent != null && mean == null) {
            return new Zipf(max, exponent.number(0, ZipfMean.MAX_EXPONENT));
        }
        if (mean != null && exponent == null) {
            return new Zipf(max, exponentFor(mean, max));
        }
        throw node.refused("expected either \"exponent\" or \"mean\", found " + (mean == null ? "none" : "both"));
    }

    private static double exponentFor(SpecNode node, long max) {
        double mean = node.number();
        double largest = ZipfMean.largestMean(max);
        if (max > ZipfMean.MAX_SUMMANDS) {
            throw node.refused("a mean is solved for a max of at most " + ZipfMean.MAX_SUMMANDS + ", found max " + max
                    + "; give the exponent instead");
        }
        if (mean > largest || mean < 1 || (mean == 1 && max > 1)) {
            throw node.expected("a mean greater than 1 and at most " + NumberText.of(largest)
                    + ", which is all that a Zipf distribution on 1.." + max + " can have");
        }
        return ZipfMean.exponent(max, mean);
    }

    /** About the sum of k^-exponent over first..last: the area under the curve, which is near it for all but the first few numbers. */
    public static double area(double exponent, double first, double last) {
        double from = first - 0.5;
        double to = last + 0.5;
        return Math.abs(exponent - 1) < ABOUT_ONE
                ? Math.log(to / from)
                : (Math.pow(to, 1 - exponent) - Math.pow(from, 1 - exponent)) / (1 - exponent);
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
        return visitor.zipf(this);
    }

    @Override
    public DistributionSyntax syntax() {
        return SYNTAX;
    }

    @Override
    public Object parameters() {
        return new Parameters().with("max", max).with("exponent", exponent).map();
    }

    @Override
    public Support support() {
        return new Support(1, max);
    }

    /** With areas in place of sums: near enough for {@link #MIN_PROBABILITY}, and quick for any max. */
    @Override
    public double probability(double low, double high) {
        double first = Math.max(1, Math.ceil(low));
        double last = Math.min((double) max, Math.floor(high));
        return first > last ? 0 : area(exponent, first, last) / area(exponent, 1, (double) max);
    }

    @Override
    public CountDistribution counts() {
        return CountDistribution.over(support(), k -> StrictMath.pow((double) k, -exponent));
    }
}
