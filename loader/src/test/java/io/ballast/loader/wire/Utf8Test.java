package io.ballast.loader.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class Utf8Test {
    /** Both sides of every border that RFC 3629 draws. */
    private static final int[] EDGES = {
        0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xEC, 0xED, 0xEE,
        0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xFF
    };

    @Test
    void agreesWithTheJdkOnAllSequencesOfEdges() {
        byte[] four = new byte[4];
        for (int a : EDGES) {
            for (int b : EDGES) {
                for (int c : EDGES) {
                    for (int d : EDGES) {
                        four[0] = (byte) a;
                        four[1] = (byte) b;
                        four[2] = (byte) c;
                        four[3] = (byte) d;
                        if (Utf8.valid(four, 0, 4) != jdkTakes(four)) {
                            fail(HexFormat.of().formatHex(four));
                        }
                    }
                }
            }
        }
    }

    @Test
    void agreesWithTheJdkOnTextWithOneByteChanged() {
        SplittableRandom random = new SplittableRandom(3);
        byte[] text = "plain ASCII, Grüße, 漢字, 🚀 and some more plain ASCII".getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 20_000; i++) {
            byte[] changed = text.clone();
            changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
            assertThat(Utf8.valid(changed, 0, changed.length)).isEqualTo(jdkTakes(changed));
        }
    }

    @Test
    void countsCodePoints() {
        String text = "aé漢🚀e\u0301";
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        assertThat(Utf8.codePoints(bytes, 0, bytes.length)).isEqualTo(text.codePointCount(0, text.length()));
    }

    /** Broken bytes come back as another character than they were. */
    private static boolean jdkTakes(byte[] bytes) {
        return Arrays.equals(new String(bytes, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8), bytes);
    }
}
