package io.ballast.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.ballast.common.error.BallastException;
import io.ballast.common.schema.Column;
import io.ballast.common.schema.TableSchema;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.parquet.column.ColumnWriteStore;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.schema.MessageType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each of PostgreSQL's types as a Parquet file has it, by the type and by a value, as DuckDB reads them. */
class ColumnTypesTest {
    private static final String UUID = "11111111-2222-3333-4444-555555555555";

    @TempDir
    private Path directory;

    static Stream<Arguments> constants() {
        return Stream.of(
                arguments("uuid", UUID, "BYTE_ARRAY", "StringType()", "VARCHAR", UUID),
                arguments("text", "'a, \"b\" ☃'", "BYTE_ARRAY", "StringType()", "VARCHAR", "a, \"b\" ☃"),
                arguments("varchar(5)", "abc", "BYTE_ARRAY", "StringType()", "VARCHAR", "abc"),
                arguments("char(3)", "abc", "BYTE_ARRAY", "StringType()", "VARCHAR", "abc"),
                arguments("smallint", "-32768", "INT32", "IntType(bitWidth=\020, isSigned=1)", "SMALLINT", "-32768"),
                arguments("integer", "-7", "INT32", null, "INTEGER", "-7"),
                arguments("bigint", "9223372036854775807", "INT64", null, "BIGINT", "9223372036854775807"),
                arguments(
                        "numeric(9,2)", "-0.5", "INT32", "DecimalType(scale=2, precision=9)", "DECIMAL(9,2)", "-0.50"),
                arguments("numeric(6)", "12", "INT32", "DecimalType(scale=0, precision=6)", "DECIMAL(6,0)", "12"),
                arguments(
                        "numeric(18,2)",
                        "-9999999999999999.99",
                        "INT64",
                        "DecimalType(scale=2, precision=18)",
                        "DECIMAL(18,2)",
                        "-9999999999999999.99"),
                arguments(
                        "numeric(19,2)",
                        "-99999999999999999.99",
                        "FIXED_LEN_BYTE_ARRAY",
                        "DecimalType(scale=2, precision=19)",
                        "DECIMAL(19,2)",
                        "-99999999999999999.99"),
                arguments(
                        "numeric(38,10)",
                        "1234567890123456789.5",
                        "FIXED_LEN_BYTE_ARRAY",
                        "DecimalType(scale=10, precision=38)",
                        "DECIMAL(38,10)",
                        "1234567890123456789.5000000000"),
                arguments("numeric(39,2)", "1.5", "BYTE_ARRAY", "StringType()", "VARCHAR", "1.50"),
                arguments("numeric", "1.5", "BYTE_ARRAY", "StringType()", "VARCHAR", "1.5"),
                arguments("real", "0.1", "FLOAT", null, "FLOAT", "0.1"),
                arguments("double precision", "0.1", "DOUBLE", null, "DOUBLE", "0.1"),
                arguments("boolean", "true", "BOOLEAN", null, "BOOLEAN", "true"),
                arguments("date", "2024-02-29", "INT32", "DateType()", "DATE", "2024-02-29"),
                arguments("time", "'23:59:58.5'", "BYTE_ARRAY", "StringType()", "VARCHAR", "23:59:58.5"),
                arguments(
                        "timestamp",
                        "'1924-07-01 12:00:00.25'",
                        "INT64",
                        "TimestampType(isAdjustedToUTC=0, unit=TimeUnit(MILLIS=<null>, MICROS=MicroSeconds(), NANOS=<null>))",
                        "TIMESTAMP",
                        "1924-07-01 12:00:00.25"),
                arguments(
                        "timestamptz",
                        "'2024-07-01 12:00:00.25+00'",
                        "INT64",
                        "TimestampType(isAdjustedToUTC=1, unit=TimeUnit(MILLIS=<null>, MICROS=MicroSeconds(), NANOS=<null>))",
                        "TIMESTAMP WITH TIME ZONE",
                        "2024-07-01 12:00:00.25+00"),
                arguments("interval", "1 day", "BYTE_ARRAY", "StringType()", "VARCHAR", "1 day"),
                arguments("json", "'{\"a\": 1}'", "BYTE_ARRAY", "StringType()", "VARCHAR", "{\"a\": 1}"),
                arguments("jsonb", "'{\"a\": 1}'", "BYTE_ARRAY", "StringType()", "VARCHAR", "{\"a\": 1}"),
                arguments("bytea", "'\\x00ff'", "BYTE_ARRAY", null, "BLOB", "\\x00\\xFF"),
                arguments("inet", "10.0.0.1", "BYTE_ARRAY", "StringType()", "VARCHAR", "10.0.0.1"));
    }

