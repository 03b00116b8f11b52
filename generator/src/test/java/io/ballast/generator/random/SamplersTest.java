package io.ballast.generator.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.spec.distribution.Constant;
import io.ballast.spec.distribution.Exponential;
import io.ballast.spec.distribution.Geometric;
import io.ballast.spec.distribution.Histogram;
import io.ballast.spec.distribution.LogNormal;
import io.ballast.spec.distribution.Normal;
import io.ballast.spec.distribution.Poisson;
import io.ballast.spec.distribution.Uniform;
import io.ballast.spec.distribution.Weighted;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.distribution.ExponentialDistribution;
import org.apache.commons.math3.distribution.GeometricDistribution;
import org.apache.commons.math3.distribution.LogNormalDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.PoissonDistribution;
import org.apache.commons.math3.distribution.UniformRealDistribution;
import org.apache.commons.math3.distribution.ZipfDistribution;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each distribution against commons-math3's. */
final class SamplersTest {
    @Test
    void uniformIsUniform() {
        DrawChecks.follows(new UniformRealDistribution(-3, 8), Samplers.of(new Uniform(-3, 8)));
    }

    @Test
    void normalIsNormal() {
        DrawChecks.follows(new NormalDistribution(-4, 2.5), Samplers.of(new Normal(-4, 2.5, null, null)));
    }

    @ParameterizedTest
    @CsvSource({"1e-300", "1e-17", "1e-9", "0.01", "0.074", "0.076", "0.3", "0.5", "0.9", "0.95", "0.999999"})
    void normalQuantileIsExactToTwelveDigits(double probability) {
        double quantile = NormalQuantile.at(probability);
        double back = new NormalDistribution(0, 1).cumulativeProbability(quantile);
        assertThat(back / probability).isCloseTo(1, Offset.offset(1e-11));
    }

    @Test
    void logNormalIsLogNormal() {
        DrawChecks.follows(new LogNormalDistribution(1, 0.7), Samplers.of(new LogNormal(1, 0.7, null, null)));
    }

    @Test
    void exponentialIsExponential() {
        DrawChecks.follows(new ExponentialDistribution(12), Samplers.of(new Exponential(12, null, null)));
    }

    @ParameterizedTest
    @CsvSource({"0.3", "4", "90"})
    void poissonIsPoisson(double mean) {
        PoissonDistribution distribution = new PoissonDistribution(mean);
        Sampler sampler = Samplers.of(new Poisson(mean, null));
        DrawChecks.chiSquare(0, (int) (3 * mean) + 5, distribution::probability, bits -> (int) sampler.draw(bits));
    }

    @ParameterizedTest
    @CsvSource({"0.9", "0.25", "0.03"})
    void geometricIsGeometric(double p) {
        GeometricDistribution distribution = new GeometricDistribution(p);
        Sampler sampler = Samplers.of(new Geometric(p, null));
        DrawChecks.chiSquare(0, 100, distribution::probability, bits -> (int) sampler.draw(bits));
    }

    @Test
    void weightedFollowsTheWeights() {
        Map<Double, Double> weights = Map.of(2.0, 1.0, 3.0, 0.0, 5.0, 4.0, 9.0, 0.5);
        Sampler sampler = Samplers.of(new Weighted(weights));
        DrawChecks.chiSquare(2, 9, k -> weights.getOrDefault((double) k, 0.0) / 5.5, bits -> (int) sampler.draw(bits));
    }

    /** Weights with gaps at both ends and inside, beside the distribution that commons-math3 makes of them. */
    @Test
    void histogramIsTheMixtureOfItsRanges() {
        Histogram histogram =
                new Histogram(List.of(-9.0, -4.0, 0.0, 1.0, 30.0, 50.0, 60.0), List.of(0.0, 3.0, 5.0, 0.0, 2.0, 0.0));
        double[] probabilities = {0, 0.3, 0.5, 0, 0.2, 0};
        DrawChecks.follows(
                new UniformRealDistribution(0, 1),
                bits -> cumulative(
                        histogram, probabilities, Samplers.of(histogram).draw(bits)));
    }

