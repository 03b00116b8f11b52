package io.ballast.introspect.random;

/** Values in SQL: few different ones, so that keys and checks are met and missed, and some that no clock or ruler shows. */
final class RandomLiterals {
    private final Dice dice;

    RandomLiterals(Dice dice) {
        this.dice = dice;
    }

    /** A value for a column of the type, as the server would cast it; NULL where the type is none of the known. */
    String of(String type) {
        if (type.endsWith("[]")) {
            String element = type.substring(0, type.indexOf('['));
            return dice.of("'{}'", "ARRAY[" + of(element) + "]", "ARRAY[" + of(element) + ", " + of(element) + "]");
        }
        String base = type.replaceAll("\\(.*\\)", "");
        return switch (base) {
            case "integer", "bigint", "smallint", "oid", "money", "numeric", "real", "double precision" ->
                number(type, base);
            case "text", "varchar", "name", "bpchar", "xml" -> text(type);
            case "char", "\"char\"" -> dice.of("'A'", "'B'", "'x'");
            case "boolean" -> dice.of("true", "false");
            case "uuid" -> dice.of("'00000000-0000-4000-8000-00000000000" + dice.below(10) + "'", "gen_random_uuid()");
            case "date" -> time(base, "infinity", "0044-03-15 BC", "5874897-12-31");
            case "timestamp", "timestamptz" ->
                time(base, "-infinity", "0001-01-01 00:00:00 BC", "294276-12-31 23:59:59");
            case "time", "timetz" -> dice.of("'12:30'", "'23:59:59.999'", "'24:00:00'", "'00:00'");
            case "json", "jsonb" -> dice.of("'{}'", "'null'", "'[1, 2]'", "'{\"a\": {\"b\": \"c\"}}'");
            case "bytea" -> dice.of("'\\x'", "'\\xdeadbeef'", "'\\x00'");
            case "inet" -> dice.of("'10.0.0.1'", "'::1'", "'192.168.0.0/16'");
            case "cidr" -> dice.of("'10.0.0.0/8'", "'::/0'");
            case "macaddr", "macaddr8" -> "'08:00:2b:01:02:0" + dice.below(10) + "'";
            case "bit", "bit varying" -> "B'10101010'";
            case "tsvector" -> "'a b'::tsvector";
            case "tsquery" -> "'a & b'::tsquery";
            default -> base.startsWith("interval") ? dice.of("'1 day'", "'-2 years'", "'00:00:00.5'") : own(type);
        };
    }

    private String number(String type, String base) {
        String small = Integer.toString(dice.below(12));
        if (type.equals("numeric(5,5)") || type.equals("numeric(1,1)") || type.equals("numeric(18,18)")) {
            return "0." + small;
        }
        if (base.matches("numeric|real|double precision") && dice.onceIn(20)) {
            return type.equals("numeric") || !base.equals("numeric")
                    ? dice.of("'NaN'", "'Infinity'", "1e30", "-1e-30")
                    : "'NaN'";
        }
        return dice.onceIn(3) ? dice.of("0", "1", "-1", small + "000", "32767") : small;
    }

    private String text(String type) {
        if (type.endsWith("(1)") || type.endsWith("(2)") || type.endsWith("(3)")) {
            return dice.of("'a'", "'b'", "''", "'Z'");
        }
        return dice.of(
                "'a'",
                "'b'",
                "'abc'",
                "''",
                "'open'",
                "'word" + dice.below(100) + "'",
                "'" + dice.below(10_000) + "'",
                "'Größe 数据'",
                "'a longer text of some words " + dice.below(1_000) + "'",
                "'it''s \"quoted\", and\\slashed'",
                "repeat('long ', " + dice.below(60) + ")");
    }

    private String time(String base, String... extremes) {
        if (dice.onceIn(25)) {
            return "'" + dice.of(extremes) + "'";
        }
        String day = "20" + dice.between(10, 29) + "-0" + dice.between(1, 9) + "-1" + dice.below(10);
        return base.equals("date") ? "'" + day + "'" : "'" + day + dice.of("", " 12:30:00", " 00:00:00.123456") + "'";
    }

    /** Of a type of the schema's own: an enum's label, or what one of several domains takes. */
    private String own(String type) {
        return dice.of(
                "NULL",
                "'abc'",
                "'a'",
                "'1'",
                "5",
                "'open'",
                "'A'",
                "'it''s'",
                "''",
                "'TRUE'",
                "'{}'",
                "CAST(NULL AS " + type + ")");
    }
}
