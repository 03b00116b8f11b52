package io.ballast.common.bundle;

import java.io.IOException;

/** A file that grows by one note after the other; for one thread at a time. */
public interface ShardNotes extends AutoCloseable {
    /** Adds a note and waits until it will last; a crash may leave a part of it. */
    void add(byte[] note) throws IOException;

    @Override
    void close() throws IOException;
}
