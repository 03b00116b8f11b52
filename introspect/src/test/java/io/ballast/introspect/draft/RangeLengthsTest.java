package io.ballast.introspect.draft;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.common.schema.ServerTypes;
import io.ballast.spec.kind.RangeKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long ranges are, of which nothing but their names says it. */
class RangeLengthsTest {
    @ParameterizedTest
    @CsvSource({
        "stay, daterange, 14",
        "valid_period, daterange, 365",
        "dates, daterange, 30",
        "booking, tstzrange, 1209600",
        "during, tsrange, 28800"
    })
    void areOfDaysOrHours(String column, String type, double most) {
        assertThat(RangeLengths.of(ServerTypes.parse(type).orElseThrow(), column))
                .hasValueSatisfying(kind ->
                        assertThat(((RangeKind) kind).length().support().max()).isEqualTo(most));
    }

    @ParameterizedTest
    @CsvSource({"pages, int4range", "stays, datemultirange"})
    void areLeftToOthers(String column, String type) {
        assertThat(RangeLengths.of(ServerTypes.parse(type).orElseThrow(), column))
                .isEmpty();
    }
}
