package io.ballast.loader.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.loader.UsersBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SortMemoryTest {
    private static final long GIB = 1L << 30;

    @Test
    void isSmallEnoughForTheCaches() {
        assertThat(SortMemory.of(PlanFixture.USERS, null))
                .isEqualTo(
                        new SortMemory(32 * 1024, false, "runs that fit the processor's caches, merged in one pass"));
    }

    @Test
    void isWhatTheUserWants() {
        assertThat(SortMemory.of(PlanFixture.USERS, 2048L)).isEqualTo(new SortMemory(2048, true, "requested"));
    }

    @Test
    void growsWithATableWhoseRunsWouldNotMergeInOnePass() {
        SortMemory memory = SortMemory.of(PlanFixture.bundle(PlanFixture.table(UsersBundle.USERS, 1, 100 * GIB)), null);

        assertThat(memory.kib()).isGreaterThan(32 * 1024);
        assertThat(memory.reason()).isEqualTo("the least that merges the runs of the largest table in one pass");
    }

    /** Memory for a merge is a buffer of 272 KiB for each run, and no merge takes more than 500 runs (tuplesort.c). */
    @ParameterizedTest
    @CsvSource({"1, 16", "3, 28", "4, 32", "16, 65", "64, 131", "100, 204", "1000, 2048"})
    void leavesEachMergeEnoughBuffersForAllItsRuns(long gib, long mib) {
        long kib = SortMemory.onePassKib(gib * GIB);

        assertThat(kib / 1024).isEqualTo(mib);
        long runs = (gib * GIB + kib * 1024 - 1) / (kib * 1024);
        assertThat(runs).isLessThanOrEqualTo(500);
        assertThat(runs * 272).isLessThanOrEqualTo(kib + 272);
    }
}
