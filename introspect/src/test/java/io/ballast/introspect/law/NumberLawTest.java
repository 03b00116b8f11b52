package io.ballast.introspect.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ballast.common.spec.Distribution;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.distribution.ExponentialDistribution;
import org.apache.commons.math3.distribution.LogNormalDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

class NumberLawTest {
    private static final int QUANTILES = 100;

    @Test
    void seesTheLawBehindQuantiles() {
        assertThat(NumberLaw.of(masses(new NormalDistribution(50, 10)::inverseCumulativeProbability), 0, 100))
                .isInstanceOfSatisfying(Distribution.Normal.class, law -> {
                    assertThat(law.mean()).isCloseTo(50, within(0.5));
                    assertThat(law.standardDeviation()).isCloseTo(10, within(0.5));
                });
        assertThat(NumberLaw.of(masses(new LogNormalDistribution(3, 1)::inverseCumulativeProbability), 0, 1000))
                .isInstanceOfSatisfying(Distribution.LogNormal.class, law -> assertThat(law.mu())
                        .isCloseTo(3, within(0.1)));
        assertThat(NumberLaw.of(masses(new ExponentialDistribution(20)::inverseCumulativeProbability), 0, 200))
                .isInstanceOfSatisfying(Distribution.Exponential.class, law -> assertThat(law.mean())
                        .isCloseTo(20, within(1.0)));
    }

    @Test
    void prefersNoLawWhereAllNumbersAreAlike() {
        assertThat(NumberLaw.of(masses(p -> 100 * p), 0, 100)).isNull();
        assertThat(NumberLaw.of(List.of(), 0, 100)).isNull();
    }

    private static List<NumberLaw.Mass> masses(DoubleUnaryOperator quantile) {
        List<NumberLaw.Mass> masses = new ArrayList<>();
        for (int i = 0; i < QUANTILES; i++) {
            masses.add(new NumberLaw.Mass(quantile.applyAsDouble((i + 0.5) / QUANTILES), 1.0 / QUANTILES));
        }
        return masses;
    }
}
