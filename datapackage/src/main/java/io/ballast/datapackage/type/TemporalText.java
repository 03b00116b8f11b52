package io.ballast.datapackage.type;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells dates and times in ISO 8601 by their text, as PostgreSQL reads them without losing a digit. */
enum TemporalText {
    DATE,
    TIMESTAMP,
    TIMESTAMPTZ,
    NONE;

    private static final Pattern POINT = Pattern.compile(
            "([0-9]{4})-([0-9]{2})-([0-9]{2})"
                    + "(?:[T ]([0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\\.[0-9]{1,6})?)?)(Z|[+-](?:0[0-9]|1[0-4])(?::?[0-5][0-9])?)?)?");
    private static final Pattern CLOCK =
            Pattern.compile("(?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:\\.[0-9]{1,6})?)?");
    private static final int[] DAYS = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    /** What the text is; at least ten characters of it. */
    static TemporalText of(char[] text, int from, int to) {
        Matcher matcher = POINT.matcher(new String(text, from, to - from));
        if (!matcher.matches() || !isDay(number(matcher, 1), number(matcher, 2), number(matcher, 3))) {
            return NONE;
        }
        if (matcher.group(4) == null) {
            return DATE;
        }
        if (!CLOCK.matcher(matcher.group(4)).matches()) {
            return NONE;
        }
        return matcher.group(5) == null ? TIMESTAMP : TIMESTAMPTZ;
    }

    /** Whether it is a time of day with its seconds. */
    static boolean isTime(char[] text, int from, int to) {
        return CLOCK.matcher(new String(text, from, to - from)).matches();
    }

    /** Whether 36 characters are a UUID. */
    static boolean isUuid(char[] text, int from) {
        for (int i = 0; i < 36; i++) {
            char c = text[from + i];
            boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
            boolean digit = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
            if (dash ? c != '-' : !digit) {
                return false;
            }
        }
        return true;
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }

    private static boolean isDay(int year, int month, int day) {
        boolean leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
        return year > 0
                && month >= 1
                && month <= 12
                && day >= 1
                && day <= DAYS[month - 1]
                && (month != 2 || day < 29 || leap);
    }
}
