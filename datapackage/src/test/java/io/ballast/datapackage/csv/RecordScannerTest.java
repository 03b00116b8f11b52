package io.ballast.datapackage.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.univocity.parsers.csv.CsvFormat;
import com.univocity.parsers.csv.CsvWriter;
import com.univocity.parsers.csv.CsvWriterSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

class RecordScannerTest {
    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void scans(String id, JsonNode given) {
        DelimitedDialect dialect = dialect(given.get("dialect"));
        String file = given.get("file").asString();
        if (given.has("refusal")) {
            assertThatThrownBy(() -> records(file, dialect, file.length()))
                    .isInstanceOf(ScanFault.class)
                    .hasMessage("line "
                            + given.get("refusal")
                                    .asString()
                                    .replaceFirst(": ", ": found ")
                                    .replaceFirst("; ", "; expected "));
            return;
        }
        List<List<@Nullable String>> expected = new ArrayList<>();
        given.get("records").forEach(record -> {
            List<@Nullable String> fields = new ArrayList<>();
            record.forEach(field -> fields.add(field.isNull() ? null : field.asString()));
            expected.add(fields);
        });
        assertThat(records(file, dialect, 1)).as("read by single characters").isEqualTo(expected);
        assertThat(records(file, dialect, file.length() + 1)).isEqualTo(expected);
    }

    static Stream<Object[]> cases() {
        try (InputStream in = RecordScannerTest.class.getResourceAsStream("/datapackage/dialects.yaml")) {
            return StreamSupport.stream(new YAMLMapper().readTree(in).spliterator(), false)
                    .map(one -> new Object[] {one.get("id").asString(), one});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Random records in random chunks, as another library writes them: the fields that it was given come out. */
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {"`,`, `\"`, `\"`", ";, ', '", "|, \", \\", "`\t`, ', \\"})
    void readsWhatAnotherLibraryWrites(String delimiter, char quote, char escape) {
        Random random = new Random(delimiter.charAt(0));
        DelimitedDialect dialect = new DelimitedDialect(
                false,
                delimiter,
                null,
                new Quoting(quote, quote == escape, quote == escape ? null : escape, true),
                null,
                null,
                false);
        String alphabet = "ab \n" + delimiter + quote + escape + "ü𝄞";
        List<List<@Nullable String>> records = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            List<@Nullable String> record = new ArrayList<>();
            for (int field = 0; field < 1 + random.nextInt(5); field++) {
                StringBuilder text = new StringBuilder("x");
                for (int n = random.nextInt(6); n > 0; n--) {
                    int[] codePoints = alphabet.codePoints().toArray();
                    text.appendCodePoint(codePoints[random.nextInt(codePoints.length)]);
                }
                record.add(text.toString());
            }
            records.add(record);
        }
        assertThat(records(written(records, delimiter, quote, escape), dialect, 7))
                .isEqualTo(records);
    }

    @Test
    void tellsLinesWhateverIsInQuotes() throws IOException {
        RecordScanner scanner = new RecordScanner(source("a\n\"b\n\n\"\nc\n", 100), dialect(null));
        List<Long> lines = new ArrayList<>();
        while (scanner.next()) {
            lines.add(scanner.line());
        }
        assertThat(lines).containsExactly(1L, 2L, 5L);
    }

    @Test
    void refusesARecordThatNeverEnds() {
        CharSource endless = (buffer, offset, length) -> {
            Arrays.fill(buffer, offset, offset + length, 'a');
            return length;
        };
        assertThatThrownBy(() -> new RecordScanner(endless, dialect(null)).next())
                .hasMessage(
                        "line 1: found a record of more than 4194304 characters; expected at most that; is a quote or"
                                + " a line terminator missing?");
        CharSource fields = (buffer, offset, length) -> {
            Arrays.fill(buffer, offset, offset + length, ',');
            return length;
        };
        assertThatThrownBy(() -> new RecordScanner(fields, dialect(null)).next())
                .hasMessage("line 1: found more than 3200 fields in a record; expected at most that");
    }

    private static String written(List<List<@Nullable String>> records, String delimiter, char quote, char escape) {
        CsvWriterSettings settings = new CsvWriterSettings();
        CsvFormat format = settings.getFormat();
        format.setDelimiter(delimiter);
        format.setQuote(quote);
        format.setQuoteEscape(escape);
        format.setCharToEscapeQuoteEscaping(escape);
        format.setLineSeparator("\n");
        settings.setQuoteAllFields(false);
        settings.setQuotationTriggers(quote, escape, '\n');
        settings.setNormalizeLineEndingsWithinQuotes(false);
        settings.trimValues(false);
        StringWriter text = new StringWriter();
        CsvWriter writer = new CsvWriter(text, settings);
        records.forEach(record -> writer.writeRow(record.toArray()));
        writer.close();
        return text.toString();
    }

    private static List<List<@Nullable String>> records(String file, DelimitedDialect dialect, int chunk) {
        try {
            RecordScanner scanner = new RecordScanner(source(file, chunk), dialect);
            List<List<@Nullable String>> records = new ArrayList<>();
            while (scanner.next()) {
                List<@Nullable String> record = new ArrayList<>();
                for (int i = 0; i < scanner.fields(); i++) {
                    record.add(scanner.isNull(i) ? null : scanner.field(i));
                }
                records.add(record);
            }
            return records;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CharSource source(String text, int chunk) {
        StringReader reader = new StringReader(text);
        return (buffer, offset, length) -> reader.read(buffer, offset, Math.min(length, Math.max(1, chunk)));
    }

    private static DelimitedDialect dialect(@Nullable JsonNode given) {
        return new DelimitedDialect(
                false,
                given != null && given.has("delimiter") ? given.get("delimiter").asString() : ",",
                text(given, "lineTerminator"),
                given == null ? Quoting.STANDARD : quoting(given),
                text(given, "nullSequence"),
                text(given, "commentChar"),
                given != null && given.has("skipInitialSpace"),
                given != null && given.has("trailingDelimiter"));
    }

    private static Quoting quoting(JsonNode given) {
        return new Quoting(
                given.has("quoteChar") ? character(given, "quoteChar") : (Character) '"',
                !given.has("doubleQuote") || given.get("doubleQuote").booleanValue(),
                character(given, "escapeChar"),
                given.has("escapeInQuotesOnly"));
    }

    private static @Nullable String text(@Nullable JsonNode given, String key) {
        return given == null || !given.has(key) ? null : given.get(key).asString();
    }

    private static @Nullable Character character(JsonNode given, String key) {
        String text = text(given, key);
        return text == null || text.isEmpty() ? null : text.charAt(0);
    }
}
