package io.ballast.loader.wire;

import io.ballast.common.schema.BaseType;
import java.util.List;

/** For each type, values at the edges of what it holds and of how it is written. The server takes all of them, and so do we. */
public final class OddValues {
    private OddValues() {}

    public static List<String> of(BaseType type) {
        return switch (type) {
            case UUID ->
                List.of(
                        "00000000-0000-0000-0000-000000000000",
                        "ffffffff-ffff-ffff-ffff-ffffffffffff",
                        "A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11",
                        "{a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11}",
                        "a0eebc999c0b4ef8bb6d6bb9bd380a11",
                        "a0ee-bc99-9c0b-4ef8-bb6d-6bb9-bd38-0a11",
                        "{a0eebc99-9c0b4ef8-bb6d6bb9-bd380a11}");
            case TEXT, VARCHAR, CHAR ->
                List.of(
                        "",
                        " ",
                        "a",
                        "\"",
                        ",",
                        "\n",
                        "\r\n",
                        "\\.",
                        "\\N",
                        "NULL",
                        "🚀",
                        "e\u0301",
                        "\u0001\u007f",
                        "éa");
            case SMALLINT -> List.of("0", "-0", "+7", "007", "-32768", "32767");
            case INTEGER -> List.of("0", "-1", "+7", "000000000000000000000000012", "-2147483648", "2147483647");
            case BIGINT -> List.of("0", "-1", "1000000000000000000", "-9223372036854775808", "9223372036854775807");
            case NUMERIC ->
                List.of(
                        "0",
                        "-0",
                        "0.00",
                        "1",
                        "-1",
                        "12.5",
                        ".5",
                        "5.",
                        "0.0001",
                        "0.00001",
                        "10000",
                        "9999.9999",
                        "00012.3400",
                        "123456789012345678901234567890.123456789",
                        "1e10",
                        "-1.5E-7",
                        "1e0",
                        "0e5",
                        "0e-5",
                        "100000000e-8",
                        "123e-20",
                        "NaN",
                        "nan",
                        "Infinity",
                        "-infinity",
                        "inf",
                        "+5.10");
            case REAL ->
                List.of(
                        "0",
                        "-0",
                        "1.5",
                        ".5",
                        "5.",
                        "3.4028235e38",
                        "1e-45",
                        "-1.17549435E-38",
                        "16777217",
                        "0.1",
                        "NaN",
                        "inf",
                        "-Infinity",
                        "1e+5");
            case DOUBLE_PRECISION ->
                List.of(
                        "0",
                        "-0",
                        "0.1",
                        "1.7976931348623157e308",
                        "4.9e-324",
                        "2.2250738585072014E-308",
                        "9007199254740993",
                        "123456789012345678",
                        "0.000000000000000000000001",
                        "1e22",
                        "1e23",
                        "NaN",
                        "+Infinity",
                        "-inf",
                        "-.5e-3",
                        "179769313486231570000000000000000000000000000000000000000000");
            case BOOLEAN ->
                List.of(
                        "t", "f", "true", "FALSE", "tr", "y", "yes", "no", "n", "on", "off", "of", "1", "0", "Tru",
                        "ON");
            case DATE ->
                List.of(
                        "2000-01-01",
                        "1999-12-31",
                        "2024-02-29",
                        "0001-01-01",
                        "0001-12-31 BC",
                        "4714-11-24 BC",
                        "5874897-12-31",
                        "10000-01-01",
                        "1900-02-28",
                        "0001-02-28",
                        "0005-02-28 BC",
                        "0005-02-29 BC",
                        "infinity",
                        "-infinity",
                        "INFINITY");
            case TIME ->
                List.of(
                        "00:00:00",
                        "23:59:59.999999",
                        "24:00:00",
                        "12:34",
                        "12:34:56.1",
                        "00:00:60",
                        "23:59:60",
                        "00:00:00.000001");
            case TIMESTAMP ->
                List.of(
                        "2000-01-01 00:00:00",
                        "1999-12-31 23:59:59.999999",
                        "4714-11-24 00:00:00 BC",
                        "294276-12-31 23:59:59.999999",
                        "0044-03-15 12:00:00 BC",
                        "2024-02-29T12:34:56.5",
                        "2024-02-29",
                        "2024-02-29 24:00:00",
                        "2024-02-29 10:00",
                        "infinity",
                        "-infinity",
                        "10000-01-01 00:00:00",
                        "2024-02-29 23:59:60");
            case TIMESTAMPTZ ->
                List.of(
                        "2000-01-01 00:00:00+00",
                        "2024-02-29 12:34:56.789-08",
                        "2024-02-29T12:34:56Z",
                        "2024-02-29 12:34+0530",
                        "2024-02-29 12:34:56.000001+05:30",
                        "1883-11-18 12:03:57+00:00:58",
                        "4714-11-24 00:00:00+00 BC",
                        "294276-12-31 23:59:59.999999+00",
                        "294277-01-01 01:00:00+02",
                        "0044-03-15 12:00:00-15:59:59 BC",
                        "infinity",
                        "-infinity",
                        "2024-02-29 24:00:00z");
            case INTERVAL ->
                List.of(
                        "00:00:00",
                        "1 year 2 mons 3 days 04:05:06.789",
                        "-1 years -2 mons +3 days -04:05:06.7",
                        "1 day",
                        "-00:00:00.000001",
                        "178956970 years 7 mons",
                        "-178956970 years -8 mons",
                        "2147483647 days",
                        "-2147483648 days",
                        "100:00:00",
                        "2562047788:00:54.775807",
                        "2 weeks",
                        "3 hours 5 mins 7.25 secs",
                        "-1.5 seconds",
                        "1 mon -1 day",
                        "12:30",
                        "P1Y2M3W4DT5H6M7.890001S",
                        "PT0S",
                        "P1D",
                        "P-1Y-2M3DT-4H-5M-6.7S",
                        "PT86400S",
                        "-1 day 02:03:04",
                        "PT-0.5S",
                        "PT36H",
                        "1 Month 1 MINUTE");
            case JSON ->
                List.of(
                        "{}",
                        "[]",
                        "null",
                        "\"a\\\"b\"",
                        " { \"b\" : 1,\n \"a\":[1,2.50,\"é\"], \"b\":2 } ",
                        "1",
                        "12",
                        "\"\\u00e9\"");
            case JSONB ->
                List.of(
                        "{}",
                        "[]",
                        "null",
                        "\"a\\\"b\"",
                        " { \"b\" : 1,\n \"a\":[1,2.50,\"é\"], \"b\":2 } ",
                        "1",
                        "12",
                        "\"\\u00e9\"");
            case BYTEA ->
                List.of("\\x", "\\x00", "\\xDEADBEEF", "\\xdeadbeef00", "\\x0123456789abcdef0123456789ABCDEF01");
            case INET ->
                List.of(
                        "0.0.0.0",
                        "255.255.255.255",
                        "192.168.0.1/24",
                        "10.0.0.1/0",
                        "10.0.0.1/32",
                        "::",
                        "::1",
                        "::/0",
                        "2001:db8::1",
                        "2001:DB8:0:0:8:800:200C:417A/64",
                        "::ffff:1.2.3.4",
                        "::1.2.3.4/96",
                        "1:2:3:4:5:6:7:8",
                        "1::8",
                        "1:2:3:4:5:6:7::",
                        "::2:3:4:5:6:7:8",
                        "1:2:3:4:5:6:1.2.3.4",
                        "fe80::/10");
        };
    }

    /** Array literals over the given values: quoted throughout, as PostgreSQL itself writes what needs it, and odd shapes. */
    public static String array(List<String> values) {
        return array(values, ',');
    }

    /** As {@link #array(List)}, of a type whose arrays have this between their elements. */
    public static String array(List<String> values, char delimiter) {
        StringBuilder array = new StringBuilder("{");
        for (String value : values) {
            array.append(array.length() == 1 ? "" : delimiter).append(quoted(value));
        }
        return array.append('}').toString();
    }

    /** The value as an element of an array, in as few characters as it takes. */
    static String element(String value) {
        boolean needsQuotes = !value.matches("[^\\s{}\",\\\\]+") || value.equalsIgnoreCase("null");
        return needsQuotes ? quoted(value) : value;
    }

    private static String quoted(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
