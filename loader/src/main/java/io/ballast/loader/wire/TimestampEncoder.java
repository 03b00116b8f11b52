package io.ballast.loader.wire;

/**
 * Timestamps in ISO form: a date of {@link DateEncoder}, a space or {@code T}, a time of {@link TimeEncoder}, for timestamptz an
 * offset ({@code Z}, {@code +02}, {@code +0230}, {@code +02:30}, {@code +02:30:15}), then {@code " BC"} where it applies; or {@code infinity},
 * {@code -infinity}. What depends on the session is refused: a timestamptz without offset. A timestamp with an offset is refused
 * too: the server would drop the offset in silence. Receive functions: timestamp_recv, timestamptz_recv, microseconds since
 * 2000-01-01 00:00 (UTC for timestamptz).
 */
final class TimestampEncoder {
    /** 4714-11-24 00:00:00 BC; and the end, exclusive: 294277-01-01 (datatype/timestamp.h). */
    private static final long MIN_MICROS = -211_813_488_000_000_000L;

    static final long END_MICROS = 9_223_371_331_200_000_000L;
    /** Out of range either way, and near enough to 2000 that its microseconds do not overflow a long. */
    private static final long FAR_DAY = 106_751_990;

    private static final int MAX_OFFSET_HOURS = 15;
    private static final String COMPLAINT = "not a timestamp";

    private TimestampEncoder() {}

    static int putTimestamp(byte[] text, int from, int to, byte[] wire, int position) {
        return WireBytes.putLong(wire, position, parse(text, from, to, false));
    }

    static int putTimestamptz(byte[] text, int from, int to, byte[] wire, int position) {
        return WireBytes.putLong(wire, position, parse(text, from, to, true));
    }

    private static long parse(byte[] text, int from, int to, boolean zoned) {
        int infinity = DateEncoder.infinity(text, from, to);
        if (infinity != 0) {
            return infinity > 0 ? Long.MAX_VALUE : Long.MIN_VALUE;
        }
        boolean bc = DateEncoder.beforeChrist(text, from, to);
        int end = bc ? to - 3 : to;
        long day = DateEncoder.day(text, from, end, bc, COMPLAINT);
        int dateEnd = DateEncoder.dateEnd(text, from, end);
        long time = 0;
        int timeEnd = dateEnd;
        if (dateEnd < end) {
            if (text[dateEnd] != ' ' && text[dateEnd] != 'T') {
                throw RefusedValue.because(COMPLAINT);
            }
            timeEnd = TimeEncoder.timeEnd(text, dateEnd + 1, end);
            time = TimeEncoder.micros(text, dateEnd + 1, timeEnd, COMPLAINT);
        }
        long offset = zoned ? offsetSeconds(text, timeEnd, end, COMPLAINT) : 0;
        if (!zoned && timeEnd < end) {
            boolean sign = text[timeEnd] == '+' || text[timeEnd] == '-' || text[timeEnd] == 'Z';
            throw RefusedValue.because(sign ? "an offset where none belongs" : COMPLAINT);
        }
        if (day < -FAR_DAY || day > FAR_DAY) {
            throw RefusedValue.because("out of range");
        }
        long micros = day * TimeEncoder.MICROS_PER_DAY + time - offset * TimeEncoder.MICROS_PER_SECOND;
        if (micros < MIN_MICROS || micros >= END_MICROS) {
            throw RefusedValue.because("out of range");
        }
        return micros;
    }

    /** Seconds east of UTC. */
    static int offsetSeconds(byte[] text, int from, int to, String complaint) {
        if (from == to) {
            throw RefusedValue.because("no offset from UTC");
        }
        int length = to - from;
        if (length == 1 && (text[from] == 'Z' || text[from] == 'z')) {
            return 0;
        }
        boolean east = text[from] == '+';
        if (!east && text[from] != '-') {
            throw RefusedValue.because(complaint);
        }
        boolean colons = length == 6 || length == 9;
        if (length != 3 && length != 5 && !colons) {
            throw RefusedValue.because(complaint);
        }
        int hours = DateEncoder.twoDigits(text, from + 1);
        int minutes = length == 3 ? 0 : DateEncoder.twoDigits(text, from + (colons ? 4 : 3));
        int seconds = length < 9 ? 0 : DateEncoder.twoDigits(text, from + 7);
        boolean separated = !colons || (text[from + 3] == ':' && (length == 6 || text[from + 6] == ':'));
        if ((hours | minutes | seconds) < 0 || !separated) {
            throw RefusedValue.because(complaint);
        }
        if (hours > MAX_OFFSET_HOURS || minutes > 59 || seconds > 59) {
            throw RefusedValue.because("no such offset");
        }
        int offset = (hours * 60 + minutes) * 60 + seconds;
        return east ? offset : -offset;
    }
}
