package io.ballast.spec.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WholeNumberTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1000, 1000",
        "10_000_000, 10000000",
        "10M, 10000000",
        "200k, 200000",
        "1.5M, 1500000",
        "2G, 2000000000",
        "-7, -7",
        "9223372036854775807, 9223372036854775807",
        "-9223372036854775808, -9223372036854775808"
    })
    void readsNumbersAsPeopleWriteThem(String text, long number) {
        assertThat(WholeNumber.parse(text)).hasValue(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "k",
                "10m",
                "10K",
                "10 M",
                "1.5",
                "1.2345k",
                "1__0",
                "_1",
                "1_",
                "0x10",
                "1e6",
                "ten",
                "+5",
                "9223372036854775808",
                "9999999999G",
                "10MB",
                "--1",
                "٣"
            })
    void takesNothingElse(String text) {
        assertThat(WholeNumber.parse(text)).isEmpty();
    }
}
