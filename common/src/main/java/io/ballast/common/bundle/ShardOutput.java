package io.ballast.common.bundle;

import java.io.IOException;
import java.nio.ByteBuffer;

/** An attempt to write one file of a bundle; for one thread at a time. It ends with {@link #finish} or {@link #discard}. */
public interface ShardOutput {
    /** Writes all bytes that remain in the buffer. */
    void write(ByteBuffer bytes) throws IOException;

    /** Waits until the bytes will last, and gives the file its name. */
    void finish() throws IOException;

    /** Removes what was written in this attempt, also after {@link #finish} has failed; a file that has its name stays. */
    void discard() throws IOException;
}
