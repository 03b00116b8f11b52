package io.ballast.common.bundle;

import java.io.IOException;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Unpacks one gzip member (RFC 1952) without extra header fields. Java's own GZIPInputStream takes several members for one and
 * overlooks what follows the last.
 */
final class GzipDecoder implements ShardDecoder {
    private static final int HEADER_BYTES = 10;
    private static final int TRAILER_BYTES = 8;
    private static final String EXPECTED = "one gzip member and nothing after it";

    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();
    private boolean started;
    private boolean ended;
    private byte[] packed = new byte[0];
    private int position;
    private int limit;

    @Override
    public int decode(ShardBytes input, byte[] buffer, int offset, int length) throws IOException {
        if (!started) {
            checkHeader(input);
            started = true;
        }
        while (!inflater.finished()) {
            if (inflater.needsInput()) {
                if (!more(input)) {
                    throw cut();
                }
                inflater.setInput(packed, position, limit - position);
                position = limit;
            }
            int count = inflate(buffer, offset, length);
            if (count > 0) {
                crc.update(buffer, offset, count);
                return count;
            }
        }
        if (!ended) {
            position = limit - inflater.getRemaining();
            checkTrailer(input);
            ended = true;
        }
        return -1;
    }

    @Override
    public void close() {
        inflater.end();
    }

    private int inflate(byte[] buffer, int offset, int length) throws IOException {
        try {
            int count = inflater.inflate(buffer, offset, length);
            if (count == 0 && inflater.needsDictionary()) {
                throw damaged("a preset dictionary");
            }
            return count;
        } catch (DataFormatException e) {
            throw damaged(String.valueOf(e.getMessage()));
        }
    }

    /** Magic number, deflate, no flags; time, level and system are of no matter. */
    private void checkHeader(ShardBytes input) throws IOException {
        byte[] header = new byte[HEADER_BYTES];
        for (int i = 0; i < HEADER_BYTES; i++) {
            header[i] = (byte) next(input);
        }
        if (header[0] != 0x1f || header[1] != (byte) 0x8b || header[2] != 8) {
            throw damaged("no gzip header");
        }
        if (header[3] != 0) {
            throw damaged("extra header fields");
        }
    }

    /** CRC-32 and length modulo 2^32 of the raw bytes, little-endian, then the end of the file. */
    private void checkTrailer(ShardBytes input) throws IOException {
        long trailer = 0;
        for (int i = 0; i < TRAILER_BYTES; i++) {
            trailer |= (long) next(input) << (8 * i);
        }
        long expected = (inflater.getBytesWritten() << 32) | crc.getValue();
        if (trailer != expected) {
            throw damaged("its checksum or length is wrong");
        }
        if (more(input)) {
            throw new CorruptException("bytes after the gzip member", EXPECTED);
        }
    }

    private int next(ShardBytes input) throws IOException {
        if (!more(input)) {
            throw cut();
        }
        return packed[position++] & 0xff;
    }

    /** Whether there are packed bytes left; reads on when those at hand are used up. */
    private boolean more(ShardBytes input) throws IOException {
        if (position < limit) {
            return true;
        }
        int count = input.next();
        packed = input.chunk();
        position = 0;
        limit = Math.max(count, 0);
        return limit > 0;
    }

    private static CorruptException cut() {
        return new CorruptException("a gzip member that is cut off", EXPECTED);
    }

    private static CorruptException damaged(String why) {
        return new CorruptException("a damaged gzip member (" + why + ")", EXPECTED);
    }
}
