package io.ballast.introspect.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ballast.spec.distribution.Distribution;
import io.ballast.spec.distribution.Exponential;
import io.ballast.spec.distribution.Histogram;
import io.ballast.spec.distribution.LogNormal;
import io.ballast.spec.distribution.Normal;
import java.math.BigDecimal;
import java.util.List;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.distribution.ExponentialDistribution;
import org.apache.commons.math3.distribution.LogNormalDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

class NumberFitTest {
    @Test
    void findsTheDistributionBehindQuantiles() {
        assertThat(fit(new NormalDistribution(50, 10)::inverseCumulativeProbability, 100))
                .isInstanceOfSatisfying(Normal.class, found -> {
                    assertThat(found.mean()).isCloseTo(50, within(0.5));
                    assertThat(found.standardDeviation()).isCloseTo(10, within(0.5));
                });
        assertThat(fit(new LogNormalDistribution(3, 1)::inverseCumulativeProbability, 1000))
                .isInstanceOfSatisfying(
                        LogNormal.class, found -> assertThat(found.mu()).isCloseTo(3, within(0.1)));
        assertThat(fit(new ExponentialDistribution(20)::inverseCumulativeProbability, 200))
                .isInstanceOfSatisfying(
                        Exponential.class, found -> assertThat(found.mean()).isCloseTo(20, within(1.0)));
    }

    @Test
    void prefersNoDistributionWhereAllNumbersAreAlike() {
        assertThat(fit(p -> 100 * p, 100)).isNull();
        assertThat(NumberFit.of(
                        new ObservedNumbers(new TreeMap<>(), List.of()), BigDecimal.ZERO, BigDecimal.TEN, 0, true))
                .isNull();
    }

    @Test
    void isAHistogramWhereNoNamedDistributionIsNear() {
        DoubleUnaryOperator hills = p -> p < 0.5 ? 10 * p : 60 + 40 * p;
        assertThat(fit(hills, 100)).isInstanceOf(Histogram.class);
        Distribution named = NumberFit.of(
                new ObservedNumbers(new TreeMap<>(), SeenQuantiles.of(hills)),
                BigDecimal.ZERO,
                BigDecimal.valueOf(100),
                2,
                false);
        assertThat(named instanceof Histogram).isFalse();
    }

    /** The distribution of numbers with two digits after the point, of which a hundred quantiles were seen. */
    private static Distribution fit(DoubleUnaryOperator quantile, long max) {
        return NumberFit.of(
                new ObservedNumbers(new TreeMap<>(), SeenQuantiles.of(quantile)),
                BigDecimal.ZERO,
                BigDecimal.valueOf(max),
                2,
                true);
    }
}
