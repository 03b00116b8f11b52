package io.ballast.common.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class Crc32cTest {
    /** RFC 3720, appendix B.4, which has the bytes in the other order. */
    @Test
    void isTheChecksumOfTheStandard() {
        assertThat(Crc32c.hex(new byte[32])).isEqualTo("8a9136aa");
        byte[] ones = new byte[32];
        Arrays.fill(ones, (byte) 0xff);
        assertThat(Crc32c.hex(ones)).isEqualTo("62a8ab43");
        assertThat(Crc32c.hex("123456789".getBytes(StandardCharsets.US_ASCII))).isEqualTo("e3069283");
    }

    @Test
    void keepsZerosAtTheFront() {
        assertThat(Crc32c.hex(new byte[0])).isEqualTo("00000000");
    }
}
