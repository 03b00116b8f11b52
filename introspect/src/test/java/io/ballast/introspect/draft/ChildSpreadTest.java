package io.ballast.introspect.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

class ChildSpreadTest {
    @Test
    void givesEveryParentItsNumberAndTheRowsInAll() {
        for (long parents : new long[] {1, 7, 100, 99_999}) {
            for (long rows : new long[] {1, 5, 100, 1_000, 250_000}) {
                SortedMap<Long, Long> counts = ChildSpread.of(rows, parents, Long.MAX_VALUE);
                long all = counts.values().stream().mapToLong(Long::longValue).sum();
                long children = counts.entrySet().stream()
                        .mapToLong(entry -> entry.getKey() * entry.getValue())
                        .sum();
                assertThat(all).as("%d rows, %d parents", rows, parents).isEqualTo(parents);
                assertThat((double) children)
                        .as("%d rows, %d parents: %s", rows, parents, counts)
                        .isBetween(0.7 * rows - 1, 1.3 * rows + 1);
            }
        }
    }

    @Test
    void givesNoParentMoreThanItMayHave() {
        assertThat(ChildSpread.of(30, 100, 1)).isEqualTo(Map.of(0L, 70L, 1L, 30L));
        assertThat(ChildSpread.of(500, 100, 3)).isEqualTo(Map.of(3L, 100L));
        assertThat(ChildSpread.of(200, 100, 4).lastKey()).isLessThanOrEqualTo(4L);
        assertThat(ChildSpread.of(6_000, 100, 61).lastKey()).isLessThanOrEqualTo(61L);
    }

    @Test
    void spreadsUnevenly() {
        assertThat(ChildSpread.of(3_000, 1_000, Long.MAX_VALUE)).hasSizeGreaterThan(8);
    }

    @Test
    void makesNothingOfNoParents() {
        assertThat(ChildSpread.of(10, 0, 5)).isEmpty();
    }
}
