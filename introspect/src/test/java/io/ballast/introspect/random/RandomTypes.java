package io.ballast.introspect.random;

import java.util.ArrayList;
import java.util.List;

/** Types of columns: those that the server has, and those that the schema makes. */
final class RandomTypes {
    private static final List<String> COMMON = List.of(
            "integer",
            "bigint",
            "text",
            "varchar(255)",
            "boolean",
            "timestamptz",
            "timestamp",
            "date",
            "uuid",
            "numeric(10,2)",
            "jsonb",
            "smallint",
            "varchar(40)",
            "double precision",
            "text[]");
    private static final List<String> RARE = List.of(
            "numeric",
            "numeric(65,30)",
            "numeric(1000,999)",
            "numeric(5,5)",
            "numeric(3,0)",
            "numeric(18,18)",
            "numeric(38,20)",
            "numeric(20,0)",
            "numeric(4,-2)",
            "numeric(3,5)",
            "numeric(19,0)",
            "numeric(1,0)",
            "numeric(1,1)",
            "varchar",
            "varchar(1)",
            "varchar(2)",
            "varchar(10485760)",
            "char(1)",
            "char(3)",
            "char(36)",
            "char",
            "\"char\"",
            "name",
            "bpchar",
            "real",
            "money",
            "bytea",
            "time",
            "time(3)",
            "timetz",
            "timestamp(3)",
            "timestamptz(0)",
            "timestamp(6)",
            "interval",
            "interval year to month",
            "interval(2)",
            "interval day to second(3)",
            "json",
            "xml",
            "inet",
            "cidr",
            "macaddr",
            "macaddr8",
            "bit(8)",
            "bit varying(5)",
            "bit varying",
            "tsvector",
            "tsquery",
            "oid",
            "integer[]",
            "integer[][]",
            "varchar(10)[]",
            "numeric(5,2)[]",
            "uuid[]",
            "timestamptz[]",
            "jsonb[]",
            "boolean[]",
            "bytea[]",
            "date[]",
            "inet[]",
            "char(2)[]",
            "interval[]",
            "numeric(65,30)[]",
            "real[]",
            "varchar(1)[]",
            "time[]");
    /** No spec holds these. */
    private static final List<String> IMPOSSIBLE = List.of(
            "point",
            "int4range",
            "tstzrange[]",
            "pg_lsn",
            "regclass",
            "xid8",
            "jsonpath",
            "box",
            "circle",
            "txid_snapshot",
            "aclitem");

    private final Dice dice;
    private final boolean impossible;
    /** As they stand in SQL. */
    private final List<String> own = new ArrayList<>();

    private final List<String> statements = new ArrayList<>();

    RandomTypes(Dice dice, RandomNames names, boolean impossible) {
        this.dice = dice;
        this.impossible = impossible;
        for (int i = dice.below(3); i > 0; i--) {
            make(RandomNames.quoted(names.next()));
        }
    }

    /** What makes the schema's own types. */
    List<String> statements() {
        return statements;
    }

    private void make(String name) {
        int kind = dice.below(impossible ? 4 : 3);
        String sql =
                switch (kind) {
                    case 0 ->
                        "CREATE TYPE " + name + " AS ENUM ("
                                + dice.of(
                                        "'draft', 'open', 'closed'",
                                        "'A'",
                                        "'it''s', 'two words', 'ünï'",
                                        "'', 'x'",
                                        "'TRUE', 'no', '1', '~', '{}'",
                                        "'a,b', '\"q\"', 'back\\slash'")
                                + ")";
                    case 3 -> "CREATE TYPE " + name + " AS (a integer, b text)";
                    default -> domain(name);
                };
        statements.add(sql);
        own.add(name);
    }

    private String domain(String name) {
        String over = !own.isEmpty() && dice.onceIn(3) ? dice.of(own) : next();
        String check = dice.of(
                "",
                " NOT NULL",
                " CHECK (VALUE IS NOT NULL)",
                " CHECK (length(VALUE::text) < 9)",
                " CHECK (VALUE::text ~ '^[a-z]+$')",
                " CHECK (VALUE > 0)",
                " CHECK (VALUE >= 0 AND VALUE <= 100)",
                " DEFAULT NULL",
                " CHECK (VALUE <> '')",
                " CHECK (char_length(VALUE) = 3)",
                " CHECK (VALUE IN ('a', 'b'))");
        return "CREATE DOMAIN " + name + " AS " + over + check;
    }

    /** A type as it stands in SQL. */
    String next() {
        if (!own.isEmpty() && dice.onceIn(6)) {
            return dice.of(own) + (dice.onceIn(6) ? "[]" : "");
        }
        if (impossible && dice.onceIn(20)) {
            return dice.of(IMPOSSIBLE);
        }
        return dice.onceIn(3) ? dice.of(RARE) : dice.of(COMMON);
    }

    /** A type that keys often have. */
    String ofKey() {
        return dice.onceIn(5) ? next() : dice.of("integer", "bigint", "uuid", "text", "smallint", "varchar(40)");
    }
}
