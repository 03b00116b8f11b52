package io.ballast.loader.digest;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** The bytes of one row in the form that is compared; grows for a long row, and is used again for the next. */
final class RowBytes {
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    private static final int FIRST_SIZE = 4096;

    byte[] bytes = new byte[FIRST_SIZE];
    int length;

    void putInt(int value) {
        makeRoom(Integer.BYTES);
        INT.set(bytes, length, value);
        length += Integer.BYTES;
    }

    /** Overwrites an int that was put before. */
    void setInt(int position, int value) {
        INT.set(bytes, position, value);
    }

    void putByte(int value) {
        makeRoom(1);
        bytes[length++] = (byte) value;
    }

    void put(byte[] source, int from, int to) {
        makeRoom(to - from);
        System.arraycopy(source, from, bytes, length, to - from);
        length += to - from;
    }

    private void makeRoom(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(length + more, 2 * bytes.length));
        }
    }

    static int intAt(byte[] wire, int position) {
        return (int) INT.get(wire, position);
    }

    static int shortAt(byte[] wire, int position) {
        return (short) (wire[position] << 8 | (wire[position + 1] & 0xFF));
    }
}