    @ParameterizedTest
    @MethodSource("constants")
    void aValueOfAType(
            String type, String constant, String physical, String logical, String expectedType, String expected)
            throws Exception {
        make(20, "{ type: \"" + type + "\", nulls: 0.5, value: { constant: " + constant + " } }");

        try (ParquetTables duckDb = new ParquetTables()) {
            assertThat(duckDb.rows("SELECT type, repetition_type, logical_type FROM parquet_schema('" + file()
                            + "') WHERE name = 'v'"))
                    .containsExactly(Arrays.asList(physical, "OPTIONAL", logical));
            assertThat(duckDb.rows("SELECT DISTINCT typeof(v), v::VARCHAR FROM " + table()))
                    .containsExactlyInAnyOrder(
                            Arrays.asList(expectedType, expected), Arrays.asList(expectedType, null));
            assertThat(duckDb.rows(
                            "SELECT num_values, stats_null_count::BIGINT FROM parquet_metadata('" + file() + "')"))
                    .containsExactly(List.of("20", nulls(duckDb)));
        }
    }

    private String nulls(ParquetTables duckDb) throws Exception {
        return "" + duckDb.count("SELECT * FROM " + table() + " WHERE v IS NULL");
    }

    static Stream<Arguments> generated() {
        return Stream.of(
                arguments("smallint", "{ integer: { min: 5, max: 5 } }", "SMALLINT", "5"),
                arguments("integer", "{ integer: { min: -5, max: -5 } }", "INTEGER", "-5"),
                arguments("bigint", "{ sequence: { start: 7 } }", "BIGINT", "7"),
                arguments("numeric(6,4)", "{ decimal: { min: 1.25, max: 1.25 } }", "DECIMAL(6,4)", "1.2500"),
                arguments("numeric(12,4)", "{ decimal: { min: 1.25, max: 1.25 } }", "DECIMAL(12,4)", "1.2500"),
                arguments("numeric(30,4)", "{ decimal: { min: 1.25, max: 1.25 } }", "DECIMAL(30,4)", "1.2500"),
                arguments("numeric(12,1)", "{ integer: { min: 3, max: 3 } }", "DECIMAL(12,1)", "3.0"),
                arguments("boolean", "{ boolean: { probability: 1 } }", "BOOLEAN", "true"),
                arguments("text", "{ choice: [a] }", "VARCHAR", "a"),
                arguments("date", "{ date: { from: 2024-02-29, to: 2024-03-01 } }", "DATE", "2024-02-29"));
    }

    /** What both sides have as a word, or as bytes. */
    @ParameterizedTest
    @MethodSource("generated")
    void aValueThatIsGenerated(String type, String value, String expectedType, String expected) throws Exception {
        make(1, "{ type: \"" + type + "\", value: " + value + " }");

        try (ParquetTables duckDb = new ParquetTables()) {
            assertThat(duckDb.rows("SELECT typeof(v), v::VARCHAR FROM " + table()))
                    .containsExactly(List.of(expectedType, expected));
        }
    }

    @Test
    void arraysHaveElementsAndNulls() throws Exception {
        make(
                50,
                "{ type: \"text[]\", nulls: 0.2, value: { array: { element: { choice: ['', 'a\"b', 'x,y', NULLS, 'null'] }, length: 3 } } }");

        try (ParquetTables duckDb = new ParquetTables()) {
            assertThat(duckDb.rows("SELECT DISTINCT typeof(v), unnest(v) FROM " + table() + " WHERE v IS NOT NULL"))
                    .extracting(row -> row.get(1))
                    .containsExactlyInAnyOrder("", "a\"b", "x,y", "NULLS", "null");
            assertThat(duckDb.count("SELECT * FROM " + table() + " WHERE v IS NULL"))
                    .isBetween(1L, 49L);
            assertThat(duckDb.count("SELECT * FROM " + table() + " WHERE v IS NULL OR len(v) = 3"))
                    .isEqualTo(50);
        }
    }

