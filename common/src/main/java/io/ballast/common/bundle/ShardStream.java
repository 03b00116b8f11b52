package io.ballast.common.bundle;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.error.Finding;
import io.ballast.common.error.Hint;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The CSV of one shard, unpacked and checked while it streams past. When {@link #read} reports the end, everything has been
 * compared with the descriptor as closely as {@link ShardCheck} says: the file's length and hash, the length of the CSV, the
 * number of records, and that the file holds one frame and nothing after it. A difference is thrown instead of the end, so
 * a reader that stops at the end (COPY does) can rely on it. No more raw bytes come out than the descriptor states. Memory is bounded
 * whatever the file holds; the file is read once. One thread at a time.
 */
public final class ShardStream extends InputStream implements ShardReader {
    private final SourceShard shard;
    private final ShardBytes input;
    private final ShardDecoder decoder;
    private final @Nullable RecordCounter counter;
    private final @Nullable MessageDigest rawDigest;
    private final int headerRecords;
    private final byte[] single = new byte[1];

    private long rawBytes;
    private byte lastByte = '\n';
    private boolean ended;

    private ShardStream(
            SourceShard shard, ShardBytes input, Compression compression, CsvDialect dialect, ShardCheck check) {
        this.shard = shard;
        this.input = input;
        this.decoder = ShardDecoder.of(compression);
        this.counter = check == ShardCheck.EVERYTHING ? new RecordCounter() : null;
        this.rawDigest =
                check == ShardCheck.EVERYTHING && !shard.sums().rawSha256().isEmpty() && compression != Compression.NONE
                        ? Sha256.digest()
                        : null;
        this.headerRecords = dialect.header() ? 1 : 0;
    }

    /**
     * Opens a shard of a bundle; all that is known of it will be checked.
     *
     * @throws BallastException {@link ErrorCategory#INPUT_REFUSED} when the file is missing, is no plain file inside the bundle or has
     *     another length than the descriptor states
     */
    public static ShardStream open(ShardInput files, Bundle bundle, Shard shard) {
        return open(files, bundle, shard, ShardCheck.EVERYTHING);
    }

    /** As {@link #open(ShardInput, Bundle, Shard)}, checked as closely as wanted. */
    public static ShardStream open(ShardInput files, Bundle bundle, Shard shard, ShardCheck check) {
        return open(files, bundle.compression(), bundle.dialect(), shard.asSource(), check);
    }

    static ShardStream open(
            ShardInput files, Compression compression, CsvDialect dialect, SourceShard shard, ShardCheck check) {
        files.checkLength(shard.path(), shard.sizeBytes());
        ShardBytes input = ShardBytes.open(files, shard.path(), ShardHash.of(check, shard));
        return new ShardStream(shard, input, compression, dialect, check);
    }

    /**
     * Unpacks the next bytes.
     *
     * @return how many, at least 1; or -1 at the end, once all checks have passed
     * @throws BallastException {@link ErrorCategory#INPUT_REFUSED} with the shard, what was found and expected
     */
    @Override
    public int read(byte[] buffer, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, buffer.length);
        if (length == 0) {
            return 0;
        }
        if (ended) {
            return -1;
        }
        int count = decode(buffer, offset, length);
        if (count < 0) {
            checkWhole();
            ended = true;
            return -1;
        }
        rawBytes += count;
        if (rawBytes > shard.rawBytes()) {
            throw refuse("more than " + shard.rawBytes() + " bytes of CSV", shard.rawBytes() + " bytes");
        }
        if (counter != null) {
            counter.count(buffer, offset, count);
        }
        if (rawDigest != null) {
            rawDigest.update(buffer, offset, count);
        }
        lastByte = buffer[offset + count - 1];
        return count;
    }

    @Override
    public int read() {
        return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
    }

    /** Bytes of CSV handed out so far. */
    public long rawBytes() {
        return rawBytes;
    }

    /** Bytes of the file read so far. */
    public long fileBytes() {
        return input.bytesRead();
    }

    /**
     * Records that have ended so far, a header not counted.
     *
     * @throws IllegalStateException when they are not counted at all
     */
    public long rows() {
        if (counter == null) {
            throw new IllegalStateException("records are not counted");
        }
        return Math.max(0, counter.records() - headerRecords);
    }

    @Override
    public SourceShard found() {
        return shard; // at the end, it is what the descriptor states
    }

    @Override
    public void close() {
        decoder.close();
        input.close();
    }

    private int decode(byte[] buffer, int offset, int length) {
        try {
            return decoder.decode(input, buffer, offset, length);
        } catch (ShardDecoder.CorruptException e) {
            throw refuse(e.found(), e.expected());
        } catch (IOException e) {
            throw BundleErrors.unreadable(input.file(), e);
        }
    }

    private void checkWhole() {
        if (input.bytesRead() != shard.sizeBytes()) {
            throw refuse(input.bytesRead() + " bytes in the file", shard.sizeBytes() + " bytes");
        }
        for (ShardHash hash : input.hashes()) {
            String found = hash.hex();
            if (!found.equals(hash.expected(shard))) {
                throw refuse("the " + hash.name() + " " + found, hash.expected(shard));
            }
        }
        if (rawBytes != shard.rawBytes()) {
            throw refuse(rawBytes + " bytes of CSV", shard.rawBytes() + " bytes");
        }
        if (rawDigest != null) {
            checkRawHash(rawDigest);
        }
        if (lastByte != '\n' || (counter != null && counter.insideQuotes())) {
            throw refuse("an end in the middle of a record", "a line terminator after each record");
        }
        long expected = shard.rows() + headerRecords;
        if (counter != null && counter.records() != expected) {
            throw refuse(counter.records() + " records", String.valueOf(expected));
        }
    }

    private void checkRawHash(MessageDigest digest) {
        String found = Sha256.hexOf(digest);
        if (!found.equals(shard.sums().rawSha256())) {
            throw refuse("CSV with the SHA-256 " + found, shard.sums().rawSha256());
        }
    }

    private BallastException refuse(String found, String expected) {
        return new BallastException(
                ErrorCategory.INPUT_REFUSED,
                Finding.unexpected(input.file(), found, expected, BundleErrors.REFUSED, Hint.NONE));
    }
}
