package io.ballast.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each of PostgreSQL's types as Spark has it, by the type and by a value; the time zone of the session is not UTC. */
class TypeMappingIT {
    static Stream<Arguments> constants() {
        return Stream.of(
                arguments(
                        "uuid",
                        "11111111-2222-3333-4444-555555555555",
                        "string",
                        "11111111-2222-3333-4444-555555555555"),
                arguments("text", "'a, \"b\"'", "string", "a, \"b\""),
                arguments("varchar(5)", "abc", "string", "abc"),
                arguments("char(3)", "abc", "string", "abc"),
                arguments("smallint", "-32768", "smallint", Short.MIN_VALUE),
                arguments("integer", "-7", "int", -7),
                arguments("bigint", "9223372036854775807", "bigint", Long.MAX_VALUE),
                arguments("numeric(12,2)", "-0.5", "decimal(12,2)", new BigDecimal("-0.50")),
                arguments("numeric(6)", "12", "decimal(6,0)", new BigDecimal("12")),
                arguments(
                        "numeric(38,10)",
                        "1234567890123456789.5",
                        "decimal(38,10)",
                        new BigDecimal("1234567890123456789.5000000000")),
                arguments("numeric(39,2)", "1.5", "string", "1.50"),
                arguments("numeric", "1.5", "string", "1.5"),
                arguments("real", "0.1", "float", 0.1f),
                arguments("double precision", "0.1", "double", 0.1),
                arguments("boolean", "true", "boolean", true),
                arguments("date", "2024-02-29", "date", Date.valueOf("2024-02-29")),
                arguments("time", "'23:59:58.5'", "string", "23:59:58.5"),
                arguments(
                        "timestamp",
                        "'2024-07-01 12:00:00.25'",
                        "timestamp_ntz",
                        LocalDateTime.parse("2024-07-01T12:00:00.25")),
                arguments(
                        "timestamptz",
                        "'2024-07-01 12:00:00.25+00'",
                        "timestamp",
                        Timestamp.from(Instant.parse("2024-07-01T12:00:00.25Z"))),
                arguments("interval", "1 day", "string", "1 day"),
                arguments("json", "'{\"a\": 1}'", "string", "{\"a\": 1}"),
                arguments("jsonb", "'{\"a\": 1}'", "string", "{\"a\": 1}"),
                arguments("inet", "10.0.0.1", "string", "10.0.0.1"));
    }

    @ParameterizedTest
    @MethodSource("constants")
    void aValueOfAType(String type, String constant, String expectedType, Object expected) {
        Dataset<Row> rows = read("{ type: \"" + type + "\", nulls: 0.5, value: { constant: " + constant + " } }", 20);

        assertThat(rows.schema().fields()[0].dataType().simpleString()).isEqualTo(expectedType);
        assertThat(values(rows)).hasSize(20).contains(expected, (Object) null).containsOnly(expected, null);
    }

    @Test
    void bytes() {
        Dataset<Row> rows = read("{ type: bytea, value: { constant: '\\x00ff' } }", 1);

        assertThat(rows.schema().fields()[0].dataType().simpleString()).isEqualTo("binary");
        assertThat((byte[]) rows.first().get(0)).containsExactly(0, 255);
    }

    static Stream<Arguments> made() {
        return Stream.of(
                arguments("smallint", "{ integer: { min: 5, max: 5 } }", (short) 5),
                arguments("bigint", "{ sequence: { start: 7 } }", 7L),
                arguments("numeric(12,4)", "{ decimal: { min: 1.25, max: 1.25 } }", new BigDecimal("1.2500")),
                arguments("boolean", "{ boolean: { probability: 1 } }", true),
                arguments("date", "{ date: { from: 2024-02-29, to: 2024-03-01 } }", Date.valueOf("2024-02-29")));
    }

    /** What both sides have as a word. */
    @ParameterizedTest
    @MethodSource("made")
    void aValueThatIsMade(String type, String value, Object expected) {
        assertThat(read("{ type: \"" + type + "\", value: " + value + " }", 1)
                        .first()
                        .get(0))
                .isEqualTo(expected);
    }

    @Test
    void arraysHaveElementsAndNulls() {
        Dataset<Row> rows = read(
                "{ type: \"text[]\", nulls: 0.2, value: { array: { element: { choice: ['', 'a\"b', 'x,y', NULLS, 'null'] }, length: 3 } } }",
                50);

        assertThat(rows.schema().fields()[0].dataType().simpleString()).isEqualTo("array<string>");
        assertThat(rows.selectExpr("explode(v)").distinct().collectAsList().stream()
                        .map(row -> row.getString(0)))
                .containsExactlyInAnyOrder("", "a\"b", "x,y", "NULLS", "null");
        assertThat(rows.filter("v is null").count()).isBetween(1L, 49L);
        assertThat(rows.filter("size(v) = 3 or v is null").count()).isEqualTo(50);
    }

    @Test
    void arraysOfNumbersAreNumbers() {
        Dataset<Row> rows = read(
                "{ type: \"integer[]\", value: { array: { element: { integer: { min: 4, max: 4 } }, length: 2 } } }",
                2);

        assertThat(rows.first().getList(0)).isEqualTo(List.of(4, 4));
    }

    @Test
    void anEnumIsText() {
        Dataset<Row> rows = DataSourceIT.read("""
                ballast: 1
                dataset: t
                types: { mood: { enum: [sad, happy] } }
                tables: { t: { rows: 3, columns: { v: { type: mood, value: { constant: happy } } } } }
                """, "t");

        assertThat(rows.schema().fields()[0].dataType().simpleString()).isEqualTo("string");
        assertThat(rows.first().get(0)).isEqualTo("happy");
    }

    @Test
    void whatSparksTypeCannotHoldIsRefused() {
        Dataset<Row> rows = read("{ type: date, value: { constant: infinity } }", 1);

        assertThatThrownBy(rows::collect)
                .hasStackTraceContaining(
                        "\"infinity\" is not a value of Spark's type date. Leave the column out, or give it the"
                                + " type text in the spec.");
    }

    @Test
    void thePageHasTheTypeOfEach() throws Exception {
        String page = Files.readString(Path.of("..", "docs", "spark.md"));
        constants().forEach(constant -> {
            String type = ((String) constant.get()[0]).replaceFirst("\\(.*", "");
            String spark = ((String) constant.get()[2]).replaceFirst("\\(.*", "");
            assertThat(page)
                    .matches(
                            Pattern.compile("(?s).*\n\\|[^\n|]*`" + type + "[`(][^\n]*\\|[^\n|]*`" + spark + "[`(].*"));
        });
    }

    private static List<Object> values(Dataset<Row> rows) {
        return rows.collectAsList().stream().map(row -> row.get(0)).toList();
    }

    private static Dataset<Row> read(String column, int rows) {
        return DataSourceIT.read(
                "ballast: 1\ndataset: t\ntables:\n  t:\n    rows: " + rows + "\n    columns:\n      v: " + column
                        + "\n",
                "t");
    }
}
