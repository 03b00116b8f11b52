package io.ballast.generator.shard;

import io.ballast.common.bundle.Crc32c;
import io.ballast.common.bundle.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.zip.CRC32C;

/** A file that is written from its first byte to its last, counting and hashing on the way; for one thread. */
final class HashedFile implements AutoCloseable {
    private static final int READ_BYTES = 1 << 16;

    private final FileChannel channel;
    private final MessageDigest digest = Sha256.digest();
    private final CRC32C checksum = new CRC32C();
    private long sizeBytes;

    private HashedFile(FileChannel channel) {
        this.channel = channel;
    }

    /** Creates the file, or empties it. */
    static HashedFile create(Path file) throws IOException {
        return new HashedFile(FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING));
    }

    void write(byte[] bytes, int length) throws IOException {
        digest.update(bytes, 0, length);
        checksum.update(bytes, 0, length);
        ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, length);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
        sizeBytes += length;
    }

    /** Waits until the bytes are on the disk. */
    void flush() throws IOException {
        channel.force(true);
    }

    long sizeBytes() {
        return sizeBytes;
    }

    /** The hash of all bytes, 64 lower-case hexadecimal digits; once, after the last write. */
    String sha256Hex() {
        return Sha256.hexOf(digest);
    }

    /** The CRC-32C of all bytes so far, 8 lower-case hexadecimal digits. */
    String crc32cHex() {
        return Crc32c.hexOf(checksum);
    }

    /** The hash of a file that is there already. */
    static String sha256Hex(Path file) throws IOException {
        MessageDigest digest = Sha256.digest();
        byte[] buffer = new byte[READ_BYTES];
        try (InputStream in = Files.newInputStream(file)) {
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                digest.update(buffer, 0, length);
            }
        }
        return Sha256.hexOf(digest);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
