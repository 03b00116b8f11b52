package io.ballast.introspect.fit;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TimeSharesTest {
    private static final BigDecimal DAY = BigDecimal.valueOf(86_400);

    @Test
    void sharesArePartsOfTheRange() {
        // a quarter in the first of four days, a half at the start of the second or within it, the rest later
        ObservedNumbers seen = new ObservedNumbers(
                new TreeMap<>(Map.of(DAY.multiply(number("1.5")), 0.25)),
                List.of(number("0"), DAY, DAY, DAY.multiply(number("4"))));
        assertThat(TimeShares.of(seen, BigDecimal.ZERO, DAY.multiply(number("4")), true))
                .containsExactly(0.25, 0.583, 0.0833, 0.0833);
        assertThat(TimeShares.of(seen, BigDecimal.ZERO, DAY.multiply(number("4")), false))
                .hasSize(24);
    }

    @Test
    void tellsNothingWhereAllTimesAreAlike() {
        ObservedNumbers seen = new ObservedNumbers(
                new TreeMap<>(), List.of(DAY, DAY.multiply(number("50")), DAY.multiply(number("99"))));
        assertThat(TimeShares.of(seen, BigDecimal.ZERO, DAY.multiply(number("100")), true))
                .isEmpty();
    }

    private static BigDecimal number(String text) {
        return new BigDecimal(text);
    }
}
