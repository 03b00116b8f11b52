package io.ballast.generator;

import io.ballast.common.bundle.ShardOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/** The bytes of a file, counted on their way; for one thread. */
final class OutputBytes extends OutputStream {
    private final ShardOutput output;
    private long count;

    OutputBytes(ShardOutput output) {
        this.output = output;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        output.write(ByteBuffer.wrap(bytes, offset, length));
        count += length;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    long count() {
        return count;
    }
}
