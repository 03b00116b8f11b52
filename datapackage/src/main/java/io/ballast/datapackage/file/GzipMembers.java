package io.ballast.datapackage.file;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The unpacked bytes of gzip members that follow each other (RFC 1952, 2.2). Zeros after the last one are passed over, as gzip
 * does: tapes and block devices pad files with them. Anything else there is refused.
 */
final class GzipMembers extends InputStream {
    /** Can be set back, so that a member ends where its last byte does. */
    private final BufferedInputStream packed;

    private final byte[] single = new byte[1];
    private @Nullable GzipCompressorInputStream member;

    GzipMembers(InputStream packed) throws IOException {
        this.packed = new BufferedInputStream(packed, 1 << 16);
        this.member = member();
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        while (member != null) {
            int count = member.read(buffer, offset, length);
            if (count >= 0) {
                return count;
            }
            member = isAtEnd() ? null : member();
        }
        return -1;
    }

    @Override
    public int read() throws IOException {
        return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
    }

    @Override
    public void close() throws IOException {
        packed.close();
    }

    private GzipCompressorInputStream member() throws IOException {
        return GzipCompressorInputStream.builder().setInputStream(packed).get();
    }

    private boolean isAtEnd() throws IOException {
        packed.mark(1);
        int next = packed.read();
        if (next > 0) {
            packed.reset();
            return false;
        }
        while (next == 0) {
            next = packed.read();
        }
        if (next > 0) {
            throw new IOException("zeros after a gzip member, and something after them");
        }
        return true;
    }
}
