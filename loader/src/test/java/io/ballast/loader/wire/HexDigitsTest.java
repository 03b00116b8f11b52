package io.ballast.loader.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class HexDigitsTest {
    @Test
    void knowsADigitFromEveryOtherByteInEveryPlace() {
        for (int place = 0; place < 8; place++) {
            for (int b = 0; b < 256; b++) {
                byte[] text = "0aF9fA5c".getBytes(StandardCharsets.US_ASCII);
                text[place] = (byte) b;
                boolean digit = "0123456789abcdefABCDEF".indexOf(b) >= 0;
                assertThat(HexDigits.faults8(WireBytes.text8(text, 0)) == 0).isEqualTo(digit);
            }
        }
    }

    @Test
    void readsTheBytesThatTheJdkReads() {
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < 10_000; i++) {
            int value = random.nextInt();
            String digits = HexFormat.of().toHexDigits(value);
            String mixed = random.nextBoolean()
                    ? digits
                    : HexFormat.of().withUpperCase().toHexDigits(value);
            byte[] wire = new byte[4];
            WireBytes.putText4(
                    wire, 0, HexDigits.bytes4(WireBytes.text8(mixed.getBytes(StandardCharsets.US_ASCII), 0)));
            assertThat(ByteBuffer.wrap(wire).getInt()).isEqualTo(value);
        }
    }
}
