package io.ballast.generator.shard;

import io.ballast.common.bundle.HashedFile;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Leaves the bytes as they are. */
final class PlainPacker implements Packer {
    private @Nullable HashedFile file;

    @Override
    public boolean keepsBytes() {
        return true;
    }

    @Override
    public void begin(HashedFile next) {
        file = next;
    }

    @Override
    public void write(byte[] bytes, int length) throws IOException {
        Objects.requireNonNull(file).write(bytes, 0, length);
    }

    @Override
    public void finish() {
        file = null;
    }

    @Override
    public void close() {
        // holds nothing
    }
}
