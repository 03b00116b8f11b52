package io.ballast.introspect.fit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoundTimesTest {
    @ParameterizedTest
    @CsvSource({
        "2019-03-17T10:11:12, 2024-06-05T01:02:03, false, 2019-01-01T00:00, 2025-01-01T00:00",
        "2019-01-01T00:00:00, 2024-01-01T00:00:00, false, 2018-01-01T00:00, 2025-01-01T00:00",
        "2022-01-01T00:00:01, 2022-03-30T23:00:00, false, 2022-01-01T00:00, 2022-04-01T00:00",
        "2022-02-14T16:00:00, 2022-02-20T16:00:00, false, 2022-02-14T00:00, 2022-02-21T00:00",
        "2022-02-14T16:00:00, 2022-02-14T16:00:00, false, 2022-02-14T15:00, 2022-02-14T17:00",
        "2022-02-14T16:00:00, 2022-02-14T17:10:05, false, 2022-02-14T15:59, 2022-02-14T17:11",
        "2022-02-14T00:00:00, 2022-02-20T00:00:00, true, 2022-02-01T00:00, 2022-03-01T00:00",
        "0001-01-01T00:00:00, 9999-12-31T00:00:00, true, 0001-01-01T00:00, 9999-12-31T00:00"
    })
    void goesOutwardToTheBeginningOfAUnit(
            LocalDateTime first, LocalDateTime last, boolean dates, LocalDateTime from, LocalDateTime to) {
        assertThat(RoundTimes.around(first, last, dates)).isEqualTo(new RoundTimes(from, to));
    }
}
