package io.ballast.generator.random;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.spec.distribution.Constant;
import io.ballast.spec.distribution.CountDistribution;
import io.ballast.spec.distribution.Distribution;
import io.ballast.spec.distribution.Exponential;
import io.ballast.spec.distribution.Geometric;
import io.ballast.spec.distribution.Histogram;
import io.ballast.spec.distribution.LogNormal;
import io.ballast.spec.distribution.Normal;
import io.ballast.spec.distribution.Poisson;
import io.ballast.spec.distribution.Uniform;
import io.ballast.spec.distribution.Weighted;
import io.ballast.spec.distribution.Zipf;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongToIntFunction;
import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.apache.commons.math3.distribution.ZipfDistribution;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ChildCountsTest {
    /** The exponent that gives a mean of 2, solved by commons-math3. */
    private static final double MEAN_TWO = new BrentSolver(1e-12)
            .solve(100, exponent -> new ZipfDistribution(5, exponent).getNumericalMean() - 2, 1, 2);

    private static final Distribution ONE_TO_FIVE = new Zipf(5, MEAN_TWO);

    static List<Distribution> distributions() {
        return List.of(
                new Constant(3),
                new Constant(0),
                new Uniform(0, 7),
                ONE_TO_FIVE,
                new Normal(10, 3, 0.0, 40.0),
                new LogNormal(1, 1, 0.0, 500.0),
                new Exponential(4, 0.0, 120.0),
                new Poisson(2.5, 40.0),
                new Geometric(0.4, 60.0),
                new Weighted(Map.of(0.0, 9.0, 100.0, 1.0)),
                new Histogram(List.of(0.0, 3.0, 3.0, 40.0), List.of(5.0, 2.0, 1.0)));
    }

    @ParameterizedTest
    @MethodSource("distributions")
    void rowNumbersAreTheSumsOfTheCountsBefore(Distribution distribution) {
        for (long parents : new long[] {1, 2, 1023, 1024, 1025, 5000}) {
            ChildCounts counts = counts(parents, distribution);
            CountReader reader = new CountReader(counts);
            reader.seek(0);
            long sum = 0;
            for (long parent = 0; parent < parents; parent++) {
                assertThat(reader.parent()).isEqualTo(parent);
                assertThat(reader.firstChild()).isEqualTo(sum);
                sum += reader.count();
                if (parent + 1 < parents) {
                    reader.next();
                }
            }
            assertThat(counts.total()).isEqualTo(sum);
        }
    }

    /** And the bound, which specs are checked by, is not far off. */
    @ParameterizedTest
    @MethodSource("distributions")
    void totalsAreWithinTheBoundOfTheDistribution(Distribution distribution) {
        CountDistribution counts = distribution.counts();
        long[] values = counts.values();
        for (long parents : new long[] {1, 2, 3, 10, 1023, 5000, 1_000_003}) {
            long total = CountShares.of(parents, distribution).total();
            assertThat((double) total).isLessThanOrEqualTo(counts.mostOf(parents));
            assertThat(counts.mostOf(parents) - total)
                    .isLessThanOrEqualTo(2 * (values[values.length - 1] - values[0]) + 2 + 1e-8 * total);
        }
    }

    @ParameterizedTest
    @MethodSource("distributions")
    void findsTheParentOfAnyChild(Distribution distribution) {
        ChildCounts counts = counts(3000, distribution);
        List<Long> parents = new ArrayList<>();
        CountReader reader = new CountReader(counts);
        for (long parent = 0; parent < 3000; parent++) {
            reader.seek(parent);
            for (long i = 0; i < reader.count(); i++) {
                parents.add(parent);
            }
        }
        for (int child = 0; child < parents.size(); child += 7) {
            reader.seekChild(child);
            assertThat(reader.parent()).isEqualTo(parents.get(child));
        }
    }

    @ParameterizedTest
    @MethodSource("distributions")
    void followingChildrenTellsWhatSteppingFromParentToParentTells(Distribution distribution) {
        long parents = 3000;
        ChildCounts counts = counts(parents, distribution);
        List<String> expected = new ArrayList<>();
        CountReader steps = new CountReader(counts);
        for (long parent = 0; parent < parents; parent++) {
            steps.seek(parent);
            for (long ordinal = 0; ordinal < steps.count(); ordinal++) {
                expected.add(parent + " " + ordinal + " " + steps.count());
            }
        }
        for (long first : new long[] {0, counts.total() / 3}) {
            List<String> found = new ArrayList<>();
            CountReader reader = new CountReader(counts);
            if (counts.total() > 0) {
                reader.seekChild(first);
            }
            long ordinal = first - reader.firstChild();
            long[][] told = new long[3][100];
            while (first + found.size() < counts.total()) {
                int count = (int) Math.min(1 + found.size() % 100, counts.total() - first - found.size());
                ordinal = reader.follow(count, ordinal, told[0], told[1], told[2]);
                for (int i = 0; i < count; i++) {
                    found.add(told[0][i] + " " + told[1][i] + " " + told[2][i]);
                }
                assertThat(reader.firstChild()).isEqualTo(first + found.size() - ordinal);
            }
            assertThat(found).isEqualTo(expected.subList((int) first, expected.size()));
        }
    }

    @Test
    void tenMillionParentsHaveTwentyMillionChildrenExactly() {
        assertThat(counts(10_000_000, ONE_TO_FIVE).total()).isEqualTo(20_000_000);
    }

    @Test
    void anyParentOfTenBillionIsFoundAtOnce() {
        CountReader reader = new CountReader(counts(10_000_000_000L, ONE_TO_FIVE));
        reader.seek(9_999_999_999L);
        assertThat(reader.firstChild() + reader.count()).isEqualTo(20_000_000_000L);
        reader.seekChild(10_000_000_000L);
        assertThat(reader.firstChild()).isBetween(10_000_000_000L - 4, 10_000_000_000L);
        assertThat(reader.parent()).isBetween(4_990_000_000L, 5_010_000_000L);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 1000, 1_000_003})
    void sharesAreNeverOffByMoreThanRoundingAsks(long parents) {
        double[] probabilities = new double[5];
        double sum = 0;
        for (int k = 1; k <= 5; k++) {
            probabilities[k - 1] = Math.pow(k, -MEAN_TWO);
            sum += probabilities[k - 1];
        }
        Shares shares = CountShares.of(parents, ONE_TO_FIVE);
        for (int i = 0; i < 5; i++) {
            long parentsWith = shares.end(i) - (i == 0 ? 0 : shares.end(i - 1));
            assertThat((double) parentsWith)
                    .isBetween(parents * probabilities[i] / sum - 3, parents * probabilities[i] / sum + 3);
        }
        assertThat(shares.total()).isEqualTo(2 * parents);
    }

    /** Within a block the exact shares show; from block to block, at the same place, a draw is a draw. */
    @Test
    void countsFarApartFollowTheDistribution() {
        ChildCounts counts = counts(400_000_000, ONE_TO_FIVE);
        CountReader reader = new CountReader(counts);
        double sum = 0;
        for (int k = 1; k <= 5; k++) {
            sum += Math.pow(k, -MEAN_TWO);
        }
        double total = sum;
        DrawChecks.chiSquare(1, 5, k -> Math.pow(k, -MEAN_TWO) / total, new LongToIntFunction() {
            private long parent;

            @Override
            public int applyAsInt(long ignored) {
                reader.seek(parent);
                parent += 2000;
                return (int) reader.count();
            }
        });
    }

    @Test
    void countsOfNeighboursAreUnrelated() {
        CountReader reader = new CountReader(counts(1_000_000, ONE_TO_FIVE));
        reader.seek(0);
        double[] first = new double[500_000];
        double[] second = new double[500_000];
        for (int i = 0; i < first.length; i++) {
            first[i] = reader.count();
            reader.next();
            second[i] = reader.count();
            if (i + 1 < first.length) {
                reader.next();
            }
        }
        double correlation = new PearsonsCorrelation().correlation(first, second);
        assertThat(Math.abs(correlation)).isLessThan(0.006); // four standard errors
    }

    private static ChildCounts counts(long parents, Distribution distribution) {
        return new ChildCounts(parents, CountShares.of(parents, distribution), CellBits.key(42, "counts"));
    }

    @Test
    void noParentHasANumberOfChildrenOfWeightZero() {
        for (long parents = 1; parents < 50; parents++) {
            Shares shares = Shares.of(parents, new long[] {2, 3, 4, 5}, new double[] {0, 0.5, 0, 0.5});
            assertThat(shares.end(0)).isZero();
            assertThat(shares.end(2)).isEqualTo(shares.end(1));
        }
    }
}
