package io.ballast.spec.literal;

import io.ballast.spec.yaml.SpecNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Literals of the date and time types in ISO 8601 form, which PostgreSQL reads whatever its DateStyle is: years of four digits or
 * more, {@code BC} behind, and the special values {@code infinity} and {@code -infinity} (manual, 8.5.1).
 */
public final class TimeLiterals {
    private static final Pattern DATE = Pattern.compile("(\\d{4,7})-(\\d{2})-(\\d{2})( BC)?");
    private static final Pattern TIMESTAMP = Pattern.compile(
            "(\\d{4,6}-\\d{2}-\\d{2})[ T](\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d{1,6})?)?)(Z|[+-]\\d{2}(?::?\\d{2})?)?( BC)?");
    private static final int MAX_DATE_YEAR = 5_874_897;
    private static final int MAX_TIMESTAMP_YEAR = 294_276;
    /** 4713 BC. */
    private static final int MAX_YEAR_BC = 4713;

    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .appendPattern("HH:mm:ss")
            .appendFraction(ChronoField.MICRO_OF_SECOND, 0, 6, true)
            .toFormatter(Locale.ROOT);

    private TimeLiterals() {}

    static String date(String text) {
        return Literals.check(isInfinite(text) || isDate(text, MAX_DATE_YEAR), text, "a date, such as 2020-12-31");
    }

    static String time(String text) {
        try {
            return text.equals("24:00:00") ? text : TIME.format(LocalTime.parse(text));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("a time, such as 12:30:00", e);
        }
    }

    static String timestamp(String text) {
        String expected = "a timestamp without a zone, such as 2020-12-31 12:30:00";
        if (isInfinite(text)) {
            return text;
        }
        Matcher matcher = TIMESTAMP.matcher(text);
        Literals.check(matcher.matches() && matcher.group(3) == null, text, expected);
        return dateAndTime(matcher, expected) + (matcher.group(4) == null ? "" : " BC");
    }

    /** In UTC where the year has four digits; a zone is needed, as the session's own must not matter. */
    static String timestampWithZone(String text) {
        String expected = "a timestamp with a zone, such as 2020-12-31T12:30:00Z";
        if (isInfinite(text)) {
            return text;
        }
        Matcher matcher = TIMESTAMP.matcher(text);
        Literals.check(matcher.matches() && matcher.group(3) != null, text, expected);
        String local = dateAndTime(matcher, expected);
        ZoneOffset zone = zone(matcher.group(3), expected);
        if (matcher.group(4) != null || local.indexOf('-') > 4) {
            Literals.check(zone.equals(ZoneOffset.UTC), text, expected + "; beyond the years 1 to 9999 in UTC");
            return local + "+00" + (matcher.group(4) == null ? "" : " BC");
        }
        LocalDateTime utc = LocalDateTime.parse(local.replace(' ', 'T'))
                .atOffset(zone)
                .withOffsetSameInstant(ZoneOffset.UTC)
                .toLocalDateTime();
        Literals.check(hasFourDigits(utc.getYear()), text, expected + "; in the years 1 to 9999 in UTC");
        return utc.toLocalDate() + " " + TIME.format(utc) + "+00";
    }

    private static boolean hasFourDigits(int year) {
        return year >= 1 && year <= 9999;
    }

    static String interval(String text) {
        return Literals.check(Intervals.isInterval(text), text, "an interval, such as P1DT12H or 1 day 12:00:00");
    }

    /** A day between the years 1 and 9999. */
    public static LocalDate readDate(SpecNode node) {
        try {
            return LocalDate.parse(fourDigits(node.text()));
        } catch (DateTimeException e) {
            throw node.expected("a date between 0001-01-01 and 9999-12-31, such as 2020-12-31");
        }
    }

    /** An instant between the years 1 and 9999; without a zone it is one of UTC, a date alone is its first moment. */
    public static Instant readInstant(SpecNode node) {
        try {
            String text = fourDigits(node.text()).replace(' ', 'T');
            if (text.indexOf('T') < 0) {
                return LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
            }
            boolean zoned =
                    text.endsWith("Z") || text.substring(text.indexOf('T')).matches(".*[+-].*");
            Instant instant = zoned
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
            if (!instant.equals(instant.truncatedTo(ChronoUnit.MICROS))) {
                throw new DateTimeException("finer than a microsecond");
            }
            if (!hasFourDigits(instant.atOffset(ZoneOffset.UTC).getYear())) {
                throw new DateTimeException("its zone moves it into another year");
            }
            return instant;
        } catch (DateTimeException e) {
            throw node.expected(
                    "a date or a timestamp between the years 1 and 9999, such as 2020-12-31 or 2020-12-31T12:30:00Z");
        }
    }

    public static LocalTime readTime(SpecNode node) {
        try {
            LocalTime time = LocalTime.parse(node.text());
            if (time.equals(time.truncatedTo(ChronoUnit.SECONDS))) {
                return time;
            }
        } catch (DateTimeException e) {
            throw node.expected("a time in whole seconds, such as 12:30:00");
        }
        throw node.expected("a time in whole seconds, such as 12:30:00");
    }

    private static String fourDigits(String text) {
        if (!text.matches("\\d{4}-.*") || text.startsWith("0000")) {
            throw new DateTimeException("not a year of four digits");
        }
        return text;
    }

    private static boolean isInfinite(String text) {
        return text.equals("infinity") || text.equals("-infinity");
    }

    private static boolean isDate(String text, int maxYear) {
        Matcher matcher = DATE.matcher(text);
        if (!matcher.matches()) {
            return false;
        }
        int year = Integer.parseInt(matcher.group(1));
        boolean beforeChrist = matcher.group(4) != null;
        if (year == 0 || year > (beforeChrist ? MAX_YEAR_BC : maxYear)) {
            return false;
        }
        int leapYear = beforeChrist ? 1 - year : year;
        try {
            LocalDate.of(leapYear, Integer.parseInt(matcher.group(2)), Integer.parseInt(matcher.group(3)));
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static String dateAndTime(Matcher matcher, String expected) {
        String era = matcher.group(4) == null ? "" : " BC";
        Literals.check(isDate(matcher.group(1) + era, MAX_TIMESTAMP_YEAR), "", expected);
        try {
            return matcher.group(1) + " " + TIME.format(LocalTime.parse(matcher.group(2)));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(expected, e);
        }
    }

    private static ZoneOffset zone(String text, String expected) {
        try {
            return ZoneOffset.of(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(expected, e);
        }
    }
}
