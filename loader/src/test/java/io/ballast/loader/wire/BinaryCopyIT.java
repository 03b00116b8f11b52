package io.ballast.loader.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.ballast.common.schema.BaseType;
import io.ballast.common.schema.ColumnType;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** PostgreSQL judges: what travels in binary must end up exactly as what travels as CSV. */
class BinaryCopyIT {
    private static final ColumnType CHAR_5 = ColumnType.parse("char(5)").orElseThrow();

    private static WireTrial trial;

    @BeforeAll
    static void connect() throws Exception {
        trial = new WireTrial();
    }

    @AfterAll
    static void disconnect() throws Exception {
        trial.close();
    }

    static Stream<ColumnType> types() {
        Stream<String> limited = Stream.of(
                "varchar(5)",
                "char(5)",
                "numeric(10,2)",
                "numeric(5)",
                "time(2)",
                "timestamp(3)",
                "timestamptz(0)",
                "varchar(3)[]",
                "numeric(8,3)[]",
                "timestamptz(4)[]",
                "interval(2)",
                "interval day to second(3)",
                "interval year to month",
                "interval hour to minute[]");
        Stream<ColumnType> plain = Stream.of(BaseType.values()).map(ColumnType::of);
        Stream<ColumnType> arrays = Stream.of(BaseType.values())
                .map(base -> new ColumnType(base, ColumnType.UNSET, ColumnType.UNSET, true));
        return Stream.of(plain, arrays, limited.map(type -> ColumnType.parse(type)
                        .orElseThrow()))
                .flatMap(stream -> stream);
    }

    @ParameterizedTest
    @EnumSource
    void storesOddValuesAsCsvDoes(BaseType base) throws Exception {
        ColumnType type = base == BaseType.CHAR ? CHAR_5 : ColumnType.of(base);
        List<String> values = new ArrayList<>(OddValues.of(base));
        values.add(null);
        assertSameRows(type, values);
    }

