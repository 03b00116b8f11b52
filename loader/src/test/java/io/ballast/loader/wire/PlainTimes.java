package io.ballast.loader.wire;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The plain twin of the encoders for dates, times and intervals: patterns and java.time. */
final class PlainTimes {
    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);
    private static final Pattern DATE = Pattern.compile("(\\d+)-(\\d\\d)-(\\d\\d)");
    private static final Pattern TIMESTAMP = Pattern.compile("([-\\d]+)(?:[ T]([:.\\d]+))?([zZ]|[-+][:\\d]+)?( BC)?");
    private static final Pattern ISO_PART = Pattern.compile("(T)|([-\\d.]+)([YMWDHS])");
    private static final Pattern POSTGRES_PART = Pattern.compile("([-+]?)(\\d+:[\\d:.]+)|([-+\\d.]+) ([a-zA-Z]+)");

    private PlainTimes() {}

    static int date(String text) {
        int infinity = infinity(text);
        if (infinity != 0) {
            return infinity > 0 ? Integer.MAX_VALUE : Integer.MIN_VALUE;
        }
        return Math.toIntExact(days(text.replace(" BC", ""), text.endsWith(" BC")));
    }

    static long time(String text) {
        String[] parts = text.split(":", -1);
        BigDecimal seconds = BigDecimal.valueOf(Integer.parseInt(parts[0]) * 60L + Integer.parseInt(parts[1]))
                .multiply(BigDecimal.valueOf(60))
                .add(new BigDecimal(parts.length == 3 ? parts[2] : "0"));
        return seconds.multiply(MILLION).longValueExact();
    }

    static long timestamp(String text) {
        int infinity = infinity(text);
        if (infinity != 0) {
            return infinity > 0 ? Long.MAX_VALUE : Long.MIN_VALUE;
        }
        Matcher parts = TIMESTAMP.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException(text);
        }
        long micros = days(parts.group(1), parts.group(4) != null) * 86_400_000_000L;
        micros += parts.group(2) == null ? 0 : time(parts.group(2));
        String offset = parts.group(3) == null ? "Z" : parts.group(3).toUpperCase(Locale.ROOT);
        return micros - ZoneOffset.of(offset).getTotalSeconds() * 1_000_000L;
    }

    static byte[] interval(String text) {
        BigDecimal[] sums = {BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO};
        boolean iso = text.startsWith("P");
        boolean time = false;
        Matcher part = (iso ? ISO_PART : POSTGRES_PART).matcher(text);
        while (part.find()) {
            if (iso && part.group(1) != null) {
                time = true;
            } else if (iso) {
                add(sums, part.group(3).equals("M") && time ? "MI" : part.group(3), part.group(2));
            } else if (part.group(2) != null) {
                String[] clock = part.group(2).split(":", -1);
                add(sums, "H", part.group(1) + clock[0]);
                add(sums, "MI", part.group(1) + clock[1]);
                add(sums, "S", part.group(1) + (clock.length == 3 ? clock[2] : "0"));
            } else {
                add(sums, part.group(4).toUpperCase(Locale.ROOT), part.group(3));
            }
        }
        return ByteBuffer.allocate(16)
                .putLong(sums[2].multiply(MILLION).longValueExact())
                .putInt(sums[1].intValueExact())
                .putInt(sums[0].intValueExact())
                .array();
    }

    /** Units are told by their first letter, minutes by their first two. */
    private static void add(BigDecimal[] sums, String unit, String number) {
        String key = unit.startsWith("MI") ? "MI" : unit.substring(0, 1);
        int sum = "YM".contains(key) ? 0 : "WD".contains(key) ? 1 : 2;
        int factor =
                switch (key) {
                    case "Y" -> 12;
                    case "W" -> 7;
                    case "H" -> 3600;
                    case "MI" -> 60;
                    default -> 1;
                };
        sums[sum] = sums[sum].add(new BigDecimal(number).multiply(BigDecimal.valueOf(factor)));
    }

    private static long days(String text, boolean bc) {
        Matcher parts = DATE.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException(text);
        }
        int year = Integer.parseInt(parts.group(1));
        LocalDate date =
                LocalDate.of(bc ? 1 - year : year, Integer.parseInt(parts.group(2)), Integer.parseInt(parts.group(3)));
        return ChronoUnit.DAYS.between(LocalDate.of(2000, 1, 1), date);
    }

    private static int infinity(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "infinity" -> 1;
            case "-infinity" -> -1;
            default -> 0;
        };
    }
}
