package io.ballast.generator.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.LongToIntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PermutationTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 15, 16, 17, 1000, 65_536, 1_000_003})
    void hitsEachNumberOnce(long size) {
        Permutation permutation = new Permutation(size, 42);
        BitSet hit = new BitSet();
        for (long i = 0; i < size; i++) {
            hit.set(Math.toIntExact(permutation.apply(i)));
        }
        assertThat(hit.cardinality()).isEqualTo((int) size);
        assertThat(hit.length()).isEqualTo((int) size);
    }

    @Test
    void neverRepeatsAmongTenMillionOfAHugeRange() {
        long size = 9_999_999_999L;
        Permutation permutation = new Permutation(size, 7);
        long[] values = new long[10_000_000];
        for (int i = 0; i < values.length; i++) {
            values[i] = permutation.apply(i * 999L);
        }
        Arrays.parallelSort(values);
        assertThat(values[0]).isNotNegative();
        assertThat(values[values.length - 1]).isLessThan(size);
        assertThat(IntStream.range(1, values.length).filter(i -> values[i - 1] == values[i]))
                .isEmpty();
    }

    @Test
    void looksRandom() {
        Permutation permutation = new Permutation(1 << 20, 3);
        DrawChecks.chiSquare(0, 15, k -> 1.0 / 16, new LongToIntFunction() {
            private long row;

            @Override
            public int applyAsInt(long ignored) {
                return (int) (permutation.apply(row++) >>> 16);
            }
        });
    }

    @Test
    void refusesNumbersOutside() {
        assertThatThrownBy(() -> new Permutation(100, 1).apply(100))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("100 is not below 100");
    }

    @Test
    void refusesNothingToPermute() {
        assertThatThrownBy(() -> new Permutation(0, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("cannot permute 0 numbers");
    }
}
