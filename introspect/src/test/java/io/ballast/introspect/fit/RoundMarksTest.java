package io.ballast.introspect.fit;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoundMarksTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0, 0, 0",
        "1, 0, 0, 2",
        "3, 0, 2, 5",
        "7, 0, 5, 10",
        "10, 0, 5, 20",
        "98431, 0, 50000, 100000",
        "100000, 0, 50000, 200000",
        "-17, 0, -20, -10",
        "-20, 0, -50, -10",
        "0.07, 2, 0.05, 0.10",
        "0.01, 2, 0.00, 0.02",
        "4.99, 2, 2.00, 5.00"
    })
    void goesOutwardToAMark(BigDecimal value, int scale, BigDecimal below, BigDecimal above) {
        assertThat(RoundMarks.below(value, scale)).isEqualByComparingTo(below);
        assertThat(RoundMarks.above(value, scale)).isEqualByComparingTo(above);
    }

    @Test
    void neverStaysAtTheValueItselfSaveAtZero() {
        for (int i = 1; i < 20_000; i++) {
            BigDecimal value = BigDecimal.valueOf(i);
            assertThat(RoundMarks.below(value, 0)).isLessThan(value);
            assertThat(RoundMarks.above(value, 0)).isGreaterThan(value);
        }
    }
}
