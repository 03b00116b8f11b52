package io.ballast.loader.wire;

/**
 * Times of day of {@link TimeEncoder} with an offset of {@link TimestampEncoder}, which would depend on the session if it were omitted. Receive
 * function: timetz_recv, microseconds since midnight there, then the seconds west of UTC.
 */
final class ZonedTimeEncoder {
    private static final String COMPLAINT = "not a time with an offset";

    private ZonedTimeEncoder() {}

    static int put(byte[] text, int from, int to, byte[] wire, int position) {
        int end = TimeEncoder.timeEnd(text, from, to);
        long micros = TimeEncoder.micros(text, from, end, COMPLAINT);
        int east = TimestampEncoder.offsetSeconds(text, end, to, COMPLAINT);
        return WireBytes.putInt(wire, WireBytes.putLong(wire, position, micros), -east);
    }
}
