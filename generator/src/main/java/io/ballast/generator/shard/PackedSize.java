package io.ballast.generator.shard;

import com.github.luben.zstd.Zstd;
import io.ballast.common.bundle.Compression;
import java.time.Duration;
import java.util.zip.Deflater;

/**
 * How well and how fast some CSV packs, for estimates.
 *
 * @param bytes packed
 * @param time that packing took
 */
public record PackedSize(long bytes, Duration time) {
    /** Packs the bytes, twice, as the first time also loads the packer's code. */
    public static PackedSize of(byte[] csv, Compression compression, int level) {
        if (compression == Compression.NONE) {
            return new PackedSize(csv.length, Duration.ZERO);
        }
        pack(csv, compression, level);
        long start = System.nanoTime();
        long bytes = pack(csv, compression, level);
        return new PackedSize(bytes, Duration.ofNanos(System.nanoTime() - start));
    }

    private static long pack(byte[] csv, Compression compression, int level) {
        if (compression == Compression.ZSTD) {
            return Zstd.compress(csv, level).length;
        }
        Deflater deflater = new Deflater(level, true);
        deflater.setInput(csv);
        deflater.finish();
        byte[] buffer = new byte[1 << 16];
        while (!deflater.finished()) {
            deflater.deflate(buffer);
        }
        long bytes = deflater.getBytesWritten();
        deflater.end();
        return bytes;
    }
}
