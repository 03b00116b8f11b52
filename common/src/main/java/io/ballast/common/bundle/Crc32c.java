package io.ballast.common.bundle;

import java.util.HexFormat;
import java.util.zip.CRC32C;

/** CRC-32C (Castagnoli; RFC 3720, appendix B.4) in the form that descriptors have it. */
public final class Crc32c {
    private Crc32c() {}

    /** What the checksum has taken so far, as 8 lower-case hexadecimal digits; it goes on. */
    public static String hexOf(CRC32C checksum) {
        return HexFormat.of().toHexDigits((int) checksum.getValue());
    }

    /** 8 lower-case hexadecimal digits. */
    public static String hex(byte[] bytes) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes);
        return hexOf(checksum);
    }
}
