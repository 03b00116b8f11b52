package io.ballast.loader.wire;

import io.ballast.common.schema.Column;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/** A file of random rows: random types, quoted where they must be and at random where they need not be. */
record RandomCsv(List<Column> columns, String text) {
    private static final String[] TYPES = {
        "uuid",
        "text",
        "varchar(80)",
        "smallint",
        "integer",
        "bigint",
        "boolean",
        "date",
        "time",
        "timestamp",
        "timestamptz"
    };
    private static final String[] PIECES = {
        "a",
        "b",
        " ",
        ",",
        "\"",
        "\n",
        "\\.",
        "\\",
        "é",
        "ß",
        "漢字",
        "🚀",
        "NULL",
        "'",
        ";",
        "\t",
        "{",
        "}",
        "ordinary words"
    };

    static RandomCsv of(SplittableRandom random) {
        String[] types = new String[2 + random.nextInt(8)];
        for (int c = 0; c < types.length; c++) {
            types[c] = TYPES[random.nextInt(TYPES.length)];
        }
        List<Column> columns = Columns.of(types);
        StringBuilder csv = new StringBuilder();
        for (int rows = random.nextInt(30); rows >= 0; rows--) {
            for (int c = 0; c < types.length; c++) {
                csv.append(c == 0 ? "" : ",").append(field(types[c], random));
            }
            csv.append('\n');
        }
        return new RandomCsv(columns, csv.toString());
    }

    private static String field(String type, SplittableRandom random) {
        if (random.nextInt(10) == 0) {
            return "";
        }
        String value = value(type, random);
        boolean must = value.isEmpty() || value.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n');
        return must || random.nextInt(4) == 0 ? "\"" + value.replace("\"", "\"\"") + "\"" : value;
    }

    private static String value(String type, SplittableRandom random) {
        return switch (type) {
            case "uuid" -> {
                String uuid = new UUID(random.nextLong(), random.nextLong()).toString();
                yield random.nextBoolean() ? uuid : uuid.toUpperCase(java.util.Locale.ROOT);
            }
            case "smallint" -> String.valueOf((short) (random.nextInt() >> random.nextInt(32)));
            case "integer" -> String.valueOf(random.nextInt() >> random.nextInt(32));
            case "bigint" -> String.valueOf(random.nextLong() >> random.nextInt(64));
            case "boolean" -> random.nextBoolean() ? "t" : "false";
            case "date" -> instant(random).substring(0, 10);
            case "time" -> instant(random).substring(11);
            case "timestamp" -> instant(random);
            case "timestamptz" -> instant(random).replace(' ', 'T') + (random.nextBoolean() ? "Z" : "-03:45");
            default -> text(random);
        };
    }

    /** From the year 1 to 9999. */
    private static String instant(SplittableRandom random) {
        Instant instant = Instant.ofEpochSecond(
                random.nextLong(-62_135_596_800L, 253_402_300_800L), random.nextInt(1_000_000) * 1000L);
        String text =
                instant.atOffset(ZoneOffset.UTC).toLocalDateTime().toString().replace('T', ' ');
        return text.length() == 16 ? text + ":00" : text;
    }

    private static String text(SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        for (int pieces = random.nextInt(8); pieces > 0; pieces--) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }
}
