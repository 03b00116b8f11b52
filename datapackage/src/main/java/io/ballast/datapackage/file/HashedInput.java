package io.ballast.datapackage.file;

import io.ballast.common.bundle.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;

/** The bytes of a file as they lie on disk or come out of a pipe, hashed and counted as they are read. */
final class HashedInput extends InputStream {
    private final InputStream file;
    private final MessageDigest digest = Sha256.digest();
    private final byte[] single = new byte[1];
    private long bytesRead;
    private boolean ended;

    HashedInput(InputStream file) {
        this.file = file;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = length == 0 ? 0 : file.read(buffer, offset, length);
        if (count > 0) {
            digest.update(buffer, offset, count);
            bytesRead += count;
        }
        ended |= count < 0;
        return count;
    }

    @Override
    public int read() throws IOException {
        return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
    }

    /** Streams that unpack ask, to learn whether there is more. */
    @Override
    public int available() throws IOException {
        return file.available();
    }

    long bytesRead() {
        return bytesRead;
    }

    /** Whether it has turned out that there are no bytes at all. */
    boolean isEmpty() {
        return ended && bytesRead == 0;
    }

    /** Of all that was read; to be asked once. */
    String sha256() {
        return Sha256.hexOf(digest);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
