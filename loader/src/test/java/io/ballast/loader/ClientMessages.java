package io.ballast.loader;

import java.util.function.LongConsumer;

/**
 * Follows what one client sends, and finds where its messages begin (manual, "Message Formats"): those before the session stands
 * have a length only, all others a letter before it. The client does not encrypt.
 */
final class ClientMessages {
    private static final int SSL_REQUEST = 80877103;
    private static final int GSS_REQUEST = 80877104;

    private boolean started;
    private long left;
    private int headerBytes;
    private long header;

    /** Takes the next bytes; {@code beginning} is told the index in them of each first byte of a message. */
    void take(byte[] bytes, int length, LongConsumer beginning) {
        for (int i = 0; i < length; i++) {
            if (left > 0) {
                left--;
                continue;
            }
            if (headerBytes == 0) {
                beginning.accept(i);
            }
            header = header << 8 | (bytes[i] & 0xFF);
            headerBytes++;
            int wanted = started ? 1 + Integer.BYTES : 2 * Integer.BYTES;
            if (headerBytes == wanted) {
                left = started
                        ? (header & 0xFFFF_FFFFL) - Integer.BYTES
                        : (header >>> Integer.SIZE) - 2 * Integer.BYTES;
                int code = (int) header;
                started = started || (code != SSL_REQUEST && code != GSS_REQUEST);
                header = 0;
                headerBytes = 0;
            }
        }
    }
}
