package io.ballast.spec.distribution;

import io.ballast.spec.yaml.SpecNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How numbers are spread: counts of children, values of number columns, picks of references. A closed list. Parameters carry the names of
 * the field. {@code min} and {@code max}, where a distribution takes them, clamp nothing: values outside are drawn again.
 */
public sealed interface Distribution permits Constant, Uniform, Zipf, Continuous, WholeNumbers, Weighted, Histogram {
    /** A range that fewer draws hit than this is refused: values outside are drawn again, and the generator would draw for ever. */
    double MIN_PROBABILITY = 0.01;

    /** All distributions, in the order in which messages and documentation list them. */
    static List<DistributionSyntax> all() {
        return List.of(
                Constant.SYNTAX,
                Uniform.SYNTAX,
                Zipf.SYNTAX,
                Normal.SYNTAX,
                LogNormal.SYNTAX,
                Exponential.SYNTAX,
                Poisson.SYNTAX,
                Geometric.SYNTAX,
                Weighted.SYNTAX,
                Histogram.SYNTAX);
    }

    /** Does something else for each distribution; one that is not thought of does not compile. */
    interface Visitor<T> {
        T constant(Constant distribution);

        T uniform(Uniform distribution);

        T zipf(Zipf distribution);

        T normal(Normal distribution);

        T logNormal(LogNormal distribution);

        T exponential(Exponential distribution);

        T poisson(Poisson distribution);

        T geometric(Geometric distribution);

        T weighted(Weighted distribution);

        T histogram(Histogram distribution);
    }

    /** Reads a distribution: {@code zipf: { max: 5, mean: 2.0 }}; a bare number is a constant. */
    static Distribution read(SpecNode node) {
        if (node.isNumber()) {
            return new Constant(node.number());
        }
        if (!node.isMapping()) {
            throw node.expected("a distribution, such as 3 or { uniform: { min: 1, max: 5 } }");
        }
        Map<String, DistributionSyntax> byName = new LinkedHashMap<>();
        all().forEach(syntax -> byName.put(syntax.name(), syntax));
        String name = node.onlyKey("distribution", byName.keySet());
        return Objects.requireNonNull(byName.get(name)).reader().apply(node.require(name));
    }

    <T> T accept(Visitor<T> visitor);

    DistributionSyntax syntax();

    /** What stands after the name in a spec: a number, or a map of parameters in their order. */
    Object parameters();

    /** The range that the values lie in. */
    Support support();

    /** The probability of low..high, both inclusive, before anything is drawn again; either end may be infinite. 0 if high is below low. */
    double probability(double low, double high);

    /**
     * How likely each number of children is. A continuous distribution gives k children the probability of k - ½ to k + ½; min and max, where
     * given, cut it off, and the rest makes up for it.
     *
     * @throws IllegalArgumentException if the distribution has no end, or too many values
     */
    CountDistribution counts();

    /** The distribution with ends: its own, or {@code min}, and {@code max} or an earlier one that fewer than one draw in 10^12 would pass. */
    default Distribution bounded(long min, long max) {
        return this;
    }

    /** Whether the listed values or the ends are whole numbers, as sizes are. */
    default boolean isWhole() {
        return support().min() == Math.rint(support().min())
                && support().max() == Math.rint(support().max());
    }

    /** The distribution as the tree of keys and values that a spec is written as. */
    default Map<String, Object> tree() {
        return Map.of(syntax().name(), parameters());
    }
}
