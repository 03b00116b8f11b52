package io.ballast.generator.csv;

import static org.assertj.core.api.Assertions.assertThat;

import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
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

    /** Texts of up to three words in every alignment, with bytes behind them that would need quotes, beside a plain twin. */
    @Test
    void quotesAsAPlainTwinDoes() {
        Random random = new Random(1);
        for (int i = 0; i < 200_000; i++) {
            int from = random.nextInt(9);
            int length = random.nextInt(25);
            byte[] buffer = new byte[from + 2 * length + 2 + CsvQuoting.SLACK_BYTES];
            for (int k = 0; k < buffer.length; k++) {
                boolean rare = random.nextInt(i % 40 + 1) == 0;
                buffer[k] = rare ? (byte) "\",\n\r!#-\u000b".charAt(random.nextInt(8)) : (byte) random.nextInt(256);
            }
            String text = new String(buffer, from, length, StandardCharsets.ISO_8859_1);
            boolean needed = text.isEmpty() || text.matches("(?s).*[\",\n\r].*|\\\\\\.");
            assertThat(CsvQuoting.isNeeded(buffer, from, from + length))
                    .as(text)
                    .isEqualTo(needed);
            int end = CsvQuoting.quoteInPlace(buffer, from, from + length, new byte[buffer.length]);
            assertThat(new String(buffer, from, end - from, StandardCharsets.ISO_8859_1))
                    .isEqualTo('"' + text.replace("\"", "\"\"") + '"');
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"id,\"a,b\",\"say \"\"x\"\"\"\n"})
    void headerQuotesNamesLikeValues(String expected) {
        assertThat(new String(CsvEncoder.header(List.of("id", "a,b", "say \"x\"")), StandardCharsets.UTF_8))
                .isEqualTo(expected);
    }

    private static String encode(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        byte[] buffer = Arrays.copyOf(utf8, 2 * utf8.length + 2 + CsvQuoting.SLACK_BYTES);
        int end = CsvQuoting.isNeeded(buffer, 0, utf8.length)
                ? CsvQuoting.quoteInPlace(buffer, 0, utf8.length, new byte[buffer.length])
                : utf8.length;
        return new String(buffer, 0, end, StandardCharsets.UTF_8);
    }
}
