package io.ballast.generator.text;

/**
 * Hot: dates, times and instants in the form PostgreSQL prints with {@code DateStyle ISO}: {@code 2024-02-29},
 * {@code 23:59:59.25}, {@code 2024-02-29 23:59:59.25+00}; fractions without trailing zeros. Years from 1 to 294276.
 */
public final class TimeText {
    /** The longest instant: {@code 294276-12-31 23:59:59.999999+00}. */
    public static final int MAX_LENGTH = 31;

    public static final long MICROS_PER_SECOND = 1_000_000L;
    public static final long MICROS_PER_DAY = 86_400 * MICROS_PER_SECOND;

    /** Most dates lie between 1970 and 2070: they are spelled once, {@code 2024-02-} in a word and the day in two bytes. */
    private static final int TABLE_DAYS = 36_525;

    private static final long[] YEAR_MONTH = new long[TABLE_DAYS];
    private static final short[] DAY = new short[TABLE_DAYS];

    static {
        byte[] date = new byte[10];
        for (int day = 0; day < TABLE_DAYS; day++) {
            computeDate(day, date, 0);
            YEAR_MONTH[day] = (long) Words.LONG_LE.get(date, 0);
            DAY[day] = (short) Words.SHORT_LE.get(date, 8);
        }
    }

    /** {@code +00} and a byte that the next value covers. */
    private static final int UTC = '+' | '0' << 8 | '0' << 16;

    private TimeText() {}

    /** Writes an instant in UTC, without its zone. */
    public static int putTimestamp(long epochMicros, byte[] buffer, int position) {
        long day = Math.floorDiv(epochMicros, MICROS_PER_DAY);
        int at = putDate((int) day, buffer, position);
        buffer[at] = ' ';
        return putTime(epochMicros - day * MICROS_PER_DAY, buffer, at + 1);
    }

    /** Writes an instant in UTC with its zone, {@code +00}; room for a byte more is needed. */
    public static int putTimestampTz(long epochMicros, byte[] buffer, int position) {
        int at = putTimestamp(epochMicros, buffer, position);
        Words.INT_LE.set(buffer, at, UTC);
        return at + 3;
    }

    /** Writes a time of day; room for 16 bytes is needed, however short it is. */
    public static int putTime(long microsOfDay, byte[] buffer, int position) {
        int seconds = (int) (microsOfDay / MICROS_PER_SECOND);
        int micros = (int) (microsOfDay - seconds * MICROS_PER_SECOND);
        int minutes = seconds / 60;
        int hours = minutes / 60;
        long hoursAndMinutes = Digits.pair(hours) | ':' << 16 | (long) Digits.pair(minutes - hours * 60) << 24;
        long rest = (long) ':' << 40 | (long) Digits.pair(seconds - minutes * 60) << 48;
        Words.LONG_LE.set(buffer, position, hoursAndMinutes | rest);
        return putFraction(micros, buffer, position + 8);
    }

    /**
     * Point and microseconds without trailing zeros, which are the highest bytes of their word; nothing for 0. Without a branch on
     * the digits.
     */
    private static int putFraction(int micros, byte[] buffer, int position) {
        long digits = Digits.eight(micros * 100);
        int kept = 8 - (Long.numberOfLeadingZeros(digits) >>> 3);
        Words.LONG_LE.set(buffer, position, '.' | (digits | Digits.ZEROS) << 8);
        return position + (micros == 0 ? 0 : 1 + kept);
    }

    /** Writes a duration as {@code IntervalStyle postgres} prints one that was given in seconds: hours may exceed 24. */
    public static int putInterval(long seconds, byte[] buffer, int position) {
        int at = position;
        long rest = seconds;
        if (rest < 0) {
            buffer[at++] = '-';
            rest = -rest;
        }
        long hours = rest / 3600;
        at = hours < 100 ? Digits.putFixed(hours, 2, buffer, at) : Digits.put(hours, buffer, at);
        int secondsOfHour = (int) (rest - hours * 3600);
        buffer[at] = ':';
        Digits.put2(secondsOfHour / 60, buffer, at + 1);
        buffer[at + 3] = ':';
        Digits.put2(secondsOfHour % 60, buffer, at + 4);
        return at + 6;
    }

    /**
     * Writes the date this number of days after 1970-01-01. The year counts from March, so that the leap day comes last (Hinnant:
     * chrono-Compatible Low-Level Date Algorithms, {@code civil_from_days}).
     */
    public static int putDate(int epochDay, byte[] buffer, int position) {
        if (epochDay >= 0 && epochDay < TABLE_DAYS) {
            Words.LONG_LE.set(buffer, position, YEAR_MONTH[epochDay]);
            Words.SHORT_LE.set(buffer, position + 8, DAY[epochDay]);
            return position + 10;
        }
        return computeDate(epochDay, buffer, position);
    }

    private static int computeDate(int epochDay, byte[] buffer, int position) {
        int days = epochDay + 719_468;
        int era = Math.floorDiv(days, 146_097);
        int dayOfEra = days - era * 146_097;
        int yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        int monthFromMarch = (5 * dayOfYear + 2) / 153;
        int day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1;
        int month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
        int year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
        int at = putYear(year, buffer, position);
        buffer[at] = '-';
        Digits.put2(month, buffer, at + 1);
        buffer[at + 3] = '-';
        Digits.put2(day, buffer, at + 4);
        return at + 6;
    }

    private static int putYear(int year, byte[] buffer, int position) {
        if (year > 9999) {
            return Digits.put(year, buffer, position);
        }
        int century = year / 100;
        Digits.put2(century, buffer, position);
        Digits.put2(year - century * 100, buffer, position + 2);
        return position + 4;
    }
}
