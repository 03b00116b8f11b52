package io.ballast.loader.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.common.schema.BaseType;
import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.ServerTypes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ValueEncodersTest {
    @ParameterizedTest
    @EnumSource
    void serveEveryTypeThatHasABinaryForm(BaseType base) {
        for (boolean array : new boolean[] {false, true}) {
            ColumnType type = new ColumnType(base, ColumnType.UNSET, ColumnType.UNSET, array);
            if (base.hasBinaryForm()) {
                assertThat(WireType.of(type, TypeNumber.UNKNOWN).encoder()).isNotNull();
            } else {
                assertThatThrownBy(() -> WireType.of(type, TypeNumber.UNKNOWN))
                        .hasMessage(type + " has no binary form");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void agreeWithThePlainTwinOnOddValues(BaseType base) {
        ColumnType type = base == BaseType.CHAR ? ColumnType.parse("char(5)").orElseThrow() : ColumnType.of(base);
        for (String value : OddValues.of(base)) {
            assertThat(encoded(type, value)).as(value).isEqualTo(PlainValues.encode(type, value));
        }
    }

    @ParameterizedTest
    @EnumSource
    void agreeWithThePlainTwinOnRandomValues(BaseType base) {
        SplittableRandom random = new SplittableRandom(base.sqlName().hashCode());
        for (int i = 0; i < 3000; i++) {
            String value = RandomValues.of(ColumnType.of(base), random);
            assertThat(encoded(ColumnType.of(base), value))
                    .as(value)
                    .isEqualTo(PlainValues.encode(ColumnType.of(base), value));
        }
    }

    @Test
    void readArraysQuotedOrNotWithNullsAndWhiteSpace() {
        ColumnType integers = ColumnType.parse("integer[]").orElseThrow();
        for (String value :
                new String[] {"{}", "{  }", "{1}", "{1,2,3}", "{ 1 , NULL,null ,\t2}", "{\"1\",2 , \"3\" }"}) {
            assertThat(encoded(integers, value)).as(value).isEqualTo(PlainValues.encode(integers, value));
        }
        ColumnType texts = ColumnType.parse("text[]").orElseThrow();
        for (String value :
                new String[] {"{a b , c}", "{\"NULL\",NULL,\"\",\"\\\"\",\"\\\\\",\"{,}\"}", "{nullx,'a'}"}) {
            assertThat(encoded(texts, value)).as(value).isEqualTo(PlainValues.encode(texts, value));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            emptyValue = "",
            value = {
                "uuid | 0f8fad5b-d9cb-469f-a165-7086772895 | not a UUID",
                "uuid | 0f8fad5b-d9cb-469f-a165-70867728950g | not a UUID",
                "uuid | 0f8fad5b-d9cb-469f-a165-70867728950e0 | not a UUID",
                "uuid | 0f8fad5b+d9cb-469f-a165-70867728950e | not a UUID",
                "uuid | 0f8fad5bd-9cb-469f-a165-70867728950e | not a UUID",
                "uuid | {0f8fad5b-d9cb-469f-a165-70867728950e | not a UUID",
                "uuid | `` | not a UUID",
                "varchar(3) | abcd | too long",
                "varchar(3) | éèêë | too long",
                "char(2) | a b | too long",
                "char | ab | too long",
                "smallint | 32768 | out of range",
                "smallint | -32769 | out of range",
                "integer | 2147483648 | out of range",
                "integer | 0x10 | not a whole number",
                "integer | `` | not a whole number",
                "integer | - | not a whole number",
                "integer | ` 1` | not a whole number",
                "bigint | 9223372036854775808 | out of range",
                "bigint | -9223372036854775809 | out of range",
                "bigint | 99999999999999999999 | out of range",
                "bigint | 9999999999999999999x | not a whole number",
                "bigint | 1_000 | not a whole number",
                "numeric | . | not a number",
                "numeric | 1e | not a number",
                "numeric | 1.2.3 | not a number",
                "numeric | -nan | not a number",
                "numeric | 1e-16384 | out of range",
                "numeric | 1e131072 | out of range",
                "numeric | 1e9999999999 | out of range",
                "numeric(4,2) | 100 | out of range",
                "numeric(4,2) | infinity | out of range",
                "real | 1e39 | out of range",
                "real | 1e-46 | out of range",
                "real | 0x1p3 | not a number",
                "double precision | 1e309 | out of range",
                "double precision | -1e-400 | out of range",
                "double precision | 1d | not a number",
                "double precision | 1..5 | not a number",
                "double precision | `1 ` | not a number",
                "double precision | - | not a number",
                "boolean | o | not a boolean",
                "boolean | truee | not a boolean",
                "boolean | `` | not a boolean",
                "boolean | 2 | not a boolean",
                "date | 2023-02-29 | no such day",
                "date | 1900-02-29 | no such day",
                "date | 2023-04-31 | no such day",
                "date | 2023-13-01 | no such day",
                "date | 2023-00-01 | no such day",
                "date | 0000-01-01 | there is no year 0",
                "date | 4714-11-23 BC | out of range",
                "date | 5874898-06-03 | out of range",
                "date | 23-01-01 | not a date",
                "date | 01/02/2023 | not a date",
                "date | 2023-01-01x | not a date",
                "date | 2023-1-1 | not a date",
                "date | today | not a date",
                "time | 24:00:00.000001 | no such time of day",
                "time | 12:60 | no such time of day",
                "time | 1:00 | not a time",
                "time | 12:00:00.1234567 | finer than a microsecond",
                "time | 12:00:00. | not a time",
                "time | 12:00:00+02 | not a time",
                "timestamp | 2023-02-29 00:00:00 | no such day",
                "timestamp | 2023-02-28 25:00:00 | no such time of day",
                "timestamp | 2023-02-28 10:00:00+02 | an offset where none belongs",
                "timestamp | 4714-11-23 23:59:59 BC | out of range",
                "timestamp | 294277-01-01 00:00:00 | out of range",
                "timestamp | 2023-02-28_10:00:00 | not a timestamp",
                "timestamp | 2023-02-28 | ``",
                "timestamptz | 2023-02-28 10:00:00 | no offset from UTC",
                "timestamptz | 2023-02-28 10:00:00+16 | no such offset",
                "timestamptz | 2023-02-28 10:00:00+1 | not a timestamp",
                "timestamptz | 2023-02-28 10:00:00 Europe/Berlin | not a timestamp",
                "timestamptz | now | not a timestamp",
                "timestamptz | 9999999-01-01 00:00:00+00 BC | out of range",
                "interval | infinity | not an interval",
                "interval | 1 | not an interval",
                "interval | 1 day 1 day | not an interval",
                "interval | 1.5 days | not an interval",
                "interval | 1 fortnight | not an interval",
                "interval | `1 day ` | not an interval",
                "interval | 1x:00 | not an interval",
                "interval | P | not an interval",
                "interval | PT | not an interval",
                "interval | P1DT | not an interval",
                "interval | P1H | not an interval",
                "interval | P0001-02-03 | not an interval",
                "interval | 178956971 years | out of range",
                "interval | 2562047788:00:54.775808 | out of range",
                "interval | PT99999999999999999999S | out of range",
                "interval | 1.2345678 secs | finer than a microsecond",
                "bytea | abc | not bytes in hex format (\\x0aff)",
                "bytea | \\xabc | not bytes in hex format (\\x0aff)",
                "bytea | \\x0g | not bytes in hex format (\\x0aff)",
                "bytea | \\x0123456g89abcdef | not bytes in hex format (\\x0aff)",
                "inet | 1.2.3 | not an internet address",
                "inet | 1.2.3.4.5 | not an internet address",
                "inet | 1.2.3.256 | not an internet address",
                "inet | 01.2.3.4 | not an internet address",
                "inet | 1.2.3.4/33 | not an internet address",
                "inet | 1.2.3.4/ | not an internet address",
                "inet | 1:2:3:4:5:6:7 | not an internet address",
                "inet | 1:2:3:4:5:6:7:8:9 | not an internet address",
                "inet | 1::2::3 | not an internet address",
                "inet | ::12345 | not an internet address",
                "inet | ::1/129 | not an internet address",
                "inet | fe80::1%eth0 | not an internet address",
                "inet | 1: | not an internet address",
                "integer[] | 1,2 | not an array in braces",
                "integer[] | {{1},{2}} | ``",
                "integer[] | {{1},{2,3}} | an array whose parts have different lengths",
                "integer[] | {{1},2} | an array whose parts have different lengths",
                "integer[] | {1,{2}} | an array whose parts have different lengths",
                "integer[] | {{1}}} | an array with text behind a closing brace",
                "integer[] | {{1} | an array whose braces are not closed",
                "integer[] | {{{{{{{1}}}}}}} | an array of more than 6 dimensions",
                "integer[] | {{},{}} | an array with an element of no characters",
                "bit(3) | 01 | too short",
                "bit(3) | 0101 | too long",
                "varbit(3) | 0101 | too long",
                "varbit | B01 | not bits, such as 0101",
                "cidr | 10.0.0.1/8 | not a network, as bits are set behind its prefix",
                "macaddr | 08:00:2b:01:02 | not a hardware address",
                "macaddr | 08:00-2b:01:02:03 | not a hardware address",
                "macaddr | 080.02b010.203 | not a hardware address",
                "macaddr8 | 08:00:2b:01:02:03:04 | not a hardware address",
                "oid | -1 | not a whole number without a sign",
                "oid | 017 | not a whole number without a sign",
                "oid | 4294967296 | out of range",
                "pg_lsn | 1 | not a place in the log, such as 16/B374D848",
                "pg_lsn | 1/123456789 | not a place in the log, such as 16/B374D848",
                "timetz | 12:00:00 | no offset from UTC",
                "timetz | 12:00:00 Europe/Berlin | not a time with an offset",
                "xml | <?xml version='1.0' encoding='ISO-8859-1'?><a/> | declared to be in another encoding than UTF-8",
                "point | 1,2 | not a point, such as (1,2)",
                "point | (1,2)) | not a point, such as (1,2)",
                "circle | <(0,0),-1> | not a circle, such as <(1,2),3>",
                "path | (1,2) | not a path, such as [(1,2),(3,4)]",
                "int4range | [5,1) | a range whose lower end is above its upper one",
                "int4range | [1,2147483647] | out of range",
                "int4range | [1;2) | not a whole number",
                "int4range | [1,2,3) | not a range, such as [1,2)",
                "daterange | [2024-01-01,5874897-12-31] | out of range",
                "int4multirange | {[1,2) | not a multirange, such as {[1,2),[5,9)}",
                "int4multirange | [1,2) | not a multirange, such as {[1,2),[5,9)}",
                "tsvector | 'a | a tsvector with an unclosed quote",
                "tsvector | a '' | a tsvector with a lexeme of no characters",
                "tsvector | a\\ | a tsvector with a backslash at its end",
                "tsvector | a: | a tsvector without a position behind a colon or comma",
                "tsvector | a:1,B | a tsvector without a position behind a colon or comma",
                "tsvector | a:1x | a tsvector with other than digits, a weight (A to D) or a comma behind a colon",
                "tsvector | a:00 | a tsvector with a position 0",
                "tsvector | a:2147483648 | a tsvector with a position above 2147483647",
                "tsvector | a:1AB | a tsvector with a position of two weights",
                "tsvector | b a\u3000 | a tsvector with the white space U+3000 outside quotes, which servers read in different ways",
                "tsvector | a:16383A,1,16383 | a tsvector with several weights at position 16383, the last of a lexeme, of which servers"
                        + " keep any",
                "tsvector[] | {b,a:0} | element 2 is a tsvector with a position 0",
                "integer[] | [2:3]={1,2} | not an array in braces",
                "integer[] | {1,} | an array with an element of no characters",
                "integer[] | {1,x,3} | element 2 is not a whole number",
                "integer[] | {1,99999999999} | element 2 is out of range",
                "text[] | {\"a\" b} | an array with text behind a closing quote",
                "text[] | {a \"b\"} | an array with a quote or backslash outside quotes",
                "text[] | {a\\,b} | an array with a quote or backslash outside quotes",
                "text[] | {\"a} | an array with an unclosed quote",
                "text[] | {\"a\\\"} | an array with an unclosed quote",
                "varchar(2)[] | {a,abc} | element 2 is too long",
            })
    void sayWhyTheyRefuse(String type, String value, String reason) {
        ColumnType columnType =
                ColumnType.parse(type).or(() -> ServerTypes.parse(type)).orElseThrow();
        if (reason.isEmpty()) {
            assertThat(encoded(columnType, value)).isNotEmpty();
        } else {
            assertThatThrownBy(() -> encoded(columnType, value))
                    .isInstanceOf(RefusedValue.class)
                    .hasMessage(reason);
        }
    }

    @Test
    void forgiveBlanksBeyondTheLengthAsTheServerDoes() {
        assertThat(encoded(ColumnType.parse("varchar(3)").orElseThrow(), "ab   "))
                .hasSize(5);
        assertThat(encoded(ColumnType.parse("char(3)").orElseThrow(), "éèê ")).hasSize(7);
    }

    @Test
    void refuseNumericsOfMoreDigitsThanTheWireTakes() {
        ColumnType numeric = ColumnType.of(BaseType.NUMERIC);
        assertThat(encoded(numeric, "9".repeat(12_000))).hasSize(8 + 2 * 3000);
        assertThatThrownBy(() -> encoded(numeric, "9".repeat(12_001))).hasMessage("more digits than binary COPY takes");
    }

    /** The room is the callers' promise: an encoder that needs more runs over its end. */
    @ParameterizedTest
    @EnumSource
    void denseArraysFitIntoTheirRoom(BaseType base) {
        ColumnType type = new ColumnType(base, base == BaseType.CHAR ? 5 : ColumnType.UNSET, ColumnType.UNSET, true);
        int elements = 1000;
        for (String value : OddValues.of(base)) {
            String element = OddValues.element(value);
            byte[] wire = encoded(type, "{" + (element + ",").repeat(elements - 1) + element + "}");
            assertThat(wire).hasSizeGreaterThan(elements * Integer.BYTES);
        }
    }

    /** As it stands alone in an array, and with other text around it: encoders read in words, but never beyond the value. */
    private static byte[] encoded(ColumnType type, String value) {
        byte[] alone = value.getBytes(StandardCharsets.UTF_8);
        byte[] result = encoded(type, alone, 0, alone.length);
        byte[] within = ("9\"}T" + value + "0.:\u00e9,").getBytes(StandardCharsets.UTF_8);
        assertThat(encoded(type, within, 4, 4 + alone.length)).as(value).isEqualTo(result);
        return result;
    }

    private static byte[] encoded(ColumnType type, byte[] text, int from, int to) {
        int room = RowEncoder.ROOM + WireType.of(type, TypeNumber.UNKNOWN).arrayGrowth() * (to - from);
        byte[] wire = new byte[room];
        int end = WireType.of(type, TypeNumber.UNKNOWN).encoder().put(text, from, to, wire, 4);
        return Arrays.copyOfRange(wire, 4, end);
    }
}
