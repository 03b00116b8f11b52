package io.ballast.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadableNumbersTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0 B",
        "1023, 1023 B",
        "1024, 1.0 KiB",
        "1048575, 1.0 MiB",
        "9954123456, 9.3 GiB",
        "-2048, -2.0 KiB",
    })
    void writesSizesInTheUnitThatLeavesFewestDigits(long bytes, String text) {
        assertThat(ReadableNumbers.size(bytes)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"999, 999", "1000, 1.0k", "999949, 999.9k", "999950, 1.0M", "50000000, 50.0M", "2500000000000, 2.5T"})
    void writesRoughCountsInFewSigns(long number, String text) {
        assertThat(ReadableNumbers.roughly(number)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 ms",
        "999, 999 ms",
        "1000, 1.00 s",
        "59994, 59.99 s",
        "59999, 1 min 00 s",
        "60000, 1 min 00 s",
        "192400, 3 min 12 s",
        "3599600, 1 h 00 min",
        "7500000, 2 h 05 min",
    })
    void writesTimesAsExactAsTheirLengthAsksFor(long millis, String text) {
        assertThat(ReadableNumbers.time(Duration.ofMillis(millis))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"7, 0:07", "754, 12:34", "3723, 1:02:03"})
    void writesRunningTimesAsAClock(long seconds, String text) {
        assertThat(ReadableNumbers.clock(Duration.ofSeconds(seconds))).isEqualTo(text);
    }

    @Test
    void dividesByNoTimeWithoutFailing() {
        assertThat(ReadableNumbers.perSecond(5, Duration.ZERO)).isZero();
        assertThat(ReadableNumbers.perSecond(5, Duration.ofMillis(500))).isEqualTo(10);
    }
}