    static Stream<Arguments> lists() {
        return Stream.of(
                arguments("integer[]", "{}", "INTEGER[]", "[]"),
                arguments("integer[]", "{NULL}", "INTEGER[]", "[NULL]"),
                arguments("bigint[]", "{1,NULL,3}", "BIGINT[]", "[1, NULL, 3]"),
                arguments("text[]", "{\"NULL\",null}", "VARCHAR[]", "['NULL', NULL]"),
                arguments("numeric(5,2)[]", "{0.5,-1}", "DECIMAL(5,2)[]", "[0.50, -1.00]"),
                arguments("numeric(25,2)[]", "{0.5,-1}", "DECIMAL(25,2)[]", "[0.50, -1.00]"),
                arguments("date[]", "{2024-02-29}", "DATE[]", "[2024-02-29]"),
                arguments("boolean[]", "{t,f}", "BOOLEAN[]", "[true, false]"));
    }

    /** No kind of value makes all of these, so they are handed on as texts. */
    @ParameterizedTest
    @MethodSource("lists")
    void listsMayBeEmptyAndTheirElementsNull(String type, String literal, String expectedType, String expected)
            throws Exception {
        for (String nullable : List.of("false", "true")) {
            String column =
                    "      v: { type: \"" + type + "\", nullable: " + nullable + ", value: { constant: '{}' } }\n";
            TableSchema table = ParquetTables.specOf(1, column).table("t").schema();
            write(table, literal);

            try (ParquetTables duckDb = new ParquetTables()) {
                assertThat(duckDb.rows("SELECT typeof(v), v::VARCHAR FROM " + table()))
                        .containsExactly(List.of(expectedType, expected));
            }
        }
    }

    private void write(TableSchema table, String text) throws IOException {
        MessageType schema = ParquetSchema.of(table);
        Column column = table.columns().get(0);
        Files.createDirectories(directory.resolve("t"));
        try (OutputStream file = Files.newOutputStream(file());
                PageCompressor compressor = new PageCompressor()) {
            ParquetFile parquet = new ParquetFile(file, schema);
            RowGroupPages pages = new RowGroupPages(schema, compressor);
            try (ColumnWriteStore store = ParquetProperties.builder().build().newColumnWriteStore(schema, pages)) {
                ColumnWriter target = store.getColumnWriter(schema.getColumns().get(0));
                new ParsedValues(column.type(), column.nullable() ? 1 : 0, target).write(text);
                store.endRecord();
                store.flush();
            }
            parquet.add(pages, 1);
            parquet.finish();
        }
    }

    @Test
    void anEnumIsText() throws Exception {
        ParquetTables.make(ParquetTables.spec("""
                        ballast: 1
                        dataset: t
                        types: { mood: { enum: [sad, happy] } }
                        tables: { t: { rows: 3, columns: { v: { type: mood, value: { constant: happy } } } } }
                        """), 1, directory);

        try (ParquetTables duckDb = new ParquetTables()) {
            assertThat(duckDb.rows("SELECT DISTINCT typeof(v), v FROM " + table()))
                    .containsExactly(List.of("VARCHAR", "happy"));
        }
    }

    @Test
    void whatParquetsTypeCannotHoldIsRefusedAndLeavesNoFile() throws Exception {
        assertThatThrownBy(() -> make(1, "{ type: date, value: { constant: infinity } }"))
                .isInstanceOf(BallastException.class)
                .hasMessage("table t, column v: \"infinity\" has no place in a Parquet file, whose type for date does"
                        + " not hold it. Give the column the type text in the spec.");
        try (Stream<Path> left = Files.walk(directory)) {
            assertThat(left.filter(Files::isRegularFile)).isEmpty();
        }
    }

    @Test
    void thePageHasTheTypeOfEach() throws Exception {
        String page = Files.readString(Path.of("..", "docs", "parquet.md"));
        constants().forEach(constant -> {
            String type = ((String) constant.get()[0]).replaceFirst("\\(.*", "");
            String parquet = (String) constant.get()[2];
            assertThat(page)
                    .as(type + " as " + parquet)
                    .containsPattern(Pattern.compile("\n\\|[^\n|]*`" + type + "[`(][^\n]*\\|[^\n|]*`" + parquet + "`"));
        });
    }

    private Path file() {
        return directory.resolve("t/t-00000.parquet");
    }

    private String table() {
        return ParquetTables.read(directory, "t");
    }

    private void make(int rows, String column) {
        ParquetTables.make(ParquetTables.specOf(rows, "      v: " + column + "\n"), 1, directory);
    }
}
