package io.ballast.datapackage.file;

import java.nio.charset.Charset;

/** What lies between the bytes of a file and its characters. */
public record FileFormat(Packing packing, Charset charset) {
    /** Tables shrink about so much, with either packing. */
    private static final int TYPICAL_RATIO = 4;

    /** About how many bytes of UTF-8 a file of this length holds. */
    public long rawBytes(long sizeBytes) {
        long unpacked = packing == Packing.NONE ? sizeBytes : sizeBytes * TYPICAL_RATIO;
        return charset.name().startsWith("UTF-16") ? unpacked / 2 : unpacked;
    }
}