    @ParameterizedTest
    @EnumSource
    void storesArraysOfOddValuesAsCsvDoes(BaseType base) throws Exception {
        ColumnType type = new ColumnType(base, base == BaseType.CHAR ? 5 : ColumnType.UNSET, ColumnType.UNSET, true);
        List<String> odd = OddValues.of(base);
        List<String> values = new ArrayList<>(List.of("{}", "{NULL}", "{null,Null}", "{ }", OddValues.array(odd)));
        values.add(OddValues.array(odd).replace("\",\"", "\" , NULL,\t\""));
        values.add(null);
        assertSameRows(type, values);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6})
    void roundsTimesAsCsvDoes(int digits) throws Exception {
        for (BaseType base : List.of(BaseType.TIME, BaseType.TIMESTAMP, BaseType.TIMESTAMPTZ)) {
            List<String> values = new ArrayList<>(OddValues.of(base));
            String day = base == BaseType.TIME ? "" : "1999-12-31 ";
            String zone = base == BaseType.TIMESTAMPTZ ? "+00" : "";
            for (String fraction : List.of("5", "05", "49", "4999995", "0000005", "999999", "5555555")) {
                values.add(day + "23:59:58." + fraction.substring(0, Math.min(6, fraction.length())) + zone);
            }
            assertSameRows(new ColumnType(base, digits, ColumnType.UNSET, false), values);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "interval(0)",
                "interval(3)",
                "interval year",
                "interval month",
                "interval day",
                "interval hour",
                "interval minute",
                "interval second(1)",
                "interval year to month",
                "interval day to hour",
                "interval day to minute",
                "interval day to second(4)",
                "interval hour to minute",
                "interval hour to second",
                "interval minute to second(2)"
            })
    void cutsIntervalsAsCsvDoes(String type) throws Exception {
        List<String> values = new ArrayList<>(OddValues.of(BaseType.INTERVAL));
        values.addAll(List.of("-1 year -7 mons 25:59:59.999", "-00:00:00.5555", "23:59:59.999999"));
        values.remove("2562047788:00:54.775807"); // cannot be rounded
        if (type.startsWith("interval minute to")) {
            values.remove("12:30"); // minutes and seconds to the server
        }
        assertSameRows(ColumnType.parse(type).orElseThrow(), values);
    }

    @ParameterizedTest
    @EnumSource(names = {"TEXT", "VARCHAR", "JSON", "JSONB", "BYTEA"})
    void storesMegabytesAsCsvDoes(BaseType base) throws Exception {
        String prose = "say \\\"hi\\\", ünïcode 🚀\\n ".repeat(50_000);
        String value =
                switch (base) {
                    case JSON, JSONB -> "{\"prose\": \"" + prose + "\"}";
                    case BYTEA -> "\\x" + "00ff7fDE".repeat(250_000);
                    default -> prose;
                };
        assertSameRows(ColumnType.of(base), List.of("", value).subList(base == BaseType.TEXT ? 0 : 1, 2));
    }

    /** What the server writes of random values, it must read again in binary, value for value. */
    @ParameterizedTest
    @MethodSource
    void takesWhateverPostgresWrites(String type, String expression) throws Exception {
        for (String style : List.of("postgres", "iso_8601")) {
            trial.execute("SET IntervalStyle = '" + style + "'");
            trial.execute("SELECT setseed(0.25)");
            String csv = trial.csvOf("SELECT n, (" + expression + ")::" + type + ", 'tail' || n"
                    + " FROM (SELECT n, random() AS r, random() AS s FROM generate_series(1, 2000) AS n) AS made");
            trial.execute("SET IntervalStyle = 'postgres'");
            ColumnType columnType = ColumnType.parse(type).orElseThrow();
            assertThat(trial.throughBinary(columnType, csv).orElseThrow())
                    .isEqualTo(trial.throughCsv(columnType, csv).orElseThrow());
        }
    }

    static Stream<Arguments> takesWhateverPostgresWrites() {
        return Stream.of(
                arguments("uuid", "gen_random_uuid()"),
                arguments(
                        "text",
                        "CASE WHEN n % 9 > 0 THEN chr(1 + (r * 55000)::int) || chr(n) || chr((32 + s * 90)::int) END"),
                arguments("bigint", "(r - 0.5) * 1.8e19 / 10 ^ (n % 20)"),
                arguments("numeric", "round((r - 0.5)::numeric * (10::numeric ^ (n % 60 - 20)) * s::numeric, n % 37)"),
                arguments("numeric(20,6)", "(r - 0.5)::numeric * (10::numeric ^ (n % 14))"),
                arguments("real", "(r - 0.5) * 10::float8 ^ (s * 74 - 36)"),
                arguments("double precision", "(r - 0.5) * 10::float8 ^ (s * 600 - 300)"),
                arguments("boolean", "r < 0.5"),
                arguments(
                        "date", "date '4714-11-24 BC' + (r * CASE n % 2 WHEN 0 THEN 2147480000 ELSE 4000000 END)::int"),
                arguments("time", "time '00:00' + r * interval '1 day'"),
                arguments("timestamp", "timestamp '4714-11-24 BC' + r * s * interval '298989 years'"),
                arguments("timestamptz", "timestamptz '4714-11-24 00:00+00 BC' + r * s * interval '298989 years'"),
                arguments(
                        "interval",
                        "make_interval(years => (100 * r - 50)::int, months => (40 * s - 20)::int * (n % 2), days => (60 * s - 30)::int * (n % 3),"
                                + " secs => (r - 0.5) * 10 ^ (n % 12))"),
                arguments("jsonb", "jsonb_build_object('a', r, chr(n), array[s::text, chr((32 + s * 90)::int)])"),
                arguments("bytea", "decode(substr(md5(n::text) || md5(r::text), 1, 2 * (n % 33)), 'hex')"),
                arguments("inet", "host(inet '0.0.0.0' + (r * 4294967295)::bigint) || '/' || n % 33"),
                arguments(
                        "inet",
                        "(regexp_replace(replace(substr(md5(n::text), 1, 32), substr('0123456789abcdef', n % 16 + 1, 1), '0'),"
                                + " '(....)(?!$)', '\\1:', 'g') || '/' || n % 129)"),
                arguments("text[]", "ARRAY[chr(n), NULL, chr((32 + s * 90)::int), '', md5(n::text)]"),
                arguments(
                        "timestamptz[]", "ARRAY[timestamptz '2000-01-01 00:00+00' + r * interval '1000 years', NULL]"),
                arguments("interval[]", "ARRAY[r * interval '100 days', s * interval '100 years', NULL]"),
                arguments("jsonb[]", "ARRAY[to_jsonb(r), to_jsonb(chr(n)), jsonb_build_object(chr(n), s)]"),
                arguments("bytea[]", "ARRAY[decode(md5(n::text), 'hex'), '', NULL]"),
                arguments("double precision[]", "ARRAY[r, s, -r * 1e300, 'NaN']"));
    }

    /** Nearly valid values: whatever the encoder lets through must fare in binary as it does in CSV. */
    @ParameterizedTest
    @MethodSource("types")
    void acceptsNothingThatCsvRefusesOrReadsOtherwise(ColumnType type) throws Exception {
        SplittableRandom random = new SplittableRandom(type.sql().hashCode());
        ValueEncoder encoder = WireType.of(type, TypeNumber.UNKNOWN).encoder();
        boolean json = type.base() == BaseType.JSON || type.base() == BaseType.JSONB;
        List<String> accepted = new ArrayList<>();
        // The encoder leaves JSON to the server, so most of it goes through here and is refused there, one COPY each.
        for (int i = 0; i < (json ? 60 : 3000); i++) {
            String value = Mutation.of(type, random);
            if (WireTrial.takes(encoder, WireType.of(type, TypeNumber.UNKNOWN).arrayGrowth(), value)) {
                accepted.add(value);
            }
        }
        assertThat(accepted.size()).isGreaterThan(20);
        trial.compare(type, accepted);
    }

    private static void assertSameRows(ColumnType type, List<String> values) throws Exception {
        String csv = WireTrial.csv(values);
        assertThat(trial.throughBinary(type, csv).orElseThrow())
                .isEqualTo(trial.throughCsv(type, csv).orElseThrow());
    }
}
