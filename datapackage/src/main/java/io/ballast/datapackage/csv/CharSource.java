package io.ballast.datapackage.csv;

import java.io.IOException;

/** Where characters come from, decoded. */
public interface CharSource {
    /**
     * Reads some characters to {@code buffer[offset, offset + length)}.
     *
     * @return how many, at least 1; or -1 at the end
     */
    int read(char[] buffer, int offset, int length) throws IOException;
}
