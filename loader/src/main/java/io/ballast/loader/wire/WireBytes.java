package io.ballast.loader.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Numbers in byte arrays, several bytes at a time: big-endian as the wire has them, little-endian for work on text. */
final class WireBytes {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle TEXT_LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle TEXT_INT =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private WireBytes() {}

    static int putLong(byte[] wire, int position, long value) {
        LONG.set(wire, position, value);
        return position + Long.BYTES;
    }

    static long longAt(byte[] wire, int position) {
        return (long) LONG.get(wire, position);
    }

    static int putInt(byte[] wire, int position, int value) {
        INT.set(wire, position, value);
        return position + Integer.BYTES;
    }

    static int intAt(byte[] wire, int position) {
        return (int) INT.get(wire, position);
    }

    static int shortAt(byte[] wire, int position) {
        return (short) SHORT.get(wire, position);
    }

    static int putShort(byte[] wire, int position, int value) {
        SHORT.set(wire, position, (short) value);
        return position + Short.BYTES;
    }

    /** Eight bytes of text, the first one lowest. */
    static long text8(byte[] text, int position) {
        return (long) TEXT_LONG.get(text, position);
    }

    /** Four bytes of text, the first one lowest, the upper half zero. */
    static long text4(byte[] text, int position) {
        return (int) TEXT_INT.get(text, position) & 0xFFFF_FFFFL;
    }

    static void putText8(byte[] wire, int position, long word) {
        TEXT_LONG.set(wire, position, word);
    }

    static void putText4(byte[] wire, int position, int word) {
        TEXT_INT.set(wire, position, word);
    }
}
