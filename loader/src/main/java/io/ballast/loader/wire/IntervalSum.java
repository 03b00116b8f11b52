package io.ballast.loader.wire;

/** What the parts of one interval add up to; each unit may come once. Overflow is an ArithmeticException. */
final class IntervalSum {
    static final int YEARS = 1;
    static final int MONTHS = 1 << 1;
    static final int WEEKS = 1 << 2;
    static final int DAYS = 1 << 3;
    static final int HOURS = 1 << 4;
    static final int MINUTES = 1 << 5;
    static final int SECONDS = 1 << 6;
    private static final int CLOCK = HOURS | MINUTES | SECONDS;

    private static final long MONTHS_PER_YEAR = 12;
    private static final long DAYS_PER_WEEK = 7;
    private static final long SECOND = TimeEncoder.MICROS_PER_SECOND;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;

    private long months;
    private long days;
    private long micros;
    private int seen;

    /** Whether hours, minutes or seconds have come. */
    boolean hasClock() {
        return (seen & CLOCK) != 0;
    }

    /**
     * Adds a number of a unit.
     *
     * @param fraction in microseconds, for seconds; 0 for the other units
     */
    void add(int unit, long number, long fraction) {
        if ((seen & unit) != 0 || (fraction != 0 && unit != SECONDS)) {
            throw RefusedValue.because("not an interval");
        }
        seen |= unit;
        // The server keeps years, months, weeks and days in 32 bits each before it adds them up.
        if (unit < HOURS && number != (int) number) {
            throw RefusedValue.because("out of range");
        }
        switch (unit) {
            case YEARS -> months += number * MONTHS_PER_YEAR;
            case MONTHS -> months += number;
            case WEEKS -> days += number * DAYS_PER_WEEK;
            case DAYS -> days += number;
            case HOURS -> addMicros(Math.multiplyExact(number, HOUR));
            case MINUTES -> addMicros(Math.multiplyExact(number, MINUTE));
            default -> {
                addMicros(Math.multiplyExact(number, SECOND));
                addMicros(fraction);
            }
        }
    }

    int put(byte[] wire, int position) {
        int intDays = Math.toIntExact(days);
        int intMonths = Math.toIntExact(months);
        boolean infinity = micros == Long.MAX_VALUE && intDays == Integer.MAX_VALUE && intMonths == Integer.MAX_VALUE;
        boolean negative = micros == Long.MIN_VALUE && intDays == Integer.MIN_VALUE && intMonths == Integer.MIN_VALUE;
        if (infinity || negative) {
            throw RefusedValue.because("out of range");
        }
        int next = WireBytes.putLong(wire, position, micros);
        next = WireBytes.putInt(wire, next, intDays);
        return WireBytes.putInt(wire, next, intMonths);
    }

    private void addMicros(long more) {
        micros = Math.addExact(micros, more);
    }
}
