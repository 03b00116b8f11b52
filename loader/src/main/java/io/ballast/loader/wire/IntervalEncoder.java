package io.ballast.loader.wire;

/**
 * Intervals, in the two styles that generator and server write: {@code 1 year 2 mons -3 days 04:05:06.789} (IntervalStyle
 * postgres, numbers spelled out, each unit once) and {@code P1Y2M-3DT4H5M6.789S} (ISO 8601 with designators). Only seconds take
 * decimals. {@code infinity} is refused: servers before 17 would store it as a very long finite interval. Receive function:
 * interval_recv, microseconds, days, months.
 */
final class IntervalEncoder {
    private IntervalEncoder() {}

    static int put(byte[] text, int from, int to, byte[] wire, int position) {
        IntervalSum sum = new IntervalSum();
        try {
            if (from < to && text[from] == 'P') {
                readIso(text, from + 1, to, sum);
            } else {
                readPostgres(text, from, to, sum);
            }
            return sum.put(wire, position);
        } catch (ArithmeticException overflow) {
            throw RefusedValue.because("out of range");
        }
    }

    private static void readIso(byte[] text, int from, int to, IntervalSum sum) {
        boolean time = false;
        int i = from;
        do {
            if (i < to && text[i] == 'T' && !time) {
                time = true;
                i++;
            }
            int end = numberEnd(text, i, to);
            // The server takes no plus sign here.
            if (end == to || text[i] == '+') {
                throw refused();
            }
            add(isoUnit(text[end], time), text, i, end, sum);
            i = end + 1;
        } while (i < to);
    }

    private static int isoUnit(byte designator, boolean time) {
        return switch (designator) {
            case 'Y' -> time ? 0 : IntervalSum.YEARS;
            case 'M' -> time ? IntervalSum.MINUTES : IntervalSum.MONTHS;
            case 'W' -> time ? 0 : IntervalSum.WEEKS;
            case 'D' -> time ? 0 : IntervalSum.DAYS;
            case 'H' -> time ? IntervalSum.HOURS : 0;
            case 'S' -> time ? IntervalSum.SECONDS : 0;
            default -> 0;
        };
    }

    private static void readPostgres(byte[] text, int from, int to, IntervalSum sum) {
        int i = from;
        do {
            int end = wordEnd(text, i, to);
            if (contains(':', text, i, end)) {
                addClock(text, i, end, sum);
            } else {
                int unitEnd = end < to ? wordEnd(text, end + 1, to) : end;
                int unit = end < to ? unit(text, end + 1, unitEnd) : 0;
                add(unit, text, i, end, sum);
                end = unitEnd;
            }
            if (end + 1 == to) {
                throw refused();
            }
            i = end + 1;
        } while (i < to);
    }

    private static int unit(byte[] text, int from, int to) {
        int end = to - from > 1 && (text[to - 1] | 0x20) == 's' ? to - 1 : to;
        if (AsciiWords.same("year", text, from, end)) {
            return IntervalSum.YEARS;
        }
        if (AsciiWords.same("mon", text, from, end) || AsciiWords.same("month", text, from, end)) {
            return IntervalSum.MONTHS;
        }
        if (AsciiWords.same("week", text, from, end)) {
            return IntervalSum.WEEKS;
        }
        if (AsciiWords.same("day", text, from, end)) {
            return IntervalSum.DAYS;
        }
        if (AsciiWords.same("hour", text, from, end)) {
            return IntervalSum.HOURS;
        }
        if (AsciiWords.same("min", text, from, end) || AsciiWords.same("minute", text, from, end)) {
            return IntervalSum.MINUTES;
        }
        return AsciiWords.same("sec", text, from, end) || AsciiWords.same("second", text, from, end)
                ? IntervalSum.SECONDS
                : 0;
    }

    /** Adds {@code 04:05} or {@code 04:05:06.789}; its sign holds for all of it. */
    private static void addClock(byte[] text, int from, int to, IntervalSum sum) {
        int first = signEnd(text, from, to);
        int hoursEnd = NumericEncoder.digitsEnd(text, first, to);
        int length = to - hoursEnd;
        if (hoursEnd == first || length < 3 || text[hoursEnd] != ':' || sum.hasClock()) {
            throw refused();
        }
        long minutes = DateEncoder.twoDigits(text, hoursEnd + 1);
        long seconds = 0;
        long fraction = 0;
        if (length > 3) {
            if (length < 6 || text[hoursEnd + 3] != ':') {
                throw refused();
            }
            seconds = DateEncoder.twoDigits(text, hoursEnd + 4);
            fraction = length > 6 ? TimeEncoder.fraction(text, hoursEnd + 6, to, "not an interval") : 0;
        }
        if (minutes < 0 || minutes > 59 || seconds < 0 || seconds > 59) {
            throw refused();
        }
        int sign = text[from] == '-' ? -1 : 1;
        sum.add(IntervalSum.HOURS, sign * IntegerEncoder.parse(text, first, hoursEnd), 0);
        sum.add(IntervalSum.MINUTES, sign * minutes, 0);
        sum.add(IntervalSum.SECONDS, sign * seconds, sign * fraction);
    }

    /** Adds the number {@code text[from, to)} of a unit. */
    private static void add(int unit, byte[] text, int from, int to, IntervalSum sum) {
        int first = signEnd(text, from, to);
        int integerEnd = NumericEncoder.digitsEnd(text, first, to);
        if (unit == 0 || integerEnd == first) {
            throw refused();
        }
        long number = IntegerEncoder.parse(text, from, integerEnd);
        long fraction = integerEnd < to ? TimeEncoder.fraction(text, integerEnd, to, "not an interval") : 0;
        sum.add(unit, number, text[from] == '-' ? -fraction : fraction);
    }

    private static int numberEnd(byte[] text, int from, int to) {
        int i = signEnd(text, from, to);
        while (i < to && ((text[i] >= '0' && text[i] <= '9') || text[i] == '.')) {
            i++;
        }
        return i;
    }

    private static int signEnd(byte[] text, int from, int to) {
        return from < to && (text[from] == '-' || text[from] == '+') ? from + 1 : from;
    }

    private static int wordEnd(byte[] text, int from, int to) {
        int i = from;
        while (i < to && text[i] != ' ') {
            i++;
        }
        return i;
    }

    private static boolean contains(char wanted, byte[] text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text[i] == wanted) {
                return true;
            }
        }
        return false;
    }

    private static RefusedValue refused() {
        return RefusedValue.because("not an interval");
    }
}
