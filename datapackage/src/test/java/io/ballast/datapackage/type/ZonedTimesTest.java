package io.ballast.datapackage.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZonedTimesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2024-07-01 12:00:00+00",
                "2024-07-01T12:00:00-05:30",
                "2024-07-01T12:00Z",
                "20240701T120000-05",
                "20240126 10:00 CET",
                "Jul 1 2024 12:00 PM America/New_York",
                "now",
                "infinity",
                "-infinity",
                "epoch",
                ""
            })
    void leavesTimesAsTheyAreThatNameTheirZone(String value) throws UnreadableValue {
        assertThat(new ZonedTimes(false).convert(value)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2024-07-01 12:00:00.5",
                "2024-07-01T12:00:00",
                "2024-07-01",
                "20240701 120000",
                "01/02/03",
                "Mon Jul 1 12:00:00 PM 2024",
                "0044-03-15 12:00 BC",
                "today"
            })
    void refusesTimesThatNameNone(String value) {
        assertThatThrownBy(() -> new ZonedTimes(false).convert(value))
                .hasMessage("a time without a zone (neither role nor database sets one)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"2024-07-01 12:00:00+00\",2024-07-01}", "{2024-07-01}"})
    void refusesArraysWithOne(String value) {
        assertThatThrownBy(() -> new ZonedTimes(true).convert(value)).isInstanceOf(UnreadableValue.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"2024-07-01 12:00:00+00\",NULL}", "{}"})
    void takesArraysWithoutOne(String value) throws UnreadableValue {
        assertThat(new ZonedTimes(true).convert(value)).isEqualTo(value);
    }
}
