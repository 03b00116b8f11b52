package io.ballast.common.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PollTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration MOMENT = Duration.ofMillis(1);

    @Test
    void looksAtOnceAndUntilItIsSo() {
        AtomicInteger looks = new AtomicInteger();
        assertThat(Poll.until("test", HOUR, HOUR, () -> true)).isTrue();
        assertThat(Poll.until("test", HOUR, MOMENT, () -> looks.incrementAndGet() == 3))
                .isTrue();
        assertThat(looks).hasValue(3);
    }

    @Test
    void looksOnceMoreWhenTheTimeIsOver() {
        AtomicInteger looks = new AtomicInteger();
        assertThat(Poll.until("test", Duration.ZERO, MOMENT, () -> {
                    looks.incrementAndGet();
                    return false;
                }))
                .isFalse();
        assertThat(looks.get()).isPositive();
    }

    @Test
    void throwsWhatALookThrows() {
        assertThatThrownBy(() -> Poll.until("test", HOUR, HOUR, () -> {
                    throw new IOException("lost");
                }))
                .isInstanceOf(IOException.class)
                .hasMessage("lost");
    }

    @Test
    void saysWhatWasAskedToStopAndKeepsTheInterruption() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> Poll.until("load", HOUR, HOUR, () -> false))
                .isInstanceOfSatisfying(
                        BallastException.class, e -> assertThat(e.category()).isEqualTo(ErrorCategory.INTERRUPTED))
                .hasMessage("The load was asked to stop");
        assertThat(Thread.interrupted()).isTrue();
    }
}
