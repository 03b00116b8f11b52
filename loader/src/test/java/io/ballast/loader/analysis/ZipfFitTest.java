package io.ballast.loader.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.math3.distribution.ZipfDistribution;
import org.junit.jupiter.api.Test;

class ZipfFitTest {
    @Test
    void sharesAreThoseOfCommonsMath() {
        double[] shares = new BoundedZipf(7, 1.3, ChildrenDistribution.Origin.STATED).shares();
        ZipfDistribution reference = new ZipfDistribution(null, 7, 1.3);
        for (int k = 1; k <= 7; k++) {
            assertThat(shares[k - 1]).isCloseTo(reference.probability(k), within(1e-15));
        }
    }

    @Test
    void findsTheExponentThatTheCountsWereMadeFrom() {
        SortedMap<Long, Long> counts = new TreeMap<>();
        double[] shares = new BoundedZipf(5, 1.2557343719704368, ChildrenDistribution.Origin.STATED).shares();
        for (int k = 1; k <= 5; k++) {
            counts.put((long) k, Math.round(shares[k - 1] * 1e12));
        }
        BoundedZipf zipf = ZipfFit.fit(counts).orElseThrow();
        assertThat(zipf.max()).isEqualTo(5);
        assertThat(zipf.exponent()).isCloseTo(1.2557343719704368, within(1e-9));
        assertThat(zipf.origin()).isEqualTo(ChildrenDistribution.Origin.FITTED);
    }

    @Test
    void findsAVerySteepDistribution() {
        BoundedZipf zipf = ZipfFit.fit(counts(1_048_576, 1)).orElseThrow();
        assertThat(zipf.exponent()).isCloseTo(20, within(1e-6));
    }

    @Test
    void hasNoDistributionForParentsWithoutChildren() {
        SortedMap<Long, Long> counts = counts(50, 20, 10);
        counts.put(0L, 1L);
        assertThat(ZipfFit.fit(counts)).isEmpty();
    }

    @Test
    void hasNoDistributionWhenEveryParentHasOneChildOrThereIsNone() {
        assertThat(ZipfFit.fit(counts(50))).isEmpty();
        assertThat(ZipfFit.fit(new TreeMap<>())).isEmpty();
    }

    @Test
    void hasNoDistributionWhenLargeCountsAreAsFrequentAsSmallOnes() {
        assertThat(ZipfFit.fit(counts(10, 10, 10))).isEmpty();
        assertThat(ZipfFit.fit(counts(10, 20, 30))).isEmpty();
    }

    @Test
    void hasNoDistributionForCountsBeyondAThousand() {
        SortedMap<Long, Long> counts = counts(50, 20, 10);
        counts.put(1_001L, 1L);
        assertThat(ZipfFit.fit(counts)).isEmpty();
    }

    /** Parents with one child, with two, and so on. */
    static SortedMap<Long, Long> counts(long... parents) {
        SortedMap<Long, Long> counts = new TreeMap<>();
        for (int i = 0; i < parents.length; i++) {
            counts.put(i + 1L, parents[i]);
        }
        return counts;
    }

    static SortedMap<Long, Long> drawn(ZipfDistribution distribution, int parents) {
        SortedMap<Long, Long> counts = new TreeMap<>();
        for (int children : distribution.sample(parents)) {
            counts.merge((long) children, 1L, Long::sum);
        }
        assertThat(counts.keySet()).containsAll(List.of(1L, 2L));
        return counts;
    }
}
