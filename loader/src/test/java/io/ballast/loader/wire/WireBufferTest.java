package io.ballast.loader.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import org.junit.jupiter.api.Test;

class WireBufferTest {
    private final WireBuffer wire = new WireBuffer();

    @Test
    void growsAndKeepsWhatItHolds() {
        wire.bytes[0] = 7;

        wire.makeRoom(1, 3L * WireBuffer.CHUNK);

        assertThat(wire.bytes).hasSizeGreaterThan(3 * WireBuffer.CHUNK).startsWith(7);
    }

    /** A gigabyte of array text may become twelve on the wire. */
    @Test
    void refusesWhatNoArrayCanHold() {
        assertThatThrownBy(() -> wire.makeRoom(5, 12L << 30))
                .isInstanceOf(BallastException.class)
                .hasMessage("a row may take 12884901893 bytes in binary, more than the 2147483583 that can be held at"
                        + " once. Load with wire csv.")
                .extracting(e -> ((BallastException) e).category())
                .isEqualTo(ErrorCategory.INPUT_REFUSED);
    }
}