    private static double cumulative(Histogram histogram, double[] probabilities, double number) {
        double sum = 0;
        for (int i = 0; i < probabilities.length; i++) {
            UniformRealDistribution range = new UniformRealDistribution(
                    histogram.bounds().get(i), histogram.bounds().get(i + 1));
            sum += probabilities[i] * range.cumulativeProbability(number);
        }
        return sum;
    }

    @Test
    void aRangeOfOneNumberIsThatNumber() {
        Sampler sampler = Samplers.of(new Histogram(List.of(0.0, 7.0, 7.0, 10.0), List.of(3.0, 4.0, 3.0)));
        DrawChecks.chiSquare(0, 1, k -> k == 1 ? 0.4 : 0.6, bits -> sampler.draw(bits) == 7 ? 1 : 0);
        assertThat(new Histogram(List.of(0.0, 7.0, 7.0, 10.0), List.of(3.0, 4.0, 3.0)).probability(7, 8.5))
                .isCloseTo(0.55, Offset.offset(1e-12));
    }

    @ParameterizedTest
    @CsvSource({"5, 1.2557", "5, 0", "1000, 1", "60000, 0.5", "60000, 1", "60000, 2.2", "1, 3"})
    void zipfIsZipf(int max, double exponent) {
        ZipfSampler sampler = new ZipfSampler(max, exponent);
        double sum = 0;
        for (int k = max; k >= 1; k--) {
            sum += Math.pow(k, -exponent);
        }
        double total = sum;
        DrawChecks.chiSquare(1, max, k -> Math.pow(k, -exponent) / total, bits -> (int) sampler.draw(bits));
    }

    @Test
    void zipfAgreesWithTheReference() {
        ZipfDistribution distribution = new ZipfDistribution(20, 1.7);
        ZipfSampler sampler = new ZipfSampler(20, 1.7);
        DrawChecks.chiSquare(1, 20, distribution::probability, bits -> (int) sampler.draw(bits));
    }

    @ParameterizedTest
    @CsvSource({"10_000_000_000, 1.1", "10_000_000_000, 0.2", "10_000_000_000, 1"})
    void zipfOverTenBillionHasTheRightMassInEachDecade(String maxText, double exponent) {
        long max = Long.parseLong(maxText.replace("_", ""));
        ZipfSampler sampler = new ZipfSampler(max, exponent);
        double[] mass = new double[11];
        for (int decade = 0; decade <= 10; decade++) {
            mass[decade] = harmonic((long) Math.pow(10, decade), exponent);
        }
        DrawChecks.chiSquare(0, 10, decade -> (mass[decade] - (decade == 0 ? 0 : mass[decade - 1])) / mass[10], bits ->
                (int) Math.ceil(Math.log10((double) sampler.draw(bits)) - 1e-12));
    }

    /** The sum of k^-exponent for k from 1 to n: plain up to a million, then by the integral between the midpoints. */
    private static double harmonic(long n, double exponent) {
        long plain = Math.min(n, 1_000_000);
        double sum = 0;
        for (long k = plain; k >= 1; k--) {
            sum += Math.pow((double) k, -exponent);
        }
        if (n == plain) {
            return sum;
        }
        double from = plain + 0.5;
        double to = n + 0.5;
        return sum
                + (exponent == 1
                        ? Math.log(to / from)
                        : (Math.pow(to, 1 - exponent) - Math.pow(from, 1 - exponent)) / (1 - exponent));
    }

    @Test
    void drawsAgainOutsideTheRange() {
        Sampler sampler = Samplers.of(new Normal(0, 10, -5.0, 5.0));
        for (int i = 0; i < 10_000; i++) {
            assertThat(sampler.draw(CellBits.at(1, i))).isBetween(-5.0, 5.0);
            assertThat(sampler.drawWithin(CellBits.at(1, i), 100, -300, 250)).isBetween(-300L, 250L);
        }
    }

    @Test
    void givesUpOnARangeThatIsNeverHit() {
        Sampler sampler = Samplers.of(new Constant(1));
        assertThatThrownBy(() -> sampler.drawWithin(0, 1, 2, 3))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("10000 draws gave no number from 2 to 3");
    }
}
