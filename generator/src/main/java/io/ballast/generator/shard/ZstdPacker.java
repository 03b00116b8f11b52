package io.ballast.generator.shard;

import com.github.luben.zstd.EndDirective;
import com.github.luben.zstd.ZstdCompressCtx;
import io.ballast.common.bundle.HashedFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One zstd frame with a content checksum (RFC 8878 §3.1.1) per file, all by the same native context. */
final class ZstdPacker implements Packer {
    private static final int BUFFER_BYTES = 1 << 17;

    private final ZstdCompressCtx context = new ZstdCompressCtx();
    private final int level;
    private final ByteBuffer input = ByteBuffer.allocateDirect(BUFFER_BYTES);
    private final ByteBuffer output = ByteBuffer.allocateDirect(BUFFER_BYTES);
    private final byte[] packed = new byte[BUFFER_BYTES];
    private @Nullable HashedFile file;

    ZstdPacker(int level) {
        this.level = level;
    }

    @Override
    public void begin(HashedFile next) {
        context.reset(); // forgets level and checksum, too
        context.setLevel(level).setChecksum(true);
        file = next;
    }

    @Override
    public void write(byte[] bytes, int length) throws IOException {
        int from = 0;
        while (from < length) {
            int part = Math.min(length - from, BUFFER_BYTES);
            input.clear().put(bytes, from, part).flip();
            while (input.hasRemaining()) {
                context.compressDirectByteBufferStream(output, input, EndDirective.CONTINUE);
                drain();
            }
            from += part;
        }
    }

    @Override
    public void finish() throws IOException {
        input.clear().flip();
        boolean whole = false;
        while (!whole) {
            whole = context.compressDirectByteBufferStream(output, input, EndDirective.END);
            drain();
        }
        file = null;
    }

    @Override
    public void close() {
        context.close();
    }

    private void drain() throws IOException {
        output.flip();
        int length = output.remaining();
        output.get(packed, 0, length);
        output.clear();
        if (length > 0) {
            Objects.requireNonNull(file).write(packed, 0, length);
        }
    }
}
