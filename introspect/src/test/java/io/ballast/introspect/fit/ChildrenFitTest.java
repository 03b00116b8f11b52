package io.ballast.introspect.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ballast.spec.distribution.Constant;
import io.ballast.spec.distribution.Distribution;
import io.ballast.spec.distribution.Geometric;
import io.ballast.spec.distribution.Poisson;
import io.ballast.spec.distribution.Uniform;
import io.ballast.spec.distribution.Weighted;
import io.ballast.spec.distribution.Zipf;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.GeometricDistribution;
import org.apache.commons.math3.distribution.IntegerDistribution;
import org.apache.commons.math3.distribution.PoissonDistribution;
import org.apache.commons.math3.distribution.UniformIntegerDistribution;
import org.apache.commons.math3.distribution.ZipfDistribution;
import org.apache.commons.math3.random.Well19937c;
import org.junit.jupiter.api.Test;

class ChildrenFitTest {
    /** A multiple of six. */
    private static final int PARENTS = 19_998;

    @Test
    void findsNamedDistributions() {
        Well19937c random = new Well19937c(7);
        assertThat(ChildrenFit.of(counts(new PoissonDistribution(random, 3.0, 1e-12, 1000))))
                .isInstanceOfSatisfying(Poisson.class, distribution -> assertThat(distribution.mean())
                        .isCloseTo(3.0, within(0.05)));
        assertThat(ChildrenFit.of(counts(new GeometricDistribution(random, 0.25))))
                .isInstanceOfSatisfying(Geometric.class, distribution -> assertThat(distribution.p())
                        .isCloseTo(0.25, within(0.01)));
        assertThat(ChildrenFit.of(counts(new ZipfDistribution(random, 20, 1.3))))
                .isInstanceOfSatisfying(Zipf.class, distribution -> {
                    assertThat(distribution.max()).isEqualTo(20);
                    assertThat(distribution.exponent()).isCloseTo(1.3, within(0.03));
                });
        assertThat(ChildrenFit.of(counts(i -> i % 6))).isEqualTo(new Uniform(0, 5));
        assertThat(ChildrenFit.of(counts(i -> 4))).isEqualTo(new Constant(4));
    }

    @Test
    void keepsCountsThatFollowNoDistribution() {
        SortedMap<Long, Long> counts = new TreeMap<>(Map.of(0L, 500L, 1L, 30L, 7L, 400L, 100L, 2L));
        assertThat(ChildrenFit.of(counts))
                .isEqualTo(new Weighted(Map.of(0.0, 500.0, 1.0, 30.0, 7.0, 400.0, 100.0, 2.0)));
    }

    @Test
    void joinsManyCountsWithoutLosingChildren() {
        SortedMap<Long, Long> counts = new TreeMap<>();
        for (long children = 0; children < 3_000; children++) {
            counts.put(children * children / 50, 1 + 90_000 / (1 + children));
        }
        Map<Double, Double> weights = ChildrenFit.weights(counts);
        assertThat(weights.size()).isBetween(30, ChildrenFit.MAX_WEIGHTS + 1);
        double parents =
                weights.values().stream().mapToDouble(Double::doubleValue).sum();
        double children = weights.entrySet().stream()
                .mapToDouble(entry -> entry.getKey() * entry.getValue())
                .sum();
        assertThat(parents)
                .isEqualTo(
                        counts.values().stream().mapToDouble(Long::doubleValue).sum());
        assertThat(children).isEqualTo((double) children(counts));
    }

    /** 109 countries with 600 cities are to have 600 again, whichever distribution is found. */
    @Test
    void keepsTheChildrenOfAllParentsTogether() {
        Well19937c random = new Well19937c(11);
        for (int i = 0; i < 60; i++) {
            int parents = 20 + 13 * i;
            IntegerDistribution distribution =
                    switch (i % 4) {
                        case 0 -> new ZipfDistribution(random, 5 + i, 1.1);
                        case 1 -> new GeometricDistribution(random, 0.15);
                        case 2 -> new UniformIntegerDistribution(random, 1, 10);
                        default -> new PoissonDistribution(random, 5.5, 1e-12, 1000);
                    };
            SortedMap<Long, Long> counts = new TreeMap<>();
            IntStream.range(0, parents).forEach(parent -> counts.merge((long) distribution.sample(), 1L, Long::sum));
            Distribution found = ChildrenFit.of(counts);
            assertThat(found.bounded(0, 1_000_000).counts().totalOf(parents))
                    .as(found + " for " + counts)
                    .isEqualTo((double) children(counts));
        }
    }

    private static long children(SortedMap<Long, Long> counts) {
        return counts.entrySet().stream()
                .mapToLong(entry -> entry.getKey() * entry.getValue())
                .sum();
    }

    private static SortedMap<Long, Long> counts(IntegerDistribution distribution) {
        return counts(i -> distribution.sample());
    }

    private static SortedMap<Long, Long> counts(IntUnaryOperator childrenOf) {
        SortedMap<Long, Long> counts = new TreeMap<>();
        IntStream.range(0, PARENTS).forEach(i -> counts.merge((long) childrenOf.applyAsInt(i), 1L, Long::sum));
        return counts;
    }
}
