package io.ballast.generator.csv;

import static org.assertj.core.api.Assertions.assertThat;

import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CsvQuotingTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '|',
            value = {
                "abc;abc",
                "||;\"\"",
                "a,b;\"a,b\"",
                "say \"hi\";\"say \"\"hi\"\"\"",
                "\";\"\"\"\"",
                "\\.;\"\\.\"",
                "\\.x;\\.x",
                " x ; x ",
                "NULL;NULL",
                "😀;😀"
            })
    void quotesOnlyWhereNeeded(String text, String expected) {
        assertThat(encode(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "\r", "\r\n", "\"\n\"", ",\",\"", "a\tb", "\\", "\\N", "'", "\u0001", "ä\u2028ß"})
    void survivesAnotherReader(String text) {
        CsvParserSettings settings = new CsvParserSettings();
        settings.getFormat().setLineSeparator("\n");
        settings.setNormalizeLineEndingsWithinQuotes(false);
        settings.setIgnoreLeadingWhitespaces(false);
        settings.setIgnoreTrailingWhitespaces(false);
        String[] row = new CsvParser(settings).parseLine("x," + encode(text) + ",y\n");
        assertThat(row).containsExactly("x", text, "y");
    }

    @ParameterizedTest
    @ValueSource(strings = {"id,\"a,b\",\"say \"\"x\"\"\"\n"})
    void headerQuotesNamesLikeValues(String expected) {
        assertThat(new String(CsvEncoder.header(List.of("id", "a,b", "say \"x\"")), StandardCharsets.UTF_8))
                .isEqualTo(expected);
    }

    private static String encode(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        byte[] buffer = Arrays.copyOf(utf8, 2 * utf8.length + 2);
        int end = CsvQuoting.isNeeded(buffer, 0, utf8.length)
                ? CsvQuoting.quoteInPlace(buffer, 0, utf8.length)
                : utf8.length;
        return new String(buffer, 0, end, StandardCharsets.UTF_8);
    }
}
