package io.ballast.generator.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowTextTest {
    /** As the server writes them (record_out in adt/rowtypes.c). */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    a | a
                    é | é
                    `` | ""
                    ` ` | " "
                    a b | "a b"
                    a,b | "a,b"
                    (a) | "(a)"
                    a"b | "a""b"
                    a\\b | "a\\\\b"
                    {a} | {a}
                    null | null
                    """)
    void quotesWhatWouldBeReadAsSomethingElse(String field, String expected) {
        byte[] utf8 = field.getBytes(StandardCharsets.UTF_8);
        byte[] buffer = new byte[RowText.maxQuoted(utf8.length)];
        int end = RowText.putField(utf8, utf8.length, buffer, 0);
        assertThat(new String(buffer, 0, end, StandardCharsets.UTF_8)).isEqualTo(expected);
    }
}
