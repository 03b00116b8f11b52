package io.ballast.loader.wire;

import io.ballast.common.schema.ColumnType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.UUID;

/** Random values of each type, as texts that both PostgreSQL and we take. */
final class RandomValues {
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

    private RandomValues() {}

    static String of(ColumnType type, SplittableRandom random) {
        if (type.array()) {
            return array(ColumnType.of(type.base()), random);
        }
        return switch (type.base()) {
            case UUID -> uuid(random);
            case TEXT, VARCHAR -> text(random);
            case CHAR -> PIECES[random.nextInt(8)].substring(0, 1);
            case SMALLINT -> String.valueOf((short) (random.nextInt() >> random.nextInt(32)));
            case INTEGER -> String.valueOf(random.nextInt() >> random.nextInt(32));
            case BIGINT -> String.valueOf(random.nextLong() >> random.nextInt(64));
            case NUMERIC -> numeric(random);
            case REAL -> String.valueOf(finite(Float.intBitsToFloat(random.nextInt())));
            case DOUBLE_PRECISION -> String.valueOf(finite(Double.longBitsToDouble(random.nextLong())));
            case BOOLEAN -> random.nextBoolean() ? "t" : "false";
            case DATE -> instant(random).substring(0, 10);
            case TIME -> instant(random).substring(11);
            case TIMESTAMP -> instant(random);
            case TIMESTAMPTZ -> instant(random).replace(' ', 'T') + (random.nextBoolean() ? "Z" : "-03:45");
            case INTERVAL -> interval(random);
            case JSON, JSONB ->
                "{\"a b\": [" + random.nextInt() + ", \"" + text(random).replaceAll("[\"\\\\\\p{Cntrl}]", "") + "\"]}";
            case BYTEA -> "\\x" + HexFormat.of().formatHex(bytes(random, random.nextInt(40)));
            case INET -> inet(random);
        };
    }

    private static String uuid(SplittableRandom random) {
        String uuid = new UUID(random.nextLong(), random.nextLong()).toString();
        return random.nextBoolean() ? uuid : uuid.toUpperCase(Locale.ROOT);
    }

    private static String text(SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        for (int pieces = random.nextInt(8); pieces > 0; pieces--) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }

    private static String numeric(SplittableRandom random) {
        BigInteger digits = new BigInteger(random.nextInt(1, 160), new Random(random.nextLong()));
        BigDecimal value = new BigDecimal(random.nextBoolean() ? digits : digits.negate(), random.nextInt(-20, 40));
        return random.nextBoolean() ? value.toPlainString() : value.toString();
    }

    private static float finite(float value) {
        return Float.isFinite(value) ? value : 0.1f;
    }

    private static double finite(double value) {
        return Double.isFinite(value) ? value : 0.1;
    }

    /** From the year 1 to 9999. */
    private static String instant(SplittableRandom random) {
        Instant instant = Instant.ofEpochSecond(
                random.nextLong(-62_135_596_800L, 253_402_300_800L), random.nextInt(1_000_000) * 1000L);
        String text =
                instant.atOffset(ZoneOffset.UTC).toLocalDateTime().toString().replace('T', ' ');
        return text.length() == 16 ? text + ":00" : text;
    }

    private static String interval(SplittableRandom random) {
        long seconds = random.nextLong() >> random.nextInt(25, 64);
        if (random.nextBoolean()) {
            return Duration.ofSeconds(seconds, random.nextInt(1_000_000) * 1000L)
                    .toString();
        }
        return random.nextInt(-99, 99) + " years " + random.nextInt(-11, 12) + " mons " + random.nextInt(-999, 999)
                + " days "
                + (random.nextBoolean() ? "-" : "")
                + "%02d:%02d:%02d.%06d"
                        .formatted(
                                random.nextInt(300), random.nextInt(60), random.nextInt(60), random.nextInt(1_000_000));
    }

    private static String inet(SplittableRandom random) {
        if (random.nextBoolean()) {
            return random.nextInt(256) + "." + random.nextInt(256) + ".0." + random.nextInt(256)
                    + (random.nextBoolean() ? "" : "/" + random.nextInt(33));
        }
        int groups = random.nextInt(8);
        StringBuilder address = new StringBuilder();
        for (int i = 0; i < groups; i++) {
            address.append(Integer.toHexString(random.nextInt(65536) >> random.nextInt(16)))
                    .append(i < groups - 1 ? ":" : "");
        }
        return address.insert(groups == 0 ? 0 : address.indexOf(":") + 1, groups < 2 ? "::" : ":")
                .toString();
    }

    private static String array(ColumnType element, SplittableRandom random) {
        StringBuilder array = new StringBuilder("{");
        for (int size = random.nextInt(6); size > 0; size--) {
            String value = random.nextInt(5) == 0 ? null : of(element, random);
            array.append(array.length() == 1 ? "" : ",");
            if (value == null) {
                array.append("NULL");
            } else {
                array.append('"')
                        .append(value.replace("\\", "\\\\").replace("\"", "\\\""))
                        .append('"');
            }
        }
        return array.append('}').toString();
    }

    private static byte[] bytes(SplittableRandom random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
