package io.ballast.loader.wire;

/**
 * Dates as PostgreSQL writes them under DateStyle ISO: {@code 2024-02-29}, years above 9999 with more digits, years before 1
 * as {@code 0044-03-15 BC}, {@code infinity} and {@code -infinity}. Receive function: date_recv, days since 2000-01-01.
 */
final class DateKernel {
    static final long DAYS_FROM_1970_TO_2000 = 10_957;

    /** 4714-11-24 BC, the first day of the Julian period; and the end, exclusive, of type date: 5874898-06-03. */
    private static final long FIRST_DAY = -2_451_545;

    private static final long END_DAY = 2_145_031_949;

    private DateKernel() {}

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
        if (!Words.same("infinity", text, first, to)) {
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
        return yearEnd(text, from, to) + 6;
    }

    /** The day number, 0 being 2000-01-01, of the date that {@code text} begins with. */
    static long day(byte[] text, int from, int to, boolean bc, String complaint) {
        int dash = yearEnd(text, from, to);
        int digits = dash - from;
        // Seven digits reach the end of type date. A longer year must not begin with a zero: nobody writes one.
        if (digits < 4 || digits > 7 || (digits > 4 && text[from] == '0') || to - dash < 6) {
            throw RefusedValue.because(complaint);
        }
        int month = twoDigits(text, dash + 1);
        int dayOfMonth = twoDigits(text, dash + 4);
        if (text[dash] != '-' || text[dash + 3] != '-' || month < 0 || dayOfMonth < 0) {
            throw RefusedValue.because(complaint);
        }
        int year = 0;
        for (int i = from; i < dash; i++) {
            year = year * 10 + (text[i] - '0');
        }
        if (year == 0) {
            throw RefusedValue.because("there is no year 0");
        }
        return day(bc ? 1 - year : year, month, dayOfMonth);
    }

    /**
     * The day number of a date of the proleptic Gregorian calendar, the year before 1 being 0. Years are counted from March,
     * so that the leap day comes last; 400 such years have 146097 days, and day {@code (153 m + 2) / 5} begins month m.
     */
    private static long day(int year, int month, int dayOfMonth) {
        if (month < 1 || month > 12 || dayOfMonth < 1 || dayOfMonth > daysIn(year, month)) {
            throw RefusedValue.because("no such day");
        }
        long y = month <= 2 ? year - 1L : year;
        int m = month <= 2 ? month + 9 : month - 3;
        long era = Math.floorDiv(y, 400L);
        long yearOfEra = y - era * 400;
        long dayOfYear = (153L * m + 2) / 5 + dayOfMonth - 1;
        long dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        // 719468 days lie between 0000-03-01 and 1970-01-01.
        return era * 146_097 + dayOfEra - 719_468 - DAYS_FROM_1970_TO_2000;
    }

    private static int daysIn(int year, int month) {
        if (month == 2) {
            boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
            return leap ? 29 : 28;
        }
        return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
    }

    private static int yearEnd(byte[] text, int from, int to) {
        int i = from;
        while (i < to && text[i] >= '0' && text[i] <= '9') {
            i++;
        }
        return i;
    }

    /** The number that two digits make, or something below zero. */
    static int twoDigits(byte[] text, int at) {
        int tens = text[at] - '0';
        int ones = text[at + 1] - '0';
        return (tens | (9 - tens) | ones | (9 - ones)) < 0 ? -1 : tens * 10 + ones;
    }
}
