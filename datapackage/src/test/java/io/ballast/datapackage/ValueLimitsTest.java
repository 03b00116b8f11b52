package io.ballast.datapackage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values that no server has to be asked about. */
class ValueLimitsTest {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"type\": \"integer\" | \"minimum\": 10 | 10 | 9 | at least 10",
                "\"type\": \"integer\" | \"maximum\": 10 | -11 | 11 | at most 10",
                "\"type\": \"number\" | \"maximum\": 1.5 | 1.50 | NaN | at most 1.5",
                "\"type\": \"number\" | \"maximum\": 1234567890123456.78 | 1234567890123456.78 | 1234567890123456.79"
                        + " | at most 1234567890123456.78",
                "\"type\": \"integer\" | \"maximum\": 1e2 | 100 | 101 | at most 100",
                "\"type\": \"integer\" | \"maximum\": 100.0 | 100 | 101 | at most 100",
                "\"type\": \"number\" | \"minimum\": 0 | INF | -INF | at least 0",
                "\"type\": \"number\", \"decimalChar\": \";\" | \"enum\": [1.5, 2] | 2;0 | 1;6 | one of 1.5, 2",
                "\"type\": \"string\" | \"maxLength\": 2 | 多😀 | abc | at most 2 characters",
                "\"type\": \"string\" | \"minLength\": 2 | ab | 😀 | at least 2 characters",
                "\"type\": \"string\" | \"enum\": [\"a\", \"b\"] | b | A | one of a, b",
                "\"type\": \"string\", \"format\": \"uuid\" | \"enum\": [\"3f333df6-90a4-4fda-8dd3-9485d27cee36\"]"
                        + " | 3F333DF6-90A4-4FDA-8DD3-9485D27CEE36 | 00000000-90a4-4fda-8dd3-9485d27cee36"
                        + " | one of 3f333df6-90a4-4fda-8dd3-9485d27cee36",
                "\"type\": \"boolean\" | \"enum\": [true] | TRUE | 0 | one of t",
                "\"type\": \"date\", \"format\": \"%d.%m.%Y\" | \"minimum\": \"31.01.2024\" | 01.02.2024 | 30.01.2024 | at least 2024-01-31",
                "\"type\": \"time\" | \"maximum\": \"10:00:00\" | 09:59 | 10:00:01 | at most 10:00:00",
                "\"type\": \"datetime\" | \"minimum\": \"2024-01-01T00:00:00Z\" | 2024-01-01T01:00:00+01:00"
                        + " | 2024-01-01T01:00:00+02:00 | at least 2024-01-01T00:00:00Z",
                "\"type\": \"yearmonth\" | \"maximum\": \"2024-02\" | 2024-02 | 2024-03 | at most 2024-02",
            })
    void refusesWhatACheckOfTheColumnWould(String type, String constraint, String good, String bad, String expected) {
        SamplePackage sample = new SamplePackage(directory)
                .file("datapackage.json", """
                        {"resources": [{"name": "t", "path": "t.csv", "schema": {"fields": [
                         {"name": "a", %s, "constraints": {%s}}]}}]}""".formatted(type, constraint))
                .file("t.csv", "a\n" + good + "\n\"\"\n");
        sample.csv("t");

        sample.file("t.csv", "a\n" + good + "\n" + bad + "\n");
        assertThatThrownBy(() -> sample.csv("t"))
                .hasMessage("t.csv, row 2 (line 3), column \"a\": found \"" + bad + "\"; expected " + expected
                        + ". Nothing was published. Fix the file, or what describes it, then start over.");
    }

    @Test
    void leavesToTheServerWhatItCannotRead() {
        SamplePackage sample =
                new SamplePackage(directory).file("datapackage.json", """
                        {"resources": [{"name": "t", "path": "t.csv", "schema": {"fields": [
                         {"name": "a", "type": "date", "constraints": {"minimum": "2024-01-01"}}]}}]}""").file("t.csv", "a\ninfinity\n");

        assertThat(sample.csv("t")).isEqualTo("infinity\n");
    }
}
