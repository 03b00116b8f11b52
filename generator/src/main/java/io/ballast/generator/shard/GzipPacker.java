package io.ballast.generator.shard;

import io.ballast.common.bundle.HashedFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Objects;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.jspecify.annotations.Nullable;

/** One gzip member (RFC 1952) per file, without a file name or a time, so that the same bytes in give the same bytes out. */
final class GzipPacker implements Packer {
    /** Magic number, method deflate, no flags, no time, no hint, operating system unknown (RFC 1952 §2.3). */
    private static final byte[] HEADER = {0x1F, (byte) 0x8B, 8, 0, 0, 0, 0, 0, 0, (byte) 0xFF};

    private static final int OUTPUT_BYTES = 1 << 16;

    private final Deflater deflater;
    private final CRC32 crc = new CRC32();
    private final byte[] output = new byte[OUTPUT_BYTES];
    private @Nullable HashedFile file;

    GzipPacker(int level) {
        deflater = new Deflater(level, true);
    }

    @Override
    public void begin(HashedFile next) throws IOException {
        deflater.reset();
        crc.reset();
        file = next;
        next.write(HEADER);
    }

    @Override
    public void write(byte[] bytes, int length) throws IOException {
        crc.update(bytes, 0, length);
        deflater.setInput(bytes, 0, length);
        while (!deflater.needsInput()) {
            drain();
        }
    }

    @Override
    public void finish() throws IOException {
        deflater.finish();
        while (!deflater.finished()) {
            drain();
        }
        ByteBuffer trailer = ByteBuffer.allocate(2 * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        trailer.putInt((int) crc.getValue()).putInt((int) deflater.getBytesRead()); // the length modulo 2^32
        Objects.requireNonNull(file).write(trailer.array());
        file = null;
    }

    @Override
    public void close() {
        deflater.end();
    }

    private void drain() throws IOException {
        int packed = deflater.deflate(output);
        Objects.requireNonNull(file).write(output, 0, packed);
    }
}
