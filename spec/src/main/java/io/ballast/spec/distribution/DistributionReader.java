package io.ballast.spec.distribution;

import io.ballast.spec.yaml.NumberText;
import io.ballast.spec.yaml.SpecNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads distributions: {@code zipf: { max: 5, mean: 2.0 }}; a bare number is a constant. */
public final class DistributionReader {
    public static final List<String> NAMES = List.of(
            "constant",
            "uniform",
            "zipf",
            "normal",
            "lognormal",
            "exponential",
            "poisson",
            "geometric",
            "weighted",
            "histogram");

    /** Beyond this a law of whole numbers is better said as a normal one. */
    private static final double MAX_POISSON_MEAN = 1_000_000;

    private static final long MAX_ZIPF = 1_000_000_000_000_000L;

    private DistributionReader() {}

    public static Distribution read(SpecNode node) {
        if (node.isNumber()) {
            return new Distribution.Constant(node.number());
        }
        if (!node.isMapping()) {
            throw node.expected("a distribution, such as 3 or { uniform: { min: 1, max: 5 } }");
        }
        String name = node.onlyKey("distribution", NAMES);
        SpecNode parameters = node.require(name);
        return switch (name) {
            case "constant" -> new Distribution.Constant(parameters.number());
            case "uniform" -> uniform(parameters.allow("min", "max"));
            case "zipf" -> zipf(parameters.allow("max", "exponent", "mean"));
            case "normal" -> normal(parameters.allow("mean", "standardDeviation", "min", "max"));
            case "lognormal" -> logNormal(parameters.allow("mu", "sigma", "min", "max"));
            case "exponential" -> exponential(parameters.allow("mean", "min", "max"));
            case "poisson" -> poisson(parameters.allow("mean", "max"));
            case "geometric" -> geometric(parameters.allow("p", "max"));
            case "weighted" -> weighted(parameters);
            default -> histogram(parameters.allow("bounds", "weights"));
        };
    }

    private static Distribution uniform(SpecNode node) {
        double min = node.require("min").number();
        return new Distribution.Uniform(min, maximum(node.require("max"), min));
    }

    private static Distribution zipf(SpecNode node) {
        long max = node.require("max").wholeNumber(1, MAX_ZIPF);
        SpecNode exponent = node.find("exponent");
        SpecNode mean = node.find("mean");
        if ((exponent == null) == (mean == null)) {
            throw node.refused("expected either \"exponent\" or \"mean\", found " + (mean == null ? "none" : "both"));
        }
        return new Distribution.Zipf(max, mean == null ? exponent(exponent) : exponent(mean, max));
    }

    static double exponent(@Nullable SpecNode node) {
        return node == null ? 1 : node.number(0, ZipfMean.MAX_EXPONENT);
    }

    private static double exponent(SpecNode node, long max) {
        double mean = node.number();
        double largest = ZipfMean.largestMean(max);
        if (max > ZipfMean.MAX_SUMMANDS) {
            throw node.refused("a mean is solved for a max of at most " + ZipfMean.MAX_SUMMANDS + ", found max " + max
                    + "; give the exponent instead");
        }
        if (mean > largest || mean < 1 || (mean == 1 && max > 1)) {
            throw node.expected("a mean greater than 1 and at most " + NumberText.of(largest)
                    + ", which is all that a Zipf law on 1.." + max + " can have");
        }
        return ZipfMean.exponent(max, mean);
    }

    private static Distribution normal(SpecNode node) {
        Double min = optional(node.find("min"));
        return new Distribution.Normal(
                node.require("mean").number(),
                node.require("standardDeviation").positiveNumber(),
                min,
                optionalMaximum(node.find("max"), min));
    }

    private static Distribution logNormal(SpecNode node) {
        Double min = optional(node.find("min"));
        return new Distribution.LogNormal(
                node.require("mu").number(),
                node.require("sigma").positiveNumber(),
                min,
                optionalMaximum(node.find("max"), min));
    }

    private static Distribution exponential(SpecNode node) {
        Double min = optional(node.find("min"));
        return new Distribution.Exponential(
                node.require("mean").positiveNumber(), min, optionalMaximum(node.find("max"), min));
    }

    private static Distribution poisson(SpecNode node) {
        SpecNode mean = node.require("mean");
        if (mean.positiveNumber() > MAX_POISSON_MEAN) {
            throw mean.expected("a mean of at most " + NumberText.of(MAX_POISSON_MEAN));
        }
        return new Distribution.Poisson(mean.number(), optionalMaximum(node.find("max"), 0.0));
    }

    private static Distribution geometric(SpecNode node) {
        SpecNode p = node.require("p");
        if (p.number() <= 0 || p.number() > 1) {
            throw p.expected("a probability greater than 0 and at most 1");
        }
        return new Distribution.Geometric(p.number(), optionalMaximum(node.find("max"), 0.0));
    }

    private static Distribution weighted(SpecNode node) {
        Map<Double, Double> weights = new TreeMap<>();
        double sum = 0;
        for (String key : node.keys()) {
            SpecNode weight = node.require(key);
            double value;
            try {
                value = new BigDecimal(key).doubleValue();
            } catch (NumberFormatException e) {
                throw weight.refused("expected a number as the key of a weight, found \"" + key + "\"");
            }
            if (!Double.isFinite(value) || weights.put(value, Weights.weight(weight)) != null) {
                throw weight.refused("expected each finite number once as the key of a weight, found \"" + key + "\"");
            }
            sum += Weights.weight(weight);
        }
        Weights.checkSum(node, sum);
        return new Distribution.Weighted(weights);
    }

    private static Distribution histogram(SpecNode node) {
        List<Double> bounds = new ArrayList<>();
        for (SpecNode bound : node.require("bounds").items()) {
            bounds.add(bounds.isEmpty() ? bound.number() : notBelow(bound, bounds.get(bounds.size() - 1)));
        }
        SpecNode weights = node.require("weights");
        List<Double> read = Weights.list(weights);
        if (bounds.size() != read.size() + 1) {
            throw weights.refused("expected a weight for each range between two bounds, " + (bounds.size() - 1)
                    + " in all, found " + read.size());
        }
        return new Distribution.Histogram(bounds, read);
    }

    private static double notBelow(SpecNode bound, double before) {
        if (bound.number() < before) {
            throw bound.expected("a bound of at least " + NumberText.of(before) + ", the one before");
        }
        return bound.number();
    }

    private static @Nullable Double optional(@Nullable SpecNode node) {
        return node == null ? null : (Double) node.number();
    }

    private static @Nullable Double optionalMaximum(@Nullable SpecNode node, @Nullable Double min) {
        return node == null ? null : (Double) maximum(node, min == null ? Double.NEGATIVE_INFINITY : min);
    }

    private static double maximum(SpecNode node, double min) {
        if (node.number() < min) {
            throw node.expected("a number of at least " + NumberText.of(min) + ", the min");
        }
        return node.number();
    }
}
