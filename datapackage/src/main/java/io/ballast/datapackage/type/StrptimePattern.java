package io.ballast.datapackage.type;

import io.ballast.common.schema.BaseType;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.format.SignStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQuery;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Patterns of C's strptime, as Python documents them, turned into Java's. Names of months and days are English, as in the C
 * locale; nothing is completed or rolled over: 31/02 is refused.
 */
final class StrptimePattern {
    private static final String KNOWN =
            "a pattern of strptime with %Y %y %m %d %b %B %a %A %j %H %I %M %S %f %p %z and %%, and nothing else after a %";
    /** A year of two digits is in 1969 to 2068 (POSIX, strptime). */
    private static final int PIVOT = 1969;

    private StrptimePattern() {}

    static Conversion date(String pattern) throws UnknownFormat {
        return conversion(pattern, LocalDate::from, "a date");
    }

    static Conversion time(String pattern) throws UnknownFormat {
        return conversion(pattern, LocalTime::from, "a time");
    }

    static FieldMapping datetime(String pattern) throws UnknownFormat {
        boolean zoned = pattern.replace("%%", "").contains("%z");
        Conversion conversion = zoned
                ? conversion(pattern, OffsetDateTime::from, "a time on a date")
                : conversion(pattern, LocalDateTime::from, "a time on a date");
        return FieldTypes.type(zoned ? BaseType.TIMESTAMPTZ : BaseType.TIMESTAMP, conversion, FieldMapping.RANGE);
    }

    private static Conversion conversion(String pattern, TemporalQuery<? extends TemporalAccessor> query, String what)
            throws UnknownFormat {
        DateTimeFormatter formatter = formatter(pattern);
        check(formatter, query, what);
        return value -> {
            try {
                return formatter.parse(value, query).toString();
            } catch (DateTimeParseException e) {
                throw new UnreadableValue("not " + what + " as " + pattern + " has it");
            }
        };
    }

    /** Refuses a pattern that does not print all that the type needs: what it prints of a day must be readable again. */
    private static void check(DateTimeFormatter formatter, TemporalQuery<?> query, String what) throws UnknownFormat {
        OffsetDateTime sample = OffsetDateTime.parse("2001-11-23T16:15:16Z");
        try {
            formatter.parse(formatter.format(sample), query);
        } catch (DateTimeParseException e) {
            throw new UnknownFormat("format", "a pattern of strptime that tells " + what + " whole");
        }
    }

    private static DateTimeFormatter formatter(String pattern) throws UnknownFormat {
        DateTimeFormatterBuilder builder = new DateTimeFormatterBuilder().parseCaseInsensitive();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c != '%') {
                builder.appendLiteral(c);
            } else if (++i == pattern.length()) {
                throw new UnknownFormat("format", KNOWN);
            } else {
                append(builder, pattern.charAt(i));
            }
        }
        if (pattern.indexOf('%') < 0) {
            throw new UnknownFormat("format", "default, any or a pattern of strptime, such as %d/%m/%Y");
        }
        if (!pattern.contains("%S")) {
            defaultTo(builder, ChronoField.SECOND_OF_MINUTE);
        }
        return builder.toFormatter(Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    }

    private static void defaultTo(DateTimeFormatterBuilder builder, ChronoField field) {
        builder.parseDefaulting(field, 0);
    }

    private static void append(DateTimeFormatterBuilder builder, char directive) throws UnknownFormat {
        switch (directive) {
            case 'Y' -> builder.appendValue(ChronoField.YEAR, 4, 4, SignStyle.NEVER);
            case 'y' -> builder.appendValueReduced(ChronoField.YEAR, 2, 2, PIVOT);
            case 'm' -> builder.appendValue(ChronoField.MONTH_OF_YEAR, 1, 2, SignStyle.NEVER);
            case 'd' -> builder.appendValue(ChronoField.DAY_OF_MONTH, 1, 2, SignStyle.NEVER);
            case 'j' -> builder.appendValue(ChronoField.DAY_OF_YEAR, 1, 3, SignStyle.NEVER);
            case 'H' -> builder.appendValue(ChronoField.HOUR_OF_DAY, 1, 2, SignStyle.NEVER);
            case 'I' -> builder.appendValue(ChronoField.CLOCK_HOUR_OF_AMPM, 1, 2, SignStyle.NEVER);
            case 'M' -> builder.appendValue(ChronoField.MINUTE_OF_HOUR, 1, 2, SignStyle.NEVER);
            case 'S' -> builder.appendValue(ChronoField.SECOND_OF_MINUTE, 1, 2, SignStyle.NEVER);
            case 'f' -> builder.appendFraction(ChronoField.NANO_OF_SECOND, 1, 6, false);
            case 'b' -> builder.appendText(ChronoField.MONTH_OF_YEAR, names(ChronoField.MONTH_OF_YEAR, true));
            case 'B' -> builder.appendText(ChronoField.MONTH_OF_YEAR, names(ChronoField.MONTH_OF_YEAR, false));
            case 'a' -> builder.appendText(ChronoField.DAY_OF_WEEK, names(ChronoField.DAY_OF_WEEK, true));
            case 'A' -> builder.appendText(ChronoField.DAY_OF_WEEK, names(ChronoField.DAY_OF_WEEK, false));
            case 'p' -> builder.appendText(ChronoField.AMPM_OF_DAY, Map.of(0L, "AM", 1L, "PM"));
            case 'z' -> appendOffset(builder);
            case '%' -> builder.appendLiteral('%');
            default -> throw new UnknownFormat("format", KNOWN);
        }
    }

    /** With a colon or without one, or Z for none, as Python's strptime takes it. */
    private static void appendOffset(DateTimeFormatterBuilder builder) {
        for (String form : List.of("+HH:MM", "+HHMM")) {
            builder.optionalStart().appendOffset(form, "Z").optionalEnd();
        }
    }

    /** Not the names of the JDK's locale data, which change from one version to the next. */
    private static Map<Long, String> names(ChronoField field, boolean cut) {
        Map<Long, String> names = new HashMap<>();
        for (long i = 1; i <= field.range().getMaximum(); i++) {
            String constant = field == ChronoField.MONTH_OF_YEAR
                    ? java.time.Month.of((int) i).name()
                    : java.time.DayOfWeek.of((int) i).name();
            String name = constant.charAt(0) + constant.substring(1).toLowerCase(Locale.ROOT);
            names.put(i, cut ? name.substring(0, 3) : name);
        }
        return names;
    }
}
