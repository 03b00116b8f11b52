package io.ballast.generator.shard;

import io.ballast.common.bundle.Compression;
import io.ballast.common.bundle.HashedFile;
import java.io.IOException;

/** Packs a stream of bytes into a file; kept by one thread for shard after shard. */
interface Packer extends AutoCloseable {
    /** Whether the file has the very bytes that are written. */
    default boolean keepsBytes() {
        return false;
    }

    /** Begins the next file. */
    void begin(HashedFile file) throws IOException;

    /** Packs the first {@code length} bytes. */
    void write(byte[] bytes, int length) throws IOException;

    /** Writes what is left, so that the file is complete. */
    void finish() throws IOException;

    /** Frees what the packer holds outside the heap. */
    @Override
    void close();

    /**
     * A packer for one thread.
     *
     * @param level of the compression; the formats differ in what levels there are
     */
    static Packer of(Compression compression, int level) {
        return switch (compression) {
            case ZSTD -> new ZstdPacker(level);
            case GZIP -> new GzipPacker(level);
            case NONE -> new PlainPacker();
        };
    }
}
