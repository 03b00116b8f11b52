package io.ballast.bench.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How the second of two results compares with the first.
 *
 * @param differences of what must be equal for a comparison to mean something: machine, server, settings, data; empty when
 *     all is equal
 * @param variants in the order of the first results
 * @param onlyInFirst labels of variants that have no successful run in the second
 * @param onlyInSecond the other way round
 * @param noisy whether one of the two did not pass its own noise gate
 */
public record Comparison(
        List<String> differences,
        List<Compared> variants,
        List<String> onlyInFirst,
        List<String> onlyInSecond,
        boolean noisy) {
    public Comparison {
        differences = List.copyOf(differences);
        variants = List.copyOf(variants);
        onlyInFirst = List.copyOf(onlyInFirst);
        onlyInSecond = List.copyOf(onlyInSecond);
    }

    /**
     * One variant in both.
     *
     * @param change usable seconds per row, second to first; above 1 is slower
     */
    public record Compared(
            String variant, double firstRowsPerSecond, double secondRowsPerSecond, RatioEstimate change) {
        /** Whether it is slower by more than the limit, such as 0.05, and noise alone cannot be the reason. */
        public boolean slowerThan(double limit) {
            return change.ratio() > 1 + limit && change.interval().low() > 1;
        }
    }

    public static Comparison of(BenchResults first, BenchResults second) {
        List<Compared> variants = new ArrayList<>();
        List<String> onlyInFirst = new ArrayList<>();
        for (VariantSummary summary : first.findings().variants()) {
            double[] before = secondsPerRow(first, summary.way().variant());
            double[] after = secondsPerRow(second, summary.way().variant());
            if (summary.standing().again() || before.length == 0) {
                continue;
            }
            if (after.length == 0) {
                onlyInFirst.add(summary.way().variant());
                continue;
            }
            RatioEstimate change = RatioEstimate.ofIndependent(
                    after, before, Summarizer.COVERAGE, first.method().seed());
            variants.add(new Compared(
                    summary.way().variant(),
                    rate(first, summary.way().variant()),
                    rate(second, summary.way().variant()),
                    change));
        }
        List<String> onlyInSecond = second.findings().variants().stream()
                .filter(summary -> !summary.standing().again())
                .map(summary -> summary.way().variant())
                .filter(label -> secondsPerRow(second, label).length > 0 && secondsPerRow(first, label).length == 0)
                .toList();
        return new Comparison(differences(first, second), variants, onlyInFirst, onlyInSecond, noisy(first, second));
    }

    private static boolean noisy(BenchResults first, BenchResults second) {
        return (first.findings().noise() != null && !first.findings().noise().passed())
                || (second.findings().noise() != null
                        && !second.findings().noise().passed());
    }

    private static List<String> differences(BenchResults first, BenchResults second) {
        Map<String, String> one = identity(first);
        Map<String, String> other = identity(second);
        TreeSet<String> names = new TreeSet<>(one.keySet());
        names.addAll(other.keySet());
        List<String> differences = new ArrayList<>();
        for (String name : names) {
            String before = one.getOrDefault(name, "not set");
            String after = other.getOrDefault(name, "not set");
            if (!before.equals(after)) {
                differences.add(name + ": " + before + " against " + after);
            }
        }
        return differences;
    }

    private static Map<String, String> identity(BenchResults results) {
        Map<String, String> identity = new TreeMap<>(results.conditions().environment());
        results.conditions().settings().forEach((name, value) -> identity.put("setting " + name, value));
        identity.put("dataset", results.dataset().name());
        identity.put("dataset's spec", results.dataset().specSha256());
        identity.put("rows", String.valueOf(results.dataset().rows()));
        BenchResults.Sample sample = results.dataset().sample();
        if (sample != null) {
            identity.put("rows of the sample", String.valueOf(sample.rows()));
        }
        // A strategy that only one of the two has is no difference.
        results.findings().variants().stream()
                .map(variant -> variant.standing().durability())
                .distinct()
                .sorted()
                .forEach(label -> identity.merge("durability", label, (a, b) -> a + "; " + b));
        return identity;
    }

    private static double[] secondsPerRow(BenchResults results, String variant) {
        return results.findings().runs().stream()
                .filter(run -> run.succeeded() && run.variant().equals(variant))
                .mapToDouble(Comparison::secondsPerRow)
                .toArray();
    }

    private static double secondsPerRow(Run run) {
        Clocks clocks = Objects.requireNonNull(run.clocks());
        return clocks.usable() / run.rows();
    }

    private static double rate(BenchResults results, String variant) {
        return results.findings().variants().stream()
                .filter(summary -> summary.way().variant().equals(variant))
                .map(summary -> summary.speed().rowsPerSecond())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(Double.NaN);
    }
}
