package io.ballast.common.bundle;

import java.io.IOException;

/** Unpacks the bytes of one shard. */
interface ShardDecoder extends AutoCloseable {
    /**
     * Unpacks into the buffer; {@code length} is at least 1.
     *
     * @return how many bytes, at least 1; or -1 when the frame has ended and the file holds nothing after it
     */
    int decode(ShardBytes input, byte[] buffer, int offset, int length) throws IOException;

    @Override
    void close();

    static ShardDecoder of(Compression compression) {
        return switch (compression) {
            case ZSTD -> new ZstdDecoder();
            case GZIP -> new GzipDecoder();
            case NONE -> new PlainDecoder();
        };
    }

    /** The packed bytes are not what they should be. */
    final class CorruptException extends IOException {
        private static final long serialVersionUID = 1L;

        private final String found;
        private final String expected;

        CorruptException(String found, String expected) {
            super(found);
            this.found = found;
            this.expected = expected;
        }

        String found() {
            return found;
        }

        String expected() {
            return expected;
        }
    }

    /** Nothing to unpack. */
    final class PlainDecoder implements ShardDecoder {
        @Override
        public int decode(ShardBytes input, byte[] buffer, int offset, int length) throws IOException {
            return input.next(buffer, offset, length);
        }

        @Override
        public void close() {}
    }
}
