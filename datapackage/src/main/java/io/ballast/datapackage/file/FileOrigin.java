package io.ballast.datapackage.file;

import java.io.IOException;
import java.io.InputStream;

/** Where the bytes of an external file come from. Safe for use by many threads. */
interface FileOrigin {
    /** Its bytes from the first one; the caller closes them. */
    InputStream open() throws IOException;

    /**
     * Its length in bytes, after it was made sure that it is one to be read twice.
     *
     * @param file for messages
     */
    long length(ExternalFile file) throws IOException;

    /** Equal to that of another name of the same bytes. */
    Object identity();

    /** Whether its bytes come only once. */
    default boolean isReadOnce() {
        return false;
    }

    /** Whether each reading is a transfer. */
    default boolean isElsewhere() {
        return false;
    }
}
