package io.ballast.loader.wire;

import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.IntervalFields;
import org.jspecify.annotations.Nullable;

/**
 * Intervals cut to the fields of their type, and rounded to its digits, half of a step away from zero, as the server does it
 * (AdjustIntervalForTypmod in adt/timestamp.c).
 */
final class IntervalLimits {
    private static final int DAYS = Long.BYTES;
    private static final int MONTHS = DAYS + Integer.BYTES;

    private IntervalLimits() {}

    /**
     * An encoder for a type.
     *
     * @param fields null for all
     * @param digits after the point of a second; {@link ColumnType#UNSET} for all
     */
    static ValueEncoder of(@Nullable IntervalFields fields, int digits) {
        ValueEncoder cut = fields == null ? IntervalEncoder::put : cut(fields);
        return digits == ColumnType.UNSET ? cut : rounded(cut, RoundedTime.STEPS[digits]);
    }

    private static ValueEncoder rounded(ValueEncoder encoder, long step) {
        return (text, from, to, wire, position) -> {
            int end = encoder.put(text, from, to, wire, position);
            WireBytes.putLong(wire, position, round(WireBytes.longAt(wire, position), step));
            return end;
        };
    }

    private static long round(long micros, long step) {
        try {
            long moved = micros >= 0 ? Math.addExact(micros, step / 2) : Math.subtractExact(micros, step / 2);
            return moved / step * step;
        } catch (ArithmeticException overflow) {
            throw RefusedValue.because("out of range");
        }
    }

    private static ValueEncoder cut(IntervalFields fields) {
        return (text, from, to, wire, position) -> {
            refuseDoubtful(fields, text, from, to);
            int end = IntervalEncoder.put(text, from, to, wire, position);
            cut(fields, wire, position);
            return end;
        };
    }

    /** To the server {@code 04:05} is then a number of minutes and seconds, and of hours and minutes everywhere else. */
    private static void refuseDoubtful(IntervalFields fields, byte[] text, int from, int to) {
        int colons = 0;
        for (int i = from; i < to; i++) {
            colons += text[i] == ':' ? 1 : 0;
        }
        if (colons == 1 && fields == IntervalFields.MINUTE_TO_SECOND) {
            throw RefusedValue.because("a time without hours");
        }
    }

    private static void cut(IntervalFields fields, byte[] wire, int position) {
        long micros = WireBytes.longAt(wire, position);
        long step = fields.micros();
        WireBytes.putLong(wire, position, step == 0 ? 0 : micros / step * step);
        if (!fields.hasDays()) {
            WireBytes.putInt(wire, position + DAYS, 0);
        }
        int months = WireBytes.intAt(wire, position + MONTHS);
        WireBytes.putInt(wire, position + MONTHS, months / fields.months() * fields.months());
    }
}
