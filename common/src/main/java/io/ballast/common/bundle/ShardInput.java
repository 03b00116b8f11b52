package io.ballast.common.bundle;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** The bytes of a shard's file as they lie on disk, hashed and counted as they are read. */
final class ShardInput implements AutoCloseable {
    private static final int CHUNK_BYTES = 1 << 17;

    private final Path file;
    private final FileChannel channel;
    private final List<ShardHash> hashes;
    private final byte[] chunk = new byte[CHUNK_BYTES];
    private final ByteBuffer chunkBuffer = ByteBuffer.wrap(chunk);
    private long bytesRead;

    private ShardInput(Path file, FileChannel channel, List<ShardHash> hashes) {
        this.file = file;
        this.channel = channel;
        this.hashes = hashes;
    }

    static ShardInput open(Path file, List<ShardHash> hashes) {
        try {
            return new ShardInput(file, FileChannel.open(file, StandardOpenOption.READ), hashes);
        } catch (IOException e) {
            throw BundleFiles.unreadable(file, e);
        }
    }

    /** Reads the next bytes of the file to the front of {@link #chunk}; returns how many, or -1 at its end. */
    int next() throws IOException {
        chunkBuffer.clear();
        return counted(channel.read(chunkBuffer), chunk, 0);
    }

    /** Reads the next bytes straight to where they are wanted; returns how many, or -1 at the end of the file. */
    int next(byte[] buffer, int offset, int length) throws IOException {
        return counted(channel.read(ByteBuffer.wrap(buffer, offset, length)), buffer, offset);
    }

    byte[] chunk() {
        return chunk;
    }

    Path file() {
        return file;
    }

    long bytesRead() {
        return bytesRead;
    }

    /** Of all that was read; to be asked once, at the end. */
    List<ShardHash> hashes() {
        return hashes;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw BundleFiles.unreadable(file, e);
        }
    }

    private int counted(int count, byte[] buffer, int offset) {
        if (count > 0) {
            for (int i = 0; i < hashes.size(); i++) {
                hashes.get(i).update(buffer, offset, count);
            }
            bytesRead += count;
        }
        return count;
    }
}
