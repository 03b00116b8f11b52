package io.ballast.loader.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DateOrderTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
                    ISO, MDY     | MDY
                    iso, dmy     | DMY
                    SQL,European | DMY
                    US           | MDY
                    NonEuropean  | MDY
                    ymd          | YMD
                    German       | DMY
                    German, YMD  | YMD
                    "ISO", "DMY" | DMY
                    ISO          | -
                    Postgres     | -
                    """)
    void isWhatTheServerTakesADateStyleFor(String dateStyle, DateOrder order) {
        assertThat(DateOrder.in(dateStyle).orElse(null)).isEqualTo(order);
    }
}
