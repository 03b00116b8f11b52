package io.ballast.datapackage.file;

import io.ballast.common.bundle.Sha256;
import io.ballast.common.bundle.ShardOutput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What the bytes of a file hash to.
 *
 * @param sizeBytes how many there were
 * @param sha256 64 lower-case hexadecimal digits
 * @param stated the hash by the algorithm that the description names, in lower-case hexadecimal digits; empty for none
 */
public record FileHashes(long sizeBytes, String sha256, String stated) {
    private static final int CHUNK_BYTES = 1 << 18;

    /**
     * Reads the file to its end.
     *
     * @param alsoBy one more algorithm to hash it with
     * @param bytesRead is given how many bytes each piece had
     */
    public static FileHashes of(ExternalFile file, @Nullable MessageDigest alsoBy, LongConsumer bytesRead) {
        file.length();
        try {
            return copying(file, alsoBy, null, bytesRead);
        } catch (IOException e) {
            throw file.unreadable(e);
        }
    }

    /**
     * As {@link #of}, and writes what is read.
     *
     * @param out null for nowhere
     * @throws IOException when the file cannot be read or the copy cannot be written
     */
    public static FileHashes copying(
            ExternalFile file, @Nullable MessageDigest alsoBy, @Nullable ShardOutput out, LongConsumer bytesRead)
            throws IOException {
        MessageDigest sha256 = Sha256.digest();
        byte[] chunk = new byte[CHUNK_BYTES];
        long size = 0;
        try (InputStream bytes = file.open()) {
            for (int n = bytes.read(chunk); n >= 0; n = bytes.read(chunk)) {
                sha256.update(chunk, 0, n);
                if (alsoBy != null) {
                    alsoBy.update(chunk, 0, n);
                }
                if (out != null) {
                    out.write(ByteBuffer.wrap(chunk, 0, n));
                }
                size += n;
                bytesRead.accept(n);
            }
        }
        return new FileHashes(
                size, Sha256.hexOf(sha256), alsoBy == null ? "" : HexFormat.of().formatHex(alsoBy.digest()));
    }
}
