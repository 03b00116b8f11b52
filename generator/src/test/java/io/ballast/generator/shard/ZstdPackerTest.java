package io.ballast.generator.shard;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import io.ballast.common.bundle.HashedFile;
import io.ballast.common.bundle.ShardSink;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ZstdPackerTest {
    /** Bit 2 of the frame header's descriptor, which follows the magic number (RFC 8878 §3.1.1.1.1). */
    private static final int CHECKSUM_FLAG = 0x04;

    @TempDir
    private Path temporary;

    @Test
    void everyFrameEndsWithAChecksum() throws IOException {
        try (Packer packer = new ZstdPacker(3)) {
            for (int file = 0; file < 2; file++) {
                assertThat(pack(packer, text())[4] & CHECKSUM_FLAG).isNotZero();
            }
        }
    }

    @Test
    void levelIsTheOneAskedForInEveryFile() throws IOException {
        byte[] text = text();
        for (int level : new int[] {1, 3, 9}) {
            try (Packer packer = new ZstdPacker(level)) {
                for (int file = 0; file < 2; file++) {
                    byte[] packed = pack(packer, text);
                    assertThat(Zstd.decompress(packed, text.length)).isEqualTo(text);
                    // the length that the library itself arrives at, but for the header and the checksum
                    assertThat(packed.length).isCloseTo(Zstd.compress(text, level).length, Offset.offset(20));
                }
            }
        }
    }

    private byte[] pack(Packer packer, byte[] bytes) throws IOException {
        HashedFile file = HashedFile.begin(ShardSink.of(temporary), "packed");
        packer.begin(file);
        packer.write(bytes, bytes.length);
        packer.finish();
        file.finish();
        return Files.readAllBytes(temporary.resolve("packed"));
    }

    /** Words that come again and again: each level finds more of them than the one below. */
    private static byte[] text() {
        SplittableRandom random = new SplittableRandom(1);
        StringBuilder text = new StringBuilder();
        while (text.length() < 400_000) {
            text.append("word").append(random.nextInt(3000)).append(random.nextInt(4) == 0 ? '\n' : ',');
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
