package io.ballast.datapackage.file;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.error.Hint;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Bytes that come once: standard input, a named pipe, a device. It is opened when somebody first reads it. The first bytes stay at hand,
 * so that a header can be read before its rows, and little can be read again after a connection was lost. Safe for use by many
 * threads, one of which waits for bytes while the others wait for it.
 */
final class Pipe implements FileOrigin {
    /** Those of a header, or of a small file. */
    static final int MAX_KEPT_BYTES = 4 << 20;

    private static final int FIRST_KEPT_BYTES = 1 << 16;

    private final String name;
    private final @Nullable Path path;
    private @Nullable ReadableByteChannel channel;
    /** All that has come; empty once that is too much. */
    private byte[] kept = new byte[FIRST_KEPT_BYTES];

    private int keptLength;
    private long length;
    private boolean ended;

    /** @param path null for standard input */
    private Pipe(String name, @Nullable Path path) {
        this.name = name;
        this.path = path;
    }

    static Pipe of(String name, Path path) {
        return new Pipe(name, path);
    }

    static Pipe ofStandardInput(String name) {
        return new Pipe(name, null);
    }

    boolean isStandardInput() {
        return path == null;
    }

    /**
     * All of its bytes, from the first one; closing it closes nothing, as there may be more to read.
     *
     * @throws BallastException (DATABASE_FAILED) when bytes have come that are not at hand any more
     */
    @Override
    public InputStream open() {
        refuseIfLost(0);
        return new Reading();
    }

    /** Refuses it where a file is to be read twice. */
    @Override
    public long length(ExternalFile file) {
        throw file.refuse("a device, a pipe or another special file", "a plain file, since it is read twice");
    }

    @Override
    public Object identity() {
        return path == null ? this : new LocalFile(path, null).identity();
    }

    @Override
    public boolean isReadOnce() {
        return true;
    }

    private synchronized int read(long position, byte[] buffer, int offset, int most) throws IOException {
        refuseIfLost(position);
        if (position < length) {
            int count = (int) Math.min(most, length - position);
            System.arraycopy(kept, (int) position, buffer, offset, count);
            return count;
        }
        if (ended) {
            return -1;
        }
        if (channel == null) {
            channel = path == null
                    ? new FileInputStream(FileDescriptor.in).getChannel()
                    : FileChannel.open(path, StandardOpenOption.READ);
        }
        int count = channel.read(ByteBuffer.wrap(buffer, offset, most));
        if (count < 0) {
            ended = true;
            channel.close();
        } else {
            keep(buffer, offset, count);
        }
        return count;
    }

    private void keep(byte[] buffer, int offset, int count) {
        boolean all = keptLength == length && keptLength + count <= MAX_KEPT_BYTES;
        length += count;
        if (!all) {
            kept = new byte[0];
            keptLength = 0;
            return;
        }
        if (kept.length - keptLength < count) {
            kept = Arrays.copyOf(kept, Math.min(MAX_KEPT_BYTES, Math.max(keptLength + count, 2 * kept.length)));
        }
        System.arraycopy(buffer, offset, kept, keptLength, count);
        keptLength += count;
    }

    private synchronized void refuseIfLost(long position) {
        if (position < length && keptLength < length) {
            throw new BallastException(
                    ErrorCategory.DATABASE_FAILED,
                    name + " can be read only once, and the connection was lost after much of it had been sent. Nothing"
                            + " was published.",
                    Hint.RESTART);
        }
    }

    private final class Reading extends InputStream {
        private final byte[] single = new byte[1];
        private long position;

        @Override
        public int read(byte[] buffer, int offset, int most) throws IOException {
            int count = most == 0 ? 0 : Pipe.this.read(position, buffer, offset, most);
            position += Math.max(count, 0);
            return count;
        }

        @Override
        public int read() throws IOException {
            return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
        }
    }
}
