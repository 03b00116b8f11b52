package io.ballast.parquet;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.parquet.bytes.BytesInput;

/** Compresses pages with zstd, into a buffer that is used again; for one thread. */
final class PageCompressor implements AutoCloseable {
    private static final int LEVEL = 1;

    private final ZstdCompressCtx context = new ZstdCompressCtx().setLevel(LEVEL);
    private final RawPage raw = new RawPage();
    private byte[] buffer = new byte[0];

    /** The bytes of a page in one array, which is used again. */
    private static final class RawPage extends ByteArrayOutputStream {
        byte[] array() {
            return buf;
        }
    }

    /** Compresses into {@link #buffer}; returns the number of bytes there. */
    int compress(BytesInput page) throws IOException {
        raw.reset();
        page.writeAllTo(raw);
        int bound = Math.toIntExact(Zstd.compressBound(raw.size()));
        if (buffer.length < bound) {
            buffer = new byte[bound];
        }
        return context.compressByteArray(buffer, 0, buffer.length, raw.array(), 0, raw.size());
    }

    /** Holds the last compressed page from its front on. */
    byte[] buffer() {
        return buffer;
    }

    @Override
    public void close() {
        context.close();
    }
}
