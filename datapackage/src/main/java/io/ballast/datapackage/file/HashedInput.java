package io.ballast.datapackage.file;

import io.ballast.common.bundle.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;

/** The bytes of a file as they lie on disk, hashed and counted as they are read. */
final class HashedInput extends InputStream {
    private final FileChannel channel;
    private final MessageDigest digest = Sha256.digest();
    private final byte[] single = new byte[1];
    private long bytesRead;

    HashedInput(Path file) throws IOException {
        this.channel = FileChannel.open(file, StandardOpenOption.READ);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = length == 0 ? 0 : channel.read(ByteBuffer.wrap(buffer, offset, length));
        if (count > 0) {
            digest.update(buffer, offset, count);
            bytesRead += count;
        }
        return count;
    }

    @Override
    public int read() throws IOException {
        return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
    }

    /** Streams that unpack ask, to learn whether there is more. */
    @Override
    public int available() throws IOException {
        return (int) Math.min(Integer.MAX_VALUE, channel.size() - channel.position());
    }

    long bytesRead() {
        return bytesRead;
    }

    /** Of all that was read; to be asked once. */
    String sha256() {
        return Sha256.hexOf(digest);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
