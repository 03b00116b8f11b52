package io.ballast.loader.wire;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;

/** The bytes on their way to the sink; grows for a long row, is handed over when a chunk is full, and is used again. */
final class WireBuffer {
    /** Bytes per write to the sink, a long row apart: the server reads COPY data in pieces of this size. */
    static final int CHUNK = 64 * 1024;

    /** Java's arrays end a little before this. */
    private static final int MAX_BYTES = Integer.MAX_VALUE - 64;

    /** Of what is wanted, one part in this many more, so that rows that grow bit by bit do not make it grow each time. */
    private static final int SPARE = 8;

    byte[] bytes = new byte[2 * CHUNK];
    int length;

    boolean full() {
        return length >= CHUNK;
    }

    <E extends Exception> void send(WireSink<E> sink) throws E {
        if (length > 0) {
            sink.write(bytes, 0, length);
            length = 0;
        }
    }

    /**
     * Makes room for this number of bytes from {@code position} on; may replace {@link #bytes}.
     *
     * @throws BallastException (INPUT_REFUSED) when the row takes more than an array can hold
     */
    void makeRoom(int position, long more) {
        long wanted = position + more;
        if (wanted > bytes.length) {
            if (wanted > MAX_BYTES) {
                throw new BallastException(
                        ErrorCategory.INPUT_REFUSED,
                        "a row may take " + wanted + " bytes in binary, more than the " + MAX_BYTES
                                + " that can be held at once",
                        Refusal.AS_CSV);
            }
            bytes = Memory.enlarged(bytes, (int) Math.min(MAX_BYTES, wanted + wanted / SPARE));
        }
    }
}
