package io.ballast.loader.wire;

import io.ballast.common.schema.ServerType;
import java.util.List;

/** As {@link OddValues}, for the types that have no kinds of values of their own. */
public final class OddServerValues {
    private OddServerValues() {}

    public static List<String> of(ServerType type) {
        return switch (type) {
            case BIT, VARBIT -> List.of("0", "1", "01010101", "010101011", "1111111111111111", "");
            case CIDR ->
                List.of(
                        "0.0.0.0/0",
                        "10.0.0.0/8",
                        "192.168.1.128/25",
                        "1.2.3.4",
                        "1.2.3.4/32",
                        "::/0",
                        "2001:db8::/32");
            case MACADDR ->
                List.of(
                        "08:00:2b:01:02:03",
                        "08-00-2B-01-02-03",
                        "08002b:010203",
                        "08002b-010203",
                        "0800.2b01.0203",
                        "0800-2b01-0203",
                        "08002b010203",
                        "ff:ff:ff:ff:ff:ff");
            case MACADDR8 ->
                List.of(
                        "08:00:2b:01:02:03:04:05",
                        "08-00-2b-01-02-03-04-05",
                        "08002b:0102030405",
                        "0800.2b01.0203.0405",
                        "08002b0102030405",
                        "08:00:2b:01:02:03",
                        "08002B010203");
            case OID -> List.of("0", "17", "2147483648", "4294967295");
            case NAME -> List.of("", "a", "A b", "é".repeat(31), "x".repeat(63));
            case PG_LSN -> List.of("0/0", "16/B374D848", "FFFFFFFF/FFFFFFFF", "00000001/a");
            case TIMETZ ->
                List.of(
                        "00:00:00+00",
                        "24:00:00-08",
                        "12:34:56.789+05:30",
                        "12:34+0530",
                        "23:59:59.999999-15:59:59",
                        "12:00:00Z");
            case XML ->
                List.of(
                        "",
                        "text",
                        "<a/>",
                        "<a b=\"é\">1</a><c/>",
                        "<?xml version=\"1.0\"?>\n<a/>",
                        "<?xml version='1.0' encoding='UTF-8' standalone='yes'?><a/>");
            case POINT -> List.of("(0,0)", "(1.5,-2e10)", " ( 1 , 2 ) ", "(NaN,Infinity)", "(-0,1e-300)");
            case LSEG -> List.of("[(0,0),(1,1)]", " [ (1.5 , 2) , (3,4) ] ");
            case BOX -> List.of("(1,1),(0,0)", "(0,1),(1,0)", "(0,0),(1,1)", "(-0,0),(0,-0)", "(NaN,1),(2,NaN)");
            case CIRCLE -> List.of("<(0,0),0>", "< (1,2) , 3.5 >", "<(1,1),Infinity>");
            case LINE -> List.of("{1,-1,0}", "{ 0 , 1.5 , -2 }");
            case PATH -> List.of("[(0,0)]", "((1,2),(3,4))", "[(1,2),(3,4),(5,6)]", "((9,9))");
            case POLYGON -> List.of("((0,0))", "((1,2),(3,4),(5,6))", "( (0,0) , (1,1) )");
            case INT4RANGE ->
                List.of(
                        "empty",
                        "[1,5)",
                        "[1,5]",
                        "(1,5)",
                        "(1,2)",
                        "[1,1]",
                        "[1,1)",
                        "(,)",
                        "[,5]",
                        "[-2147483648,2147483647)",
                        "[ 1 , 2 ]",
                        "[\"1\",\\2]",
                        " EMPTY ");
            case INT8RANGE -> List.of("[1,5)", "(1,5]", "[9223372036854775807,)", "(,-9223372036854775808)", "(3,4)");
            case NUMRANGE ->
                List.of(
                        "[1.50,2.5]",
                        "(1,1.0]",
                        "[1,1.00]",
                        "(-Infinity,NaN]",
                        "[0.0001,1e20)",
                        "(,0)",
                        "[-5,-4.99)",
                        "[-1,1)",
                        "empty");
            case DATERANGE ->
                List.of(
                        "[2024-01-01,2024-02-01)",
                        "(2024-01-01,2024-01-02)",
                        "[2024-02-28,2024-02-29]",
                        "[-infinity,infinity]",
                        "(-infinity,infinity)",
                        "[\"0001-01-01 BC\",)");
            case TSRANGE ->
                List.of(
                        "[2024-01-01 00:00:00,2024-01-01 12:00:00.5)",
                        "[\"2024-01-01 00:00:00\",\"2024-01-01 00:00:00\"]",
                        "(2024-01-01,2024-01-01]",
                        "[-infinity,)");
            case TSTZRANGE ->
                List.of(
                        "[2024-01-01 00:00:00+00,2024-01-01 12:00:00+02)",
                        "[\"2024-01-01 00:00:00+00\",infinity]",
                        "(,2024-01-01 00:00:00Z]");
            case INT4MULTIRANGE ->
                List.of(
                        "{}",
                        "{empty}",
                        "{[1,3),[5,7)}",
                        "{[5,7),[1,3)}",
                        "{[1,3),[3,5]}",
                        "{[1,9),[2,3)}",
                        "{ [1,3) , empty , (,0) }",
                        "{(,)}",
                        "{[1,2),[3,4),[5,6),[7,8),[9,10),[11,12),[13,14),[15,16),[17,18),[19,20),[21,22)}");
            case INT8MULTIRANGE -> List.of("{[1,3),[5,7)}", "{(5,),[1,3)}", "{[1,2],(,1)}");
            case NUMMULTIRANGE -> List.of("{[1.5,2),(2,3]}", "{[1,2],(2.0,3)}", "{(1,2),(2,3)}", "{[1,1],[0.5,1)}");
            case DATEMULTIRANGE -> List.of("{[2024-01-01,2024-01-05],[2024-01-06,2024-01-07)}", "{(,infinity)}");
            case TSMULTIRANGE -> List.of("{[2024-01-01,2024-01-02),[\"2024-01-03 00:00:00\",)}");
            case TSTZMULTIRANGE -> List.of("{[2024-01-01 00:00:00+00,2024-01-02 00:00:00+00)}");
            case TSVECTOR ->
                List.of(
                        "",
                        " \t\n",
                        "b a:1",
                        "a:3 a:1,2B a a:2A",
                        "'c d' 'it''s' 'a\\'b\\\\' x'y \\'z a\\:1:2",
                        "'é':1A,20000B ü:2*,1d,7c é zz:16383",
                        ":1 ::2 'a':5 'c'd",
                        "a:1A2,3D4B 'c' \\ \\  ab b");
            case JSONPATH, MONEY, TSQUERY -> throw new IllegalArgumentException(type + " has no binary form");
        };
    }
}
