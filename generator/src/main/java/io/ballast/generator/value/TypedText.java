package io.ballast.generator.value;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;

/**
 * Values in PostgreSQL's text form → as other systems keep them. What these cannot hold, such as the date {@code infinity}, is a {@link
 * DateTimeException}, {@link ArithmeticException} or {@link IllegalArgumentException}.
 */
public final class TypedText {
    private TypedText() {}

    /** Rounded as PostgreSQL does, half away from zero. */
    public static BigDecimal decimal(String text, int scale) {
        return new BigDecimal(text).setScale(scale, RoundingMode.HALF_UP);
    }

    public static boolean bool(String text) {
        return text.startsWith("t");
    }

    public static byte[] bytes(String text) {
        return HexFormat.of().parseHex(text.substring(2));
    }

    /** Days since 1970-01-01. */
    public static int days(String text) {
        return Math.toIntExact(LocalDate.parse(text).toEpochDay());
    }

    /** Microseconds since 1970-01-01 00:00, without a time zone. */
    public static long micros(String text) {
        int space = text.indexOf(' ');
        if (space < 0) {
            throw new DateTimeException("no time of day");
        }
        LocalDateTime time =
                LocalDateTime.of(LocalDate.parse(text.substring(0, space)), LocalTime.parse(text.substring(space + 1)));
        return ChronoUnit.MICROS.between(LocalDateTime.ofEpochSecond(0, 0, ZoneOffset.UTC), time);
    }

    /** Microseconds since 1970-01-01 00:00 UTC; the offset of the text is always UTC's. */
    public static long utcMicros(String text) {
        if (!text.endsWith("+00")) {
            throw new DateTimeException("no time in UTC");
        }
        return micros(text.substring(0, text.length() - 3));
    }
}
