package io.ballast.loader.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RoundedTimeTest {
    /** The twin rounds decimals. */
    @Test
    void agreesWithDecimals() {
        SplittableRandom random = new SplittableRandom(4);
        for (int digits = 0; digits <= 6; digits++) {
            for (int i = 0; i < 2000; i++) {
                long micros =
                        random.nextLong(-1_000_000_000_000L, 1_000_000_000_000L) / (1 + random.nextInt(1_000_000));
                long expected = BigDecimal.valueOf(micros, 6)
                        .setScale(digits, RoundingMode.HALF_UP)
                        .setScale(6)
                        .unscaledValue()
                        .longValueExact();
                assertThat(rounded(micros, digits))
                        .as("%s to %s", micros, digits)
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void leavesTheInfinitiesAlone() {
        assertThat(rounded(Long.MAX_VALUE, 0)).isEqualTo(Long.MAX_VALUE);
        assertThat(rounded(Long.MIN_VALUE, 0)).isEqualTo(Long.MIN_VALUE);
    }

    private static long rounded(long micros, int digits) {
        byte[] wire = new byte[16];
        RoundedTime.of((text, from, to, out, position) -> WireBytes.putLong(out, position, micros), digits)
                .put(new byte[0], 0, 0, wire, 4);
        return ByteBuffer.wrap(wire).getLong(4);
    }
}
