package io.ballast.generator.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CellBitsTest {
    /** The JDK's own SplitMix64 takes the same steps, but starts one step ahead. */
    @Test
    void rowsAreTheOutputsOfSplitMix64() {
        SplittableRandom twin = new SplittableRandom(42);
        for (int row = 1; row <= 1000; row++) {
            assertThat(CellBits.at(42, row)).isEqualTo(twin.nextLong());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 1000, (1L << 40) + 7, (1L << 62) - 1})
    void belowIsTheProductsUpperWord(long bound) {
        for (int i = 0; i < 1000; i++) {
            long bits = CellBits.at(7, i);
            BigInteger product = new BigInteger(Long.toUnsignedString(bits >>> 1)).multiply(BigInteger.valueOf(bound));
            assertThat(CellBits.below(bits, bound))
                    .isEqualTo(product.shiftRight(63).longValueExact())
                    .isBetween(0L, bound - 1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 10, 97})
    void belowIsUniform(int bound) {
        DrawChecks.chiSquare(0, bound - 1, k -> 1.0 / bound, bits -> (int) CellBits.below(bits, bound));
    }

    @Test
    void keysOfDifferentNamesDiffer() {
        Set<Long> keys = new HashSet<>();
        keys.add(CellBits.key(1, "ab", "c"));
        keys.add(CellBits.key(1, "a", "bc"));
        keys.add(CellBits.key(1, "abc"));
        keys.add(CellBits.key(2, "abc"));
        keys.add(CellBits.key(1, "abc", ""));
        assertThat(keys).hasSize(5);
    }

    @Test
    void unitStaysBelowOne() {
        assertThat(CellBits.unit(-1L)).isLessThan(1);
        assertThat(CellBits.unit(0)).isZero();
    }
}
