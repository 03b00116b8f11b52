package io.ballast.loader.wire;

import io.ballast.common.schema.ColumnType;

/** What the ends of ranges are: how they are written, which is greater, and what comes next, where there is a next one. */
@SuppressWarnings("ImmutableEnumChecker") // the encoders are functions
enum RangeElement {
    INTEGER(IntegerEncoder::putInteger) {
        @Override
        int compare(byte[] wire, int a, int b) {
            return Integer.compare(WireBytes.intAt(wire, a), WireBytes.intAt(wire, b));
        }

        @Override
        boolean hasNext(byte[] wire, int at) {
            return true;
        }

        @Override
        void putNext(byte[] wire, int at) {
            int value = WireBytes.intAt(wire, at);
            WireBytes.putInt(wire, at, below(value, Integer.MAX_VALUE) + 1);
        }
    },
    BIGINT(IntegerEncoder::putBigint) {
        @Override
        int compare(byte[] wire, int a, int b) {
            return Long.compare(WireBytes.longAt(wire, a), WireBytes.longAt(wire, b));
        }

        @Override
        boolean hasNext(byte[] wire, int at) {
            return true;
        }

        @Override
        void putNext(byte[] wire, int at) {
            long value = WireBytes.longAt(wire, at);
            if (value == Long.MAX_VALUE) {
                throw outOfRange();
            }
            WireBytes.putLong(wire, at, value + 1);
        }
    },
    DATE(DateEncoder::put) {
        @Override
        int compare(byte[] wire, int a, int b) {
            return Integer.compare(WireBytes.intAt(wire, a), WireBytes.intAt(wire, b));
        }

        /** Nothing comes next to infinity. */
        @Override
        boolean hasNext(byte[] wire, int at) {
            int day = WireBytes.intAt(wire, at);
            return day != Integer.MAX_VALUE && day != Integer.MIN_VALUE;
        }

        @Override
        void putNext(byte[] wire, int at) {
            int day = WireBytes.intAt(wire, at);
            WireBytes.putInt(wire, at, below(day, (int) DateEncoder.END_DAY - 1) + 1);
        }
    },
    TIMESTAMP(TimestampEncoder::putTimestamp) {
        @Override
        int compare(byte[] wire, int a, int b) {
            return Long.compare(WireBytes.longAt(wire, a), WireBytes.longAt(wire, b));
        }
    },
    TIMESTAMPTZ(TimestampEncoder::putTimestamptz) {
        @Override
        int compare(byte[] wire, int a, int b) {
            return TIMESTAMP.compare(wire, a, b);
        }
    },
    NUMERIC(RangeElement::putNumeric) {
        @Override
        int compare(byte[] wire, int a, int b) {
            return NumericOrder.compare(wire, a, b);
        }
    };

    private final ValueEncoder encoder;

    RangeElement(ValueEncoder encoder) {
        this.encoder = encoder;
    }

    ValueEncoder encoder() {
        return encoder;
    }

    /** Compares two values in their binary form. */
    abstract int compare(byte[] wire, int a, int b);

    /** Whether there is a next value, so that ranges can have one form for each set of values: {@code [a,b)}. */
    boolean hasNext(byte[] wire, int at) {
        return false;
    }

    /** Puts the next value in the place of a value. */
    void putNext(byte[] wire, int at) {
        throw new IllegalStateException(this + " has no next value");
    }

    /** The server sends infinities with a scale of 32. */
    private static int putNumeric(byte[] text, int from, int to, byte[] wire, int position) {
        int next = NumericEncoder.put(text, from, to, wire, position, ColumnType.UNSET, ColumnType.UNSET);
        if (NumericOrder.isInfinite(wire, position)) {
            WireBytes.putShort(wire, next - Short.BYTES, 32);
        }
        return next;
    }

    private static int below(int value, int limit) {
        if (value == limit) {
            throw outOfRange();
        }
        return value;
    }

    private static RefusedValue outOfRange() {
        return RefusedValue.because("out of range");
    }
}
