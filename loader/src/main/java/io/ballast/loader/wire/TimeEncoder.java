package io.ballast.loader.wire;

/**
 * Times of day: {@code 23:59}, {@code 23:59:59}, {@code 23:59:59.999999}, up to {@code 24:00:00}; second 60 counts as the next
 * minute, as the server has it. Receive function: time_recv, microseconds since midnight.
 */
final class TimeEncoder {
    static final long MICROS_PER_SECOND = 1_000_000;
    static final long MICROS_PER_DAY = 86_400 * MICROS_PER_SECOND;
    private static final int MAX_DECIMALS = 6;
    private static final int[] POWERS = {1, 10, 100, 1000, 10_000, 100_000};
    /** Lengths of {@code hh:mm} and {@code hh:mm:ss}. */
    private static final int MINUTES_END = 5;

    private static final int SECONDS_END = 8;

    private TimeEncoder() {}

    static int put(byte[] text, int from, int to, byte[] wire, int position) {
        if (timeEnd(text, from, to) != to) {
            throw RefusedValue.because("not a time");
        }
        return WireBytes.putLong(wire, position, micros(text, from, to, "not a time"));
    }

    /** Where the time at {@code from} ends: before the first character, from the seconds on, that is no digit, colon or point. */
    static int timeEnd(byte[] text, int from, int to) {
        int i = to - from > SECONDS_END && text[from + MINUTES_END] == ':' ? from + SECONDS_END : from;
        while (i < to && ((text[i] >= '0' && text[i] <= ':') || text[i] == '.')) {
            i++;
        }
        return i;
    }

    /** The microseconds since midnight of the time {@code text[from, to)}. */
    static long micros(byte[] text, int from, int to, String complaint) {
        if (to - from == MINUTES_END) {
            // Without seconds: rare enough to be read in the slow way.
            int hour = DateEncoder.twoDigits(text, from);
            int minute = DateEncoder.twoDigits(text, from + 3);
            if ((hour | minute) < 0 || text[from + 2] != ':') {
                throw RefusedValue.because(complaint);
            }
            return micros(hour, minute, 0, 0);
        }
        long values = to - from < SECONDS_END ? -1 : AsciiDigits.CLOCK.values(WireBytes.text8(text, from));
        if (values < 0) {
            throw RefusedValue.because(complaint);
        }
        long fraction = to - from == SECONDS_END ? 0 : fraction(text, from + SECONDS_END, to, complaint);
        return micros(AsciiDigits.pair(values, 0), AsciiDigits.pair(values, 3), AsciiDigits.pair(values, 6), fraction);
    }

    private static long micros(int hour, int minute, int second, long fraction) {
        long micros = ((hour * 60L + minute) * 60 + second) * MICROS_PER_SECOND + fraction;
        if (minute > 59 || second > 60 || micros > MICROS_PER_DAY) {
            throw RefusedValue.because("no such time of day");
        }
        return micros;
    }

    /** The microseconds in {@code .1} to {@code .123456}. */
    static long fraction(byte[] text, int from, int to, String complaint) {
        int decimals = to - from - 1;
        if (text[from] != '.' || decimals < 1) {
            throw RefusedValue.because(complaint);
        }
        if (decimals > MAX_DECIMALS) {
            throw RefusedValue.because("finer than a microsecond");
        }
        long digits = AsciiDigits.number(text, from + 1, to);
        if (digits < 0) {
            throw RefusedValue.because(complaint);
        }
        return digits * POWERS[MAX_DECIMALS - decimals];
    }
}
