package io.ballast.loader.wire;

/**
 * Microseconds rounded to the digits that a column keeps, half of a step away from zero, as the server does (AdjustTimestampForTypmod in
 * adt/timestamp.c, AdjustTimeForTypmod in adt/date.c); the infinities are left alone, and so is
 * what would be rounded to the end of time: the server takes that, and refuses the end.
 */
final class RoundedTime {
    static final long[] STEPS = {1_000_000, 100_000, 10_000, 1000, 100, 10, 1};

    private RoundedTime() {}

    /**
     * The encoder, followed by rounding.
     *
     * @param encoder writes microseconds in eight bytes
     * @param digits after the point of a second, 0 to 6
     */
    static ValueEncoder of(ValueEncoder encoder, int digits) {
        long step = STEPS[digits];
        return (text, from, to, wire, position) -> {
            int end = encoder.put(text, from, to, wire, position);
            WireBytes.putLong(wire, position, round(WireBytes.longAt(wire, position), step));
            return end;
        };
    }

    private static long round(long micros, long step) {
        if (micros == Long.MAX_VALUE || micros == Long.MIN_VALUE) {
            return micros;
        }
        long half = step / 2;
        long rounded = micros >= 0 ? (micros + half) / step * step : -((-micros + half) / step * step);
        return rounded < TimestampEncoder.END_MICROS ? rounded : micros;
    }
}
