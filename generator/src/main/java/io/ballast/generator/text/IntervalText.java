package io.ballast.generator.text;

import java.nio.charset.StandardCharsets;

/** Intervals of days or of months, as {@code IntervalStyle postgres} prints them: {@code 1 year 2 mons}, {@code 3 days}. None is below 0. */
public final class IntervalText {
    /** Ten digits of years, their words, and the months. */
    public static final int MAX_LENGTH = 48;

    private static final byte[] ZERO = bytes("00:00:00");
    private static final byte[] DAY = bytes(" day");
    private static final byte[] YEAR = bytes(" year");
    private static final byte[] MONTH = bytes(" mon");
    private static final int MONTHS_PER_YEAR = 12;

    private IntervalText() {}

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Writes a number of days and returns the position after it. */
    public static int putDays(long days, byte[] buffer, int position) {
        return days == 0 ? put(ZERO, buffer, position) : putAmount(days, DAY, buffer, position);
    }

    /** Writes a number of months, twelve of them as a year, and returns the position after it. */
    public static int putMonths(long months, byte[] buffer, int position) {
        if (months == 0) {
            return put(ZERO, buffer, position);
        }
        long years = months / MONTHS_PER_YEAR;
        long rest = months % MONTHS_PER_YEAR;
        int at = position;
        if (years > 0) {
            at = putAmount(years, YEAR, buffer, at);
        }
        if (years > 0 && rest > 0) {
            buffer[at++] = ' ';
        }
        return rest > 0 ? putAmount(rest, MONTH, buffer, at) : at;
    }

    private static int putAmount(long amount, byte[] unit, byte[] buffer, int position) {
        int at = put(unit, buffer, Digits.put(amount, buffer, position));
        if (amount > 1) {
            buffer[at++] = 's';
        }
        return at;
    }

    private static int put(byte[] text, byte[] buffer, int position) {
        System.arraycopy(text, 0, buffer, position, text.length);
        return position + text.length;
    }
}
