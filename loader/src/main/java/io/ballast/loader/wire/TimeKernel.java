package io.ballast.loader.wire;

/**
 * Times of day: {@code 23:59}, {@code 23:59:59}, {@code 23:59:59.999999}, up to {@code 24:00:00}; second 60 counts as the next
 * minute, as the server has it. Receive function: time_recv, microseconds since midnight.
 */
final class TimeKernel {
    static final long MICROS_PER_SECOND = 1_000_000;
    static final long MICROS_PER_DAY = 86_400 * MICROS_PER_SECOND;
    private static final int MAX_DECIMALS = 6;

    private TimeKernel() {}

    static int put(byte[] text, int from, int to, byte[] wire, int position) {
        if (timeEnd(text, from, to) != to) {
            throw RefusedValue.because("not a time");
        }
        return WireBytes.putLong(wire, position, micros(text, from, to, "not a time"));
    }

    /** Where the digits, colons and the point that begin at {@code from} end. */
    static int timeEnd(byte[] text, int from, int to) {
        int i = from;
        while (i < to && ((text[i] >= '0' && text[i] <= ':') || text[i] == '.')) {
            i++;
        }
        return i;
    }

    /** The microseconds since midnight of the time {@code text[from, to)}. */
    static long micros(byte[] text, int from, int to, String complaint) {
        int length = to - from;
        if (length < 5 || text[from + 2] != ':') {
            throw RefusedValue.because(complaint);
        }
        int hour = DateKernel.twoDigits(text, from);
        int minute = DateKernel.twoDigits(text, from + 3);
        int second = 0;
        long fraction = 0;
        if (length > 5) {
            if (length < 8 || text[from + 5] != ':') {
                throw RefusedValue.because(complaint);
            }
            second = DateKernel.twoDigits(text, from + 6);
            fraction = length > 8 ? fraction(text, from + 8, to, complaint) : 0;
        }
        if ((hour | minute | second) < 0) {
            throw RefusedValue.because(complaint);
        }
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
        long micros = 0;
        for (int i = from + 1; i <= from + MAX_DECIMALS; i++) {
            int digit = i < to ? text[i] - '0' : 0;
            if (digit < 0 || digit > 9) {
                throw RefusedValue.because(complaint);
            }
            micros = micros * 10 + digit;
        }
        return micros;
    }
}
