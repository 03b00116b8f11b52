package io.ballast.datapackage.file;

import io.ballast.common.bundle.Sha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
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
        MessageDigest sha256 = Sha256.digest();
        byte[] chunk = new byte[CHUNK_BYTES];
        long size = 0;
        try (FileChannel channel = FileChannel.open(file.path(), StandardOpenOption.READ)) {
            for (int n = channel.read(ByteBuffer.wrap(chunk)); n >= 0; n = channel.read(ByteBuffer.wrap(chunk))) {
                sha256.update(chunk, 0, n);
                if (alsoBy != null) {
                    alsoBy.update(chunk, 0, n);
                }
                size += n;
                bytesRead.accept(n);
            }
        } catch (IOException e) {
            throw file.unreadable(e);
        }
        return new FileHashes(
                size, Sha256.hexOf(sha256), alsoBy == null ? "" : HexFormat.of().formatHex(alsoBy.digest()));
    }
}
