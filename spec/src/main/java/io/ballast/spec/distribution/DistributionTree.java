package io.ballast.spec.distribution;

import io.ballast.spec.yaml.NumberText;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A distribution as the tree of keys and values that a spec is written as. */
public final class DistributionTree {
    private DistributionTree() {}

    public static Map<String, Object> of(Distribution distribution) {
        if (distribution instanceof Distribution.Constant constant) {
            return Map.of("constant", number(constant.value()));
        }
        if (distribution instanceof Distribution.Uniform uniform) {
            return named("uniform", "min", uniform.min(), "max", uniform.max());
        }
        if (distribution instanceof Distribution.Zipf zipf) {
            Map<String, Object> parameters = new LinkedHashMap<>();
            parameters.put("max", zipf.max());
            parameters.put("exponent", number(zipf.exponent()));
            return Map.of("zipf", parameters);
        }
        if (distribution instanceof Distribution.Normal law) {
            return named(
                    "normal",
                    "mean",
                    law.mean(),
                    "standardDeviation",
                    law.standardDeviation(),
                    "min",
                    law.min(),
                    "max",
                    law.max());
        }
        if (distribution instanceof Distribution.LogNormal law) {
            return named("lognormal", "mu", law.mu(), "sigma", law.sigma(), "min", law.min(), "max", law.max());
        }
        if (distribution instanceof Distribution.Exponential law) {
            return named("exponential", "mean", law.mean(), "min", law.min(), "max", law.max());
        }
        if (distribution instanceof Distribution.Poisson law) {
            return named("poisson", "mean", law.mean(), "max", law.max());
        }
        if (distribution instanceof Distribution.Geometric law) {
            return named("geometric", "p", law.p(), "max", law.max());
        }
        if (distribution instanceof Distribution.Histogram histogram) {
            Map<String, Object> parameters = new LinkedHashMap<>();
            parameters.put("bounds", numbers(histogram.bounds()));
            parameters.put("weights", numbers(histogram.weights()));
            return Map.of("histogram", parameters);
        }
        Map<String, Object> weights = new LinkedHashMap<>();
        ((Distribution.Weighted) distribution)
                .weights()
                .forEach((value, weight) -> weights.put(NumberText.of(value), number(weight)));
        return Map.of("weighted", weights);
    }

    /** A number whose text is the shortest that reads back as the same double. */
    public static BigDecimal number(double value) {
        return new BigDecimal(NumberText.of(value));
    }

    public static List<BigDecimal> numbers(List<Double> values) {
        return values.stream().map(DistributionTree::number).toList();
    }

    /** Names and values by turns; parameters without a value are omitted. */
    private static Map<String, Object> named(String name, @Nullable Object... namesAndValues) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            if (namesAndValues[i + 1] instanceof Double value) {
                parameters.put(String.valueOf(namesAndValues[i]), number(value));
            }
        }
        return Map.of(name, parameters);
    }
}
