package io.ballast.datapackage.type;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypeInferenceTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ':',
            quoteCharacter = '~',
            value = {
                "1|-7|+3|0|2147483647 : integer",
                "1|2147483648 : bigint",
                "-9223372036854775808 : bigint",
                "9223372036854775808|1 : numeric",
                "1|1.50|-.5|3. : numeric",
                "0.1|1e-05|2E+10|7 : double precision",
                "12345678901|1.5e3 : double precision",
                "1234567890123456|1.5e3 : text",
                "0.12345678901234567890|1e5 : text",
                "1e400 : text",
                "007|1 : text",
                "0.5|00.5 : text",
                "1,5 : text",
                "- : text",
                ". : text",
                "1e : text",
                "1 2 : text",
                "true|False|t|f|TRUE : boolean",
                "true|1 : text",
                "yes : text",
                "2024-02-29|0001-01-01 : date",
                "2023-02-29 : text",
                "2024-13-01 : text",
                "2024-01-01 b : text",
                "1.1.2024 : text"
            })
    void isTheNarrowestThatAllValuesHave(String values, String type) {
        assertThat(typeOf(values.strip().split("\\|"))).isEqualTo(type);
    }

    @Test
    void timesAndUuids() {
        assertThat(typeOf("2024-01-01 10:00:00", "2024-01-01T10:00", "2024-01-01", "2024-01-01 10:00:00.123456"))
                .isEqualTo("timestamp");
        assertThat(typeOf("2024-01-01 10:00:00.1234567")).isEqualTo("text");
        assertThat(typeOf("2024-01-01 24:00:00")).isEqualTo("text");
        assertThat(typeOf(
                        "2024-01-01 10:00:00+00",
                        "2024-01-01T10:00:00Z",
                        "2024-01-01 10:00:00-0930",
                        "2024-01-01 10:00+05:30"))
                .isEqualTo("timestamptz");
        assertThat(typeOf("2024-01-01 10:00:00+00", "2024-01-01 10:00:00")).isEqualTo("text");
        assertThat(typeOf("10:00:00", "23:59:59.5")).isEqualTo("time");
        assertThat(typeOf("25:00:00")).isEqualTo("text");
        assertThat(typeOf("6f9619ff-8b86-d011-b42d-00c04fc964ff", "6F9619FF-8B86-D011-B42D-00C04FC964FF"))
                .isEqualTo("uuid");
        assertThat(typeOf("6f9619ff-8b86-d011-b42d-00c04fc964fg")).isEqualTo("text");
    }

    @Test
    void noValueAndTheEmptyOneAreText() {
        assertThat(typeOf()).isEqualTo("text");
        assertThat(typeOf("1", "")).isEqualTo("text");
    }

    /** With characters around each value that are not part of it. */
    private static String typeOf(String... values) {
        TypeInference inference = new TypeInference();
        for (String value : values) {
            char[] text = ("9-x" + value + "x1:").toCharArray();
            inference.add(text, 3, 3 + value.length());
        }
        return inference.type().sql();
    }
}
