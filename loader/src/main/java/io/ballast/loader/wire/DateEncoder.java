package io.ballast.loader.wire;

/**
 * Dates as PostgreSQL writes them under DateStyle ISO: {@code 2024-02-29}, years above 9999 with more digits, years before 1
 * as {@code 0044-03-15 BC}, {@code infinity} and {@code -infinity}. Receive function: date_recv, days since 2000-01-01.
 */
final class DateEncoder {
    private static final int CYCLES = 25_000;
    private static final long DAYS_PER_CYCLE = 146_097;
    /** From 1 March of the year 0, less {@link #CYCLES}, to the day before 2000-01-01 inclusive, days of a month beginning at 1. */
    private static final long DAYS_BEFORE_2000 = CYCLES * DAYS_PER_CYCLE + 730_426;

    /** Days from 1 March to the first day of each month, January first. */
    private static final int[] MONTH_STARTS = {306, 337, 0, 31, 61, 92, 122, 153, 184, 214, 245, 275};

    /** 4714-11-24 BC, the first day of the Julian period; and the end, exclusive, of type date: 5874898-06-03. */
    private static final long FIRST_DAY = -2_451_545;

    static final long END_DAY = 2_145_031_949;

    /** Of a date with a year of four digits. */
    private static final int LENGTH = 10;

    private DateEncoder() {}

    static int put(byte[] text, int from, int to, byte[] wire, int position) {
        int infinity = infinity(text, from, to);
        if (infinity != 0) {
            return WireBytes.putInt(wire, position, infinity > 0 ? Integer.MAX_VALUE : Integer.MIN_VALUE);
        }
        boolean bc = beforeChrist(text, from, to);
        int end = bc ? to - 3 : to;
        long day = day(text, from, end, bc, "not a date");
        if (dateEnd(text, from, end) != end) {
            throw RefusedValue.because("not a date");
        }
        if (day < FIRST_DAY || day >= END_DAY) {
            throw RefusedValue.because("out of range");
        }
        return WireBytes.putInt(wire, position, (int) day);
    }

    /** 1 for {@code infinity}, -1 for {@code -infinity}, in any case; else 0. */
    static int infinity(byte[] text, int from, int to) {
        boolean negative = from < to && text[from] == '-';
        int first = negative ? from + 1 : from;
        if (!AsciiWords.same("infinity", text, first, to)) {
            return 0;
        }
        return negative ? -1 : 1;
    }

    /** Whether the value ends with {@code " BC"}. */
    static boolean beforeChrist(byte[] text, int from, int to) {
        return to - from > 3 && text[to - 3] == ' ' && text[to - 2] == 'B' && text[to - 1] == 'C';
    }

    /** Where the date at {@code from} ends: two digits after the second dash. The dashes were seen by {@link #day}. */
    static int dateEnd(byte[] text, int from, int to) {
        return (text[from + 4] == '-' ? from + 4 : NumericEncoder.digitsEnd(text, from, to)) + 6;
    }

    /** The day number, 0 being 2000-01-01, of the date that {@code text} begins with. */
    static long day(byte[] text, int from, int to, boolean bc, String complaint) {
        long values = to - from < LENGTH ? -1 : AsciiDigits.DATE.values(WireBytes.text8(text, from));
        if (values < 0) {
            return dayOfOddYear(text, from, to, bc, complaint);
        }
        int year = AsciiDigits.pair(values, 0) * 100 + AsciiDigits.pair(values, 2);
        return day(year, AsciiDigits.pair(values, 5), twoDigits(text, from + 8), bc, complaint);
    }

    private static long dayOfOddYear(byte[] text, int from, int to, boolean bc, String complaint) {
        int dash = NumericEncoder.digitsEnd(text, from, to);
        int digits = dash - from;
        // Seven digits reach the end of type date. A longer year must not begin with a zero: nobody writes one.
        boolean year = digits > 4 && digits <= 7 && text[from] != '0';
        if (!year || to - dash < 6 || text[dash] != '-' || text[dash + 3] != '-') {
            throw RefusedValue.because(complaint);
        }
        int number = Math.toIntExact(IntegerEncoder.parse(text, from, dash));
        return day(number, twoDigits(text, dash + 1), twoDigits(text, dash + 4), bc, complaint);
    }

    private static long day(int year, int month, int dayOfMonth, boolean bc, String complaint) {
        if ((month | dayOfMonth) < 0) {
            throw RefusedValue.because(complaint);
        }
        if (year == 0) {
            throw RefusedValue.because("there is no year 0");
        }
        int astronomical = bc ? 1 - year : year;
        if (month < 1
                || month > 12
                || dayOfMonth < 1
                || (dayOfMonth > 28 && dayOfMonth > daysIn(astronomical, month))) {
            throw RefusedValue.because("no such day");
        }
        return daysSince2000(astronomical, month, dayOfMonth);
    }

    /**
     * The day number of a date of the proleptic Gregorian calendar, the year before 1 being 0. Years are counted from March, so
     * that the leap day comes last, and from far enough back that no year is negative, in whole cycles of 400 years.
     */
    private static long daysSince2000(int year, int month, int dayOfMonth) {
        int y = CYCLES * 400 + (month <= 2 ? year - 1 : year);
        long days = 365L * y + y / 4 - y / 100 + y / 400;
        return days + MONTH_STARTS[month - 1] + dayOfMonth - DAYS_BEFORE_2000;
    }

    private static int daysIn(int year, int month) {
        if (month == 2) {
            boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
            return leap ? 29 : 28;
        }
        return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
    }

    /** The number that two digits make, or something below zero. */
    static int twoDigits(byte[] text, int at) {
        int tens = text[at] - '0';
        int ones = text[at + 1] - '0';
        return (tens | (9 - tens) | ones | (9 - ones)) < 0 ? -1 : tens * 10 + ones;
    }
}
