package io.ballast.common.bundle;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.List;

/** The bytes of a shard's file, hashed and counted as they are read. */
final class ShardBytes implements AutoCloseable {
    private static final int CHUNK_BYTES = 1 << 17;

    private final String file;
    private final ReadableByteChannel channel;
    private final List<ShardHash> hashes;
    private final byte[] chunk = new byte[CHUNK_BYTES];
    private final ByteBuffer chunkBuffer = ByteBuffer.wrap(chunk);
    private long bytesRead;

    private ShardBytes(String file, ReadableByteChannel channel, List<ShardHash> hashes) {
        this.file = file;
        this.channel = channel;
        this.hashes = hashes;
    }

    static ShardBytes open(ShardInput files, String path, List<ShardHash> hashes) {
        return new ShardBytes(files.nameOf(path), files.open(path), hashes);
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

    /** What messages call the file. */
    String file() {
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
            throw BundleErrors.unreadable(file, e);
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
