package io.ballast.common.bundle;

import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Unpacks one zstd frame (RFC 8878). Buffers lie outside the Java heap, where zstd works on them without copying; their size
 * and zstd's own limit for the window (128 MiB) bound the memory.
 */
final class ZstdDecoder implements ShardDecoder {
    private static final int PACKED_BYTES = 1 << 17;
    private static final int RAW_BYTES = 1 << 17;
    private static final String EXPECTED = "one zstd frame and nothing after it";

    private final ZstdDecompressCtx context = new ZstdDecompressCtx();
    private final ByteBuffer packed = ByteBuffer.allocateDirect(PACKED_BYTES).limit(0);
    private final ByteBuffer raw = ByteBuffer.allocateDirect(RAW_BYTES).limit(0);
    private boolean frameEnded;

    @Override
    public int decode(ShardBytes input, byte[] buffer, int offset, int length) throws IOException {
        while (!raw.hasRemaining()) {
            if (frameEnded) {
                checkNothingFollows(input);
                return -1;
            }
            fill(input);
        }
        int count = Math.min(length, raw.remaining());
        raw.get(buffer, offset, count);
        return count;
    }

    @Override
    public void close() {
        context.close();
    }

    private void fill(ShardBytes input) throws IOException {
        if (!packed.hasRemaining() && !readPacked(input)) {
            throw new CorruptException("a zstd frame that is cut off", EXPECTED);
        }
        raw.clear();
        try {
            frameEnded = context.decompressDirectByteBufferStream(raw, packed);
        } catch (ZstdException e) {
            throw new CorruptException("a damaged zstd frame (" + e.getMessage() + ")", EXPECTED);
        }
        raw.flip();
    }

    private void checkNothingFollows(ShardBytes input) throws IOException {
        if (packed.hasRemaining() || readPacked(input)) {
            throw new CorruptException("bytes after the zstd frame", EXPECTED);
        }
    }

    private boolean readPacked(ShardBytes input) throws IOException {
        int count = input.next();
        if (count < 0) {
            return false;
        }
        packed.clear();
        packed.put(input.chunk(), 0, count);
        packed.flip();
        return packed.hasRemaining();
    }
}
