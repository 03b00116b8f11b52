package io.ballast.loader.wire;

import java.util.Arrays;

/** Room for long records. */
final class Memory {
    private Memory() {}

    /**
     * The same bytes in an array of this length.
     *
     * @throws io.ballast.common.error.BallastException (INPUT_REFUSED), with what to do, when Java has no memory left for it;
     *     what is held is not touched
     */
    static byte[] enlarged(byte[] bytes, int length) {
        try {
            return Arrays.copyOf(bytes, length);
        } catch (OutOfMemoryError e) {
            throw Refusal.tooLong(length, e);
        }
    }
}
