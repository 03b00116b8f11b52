package io.ballast.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.common.report.Progress;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LongWaitTest {
    private static final Duration NONE = Duration.ZERO;
    private static final Duration LONG = Duration.ofMinutes(10);

    private final Notes notes = new Notes();

    @Test
    void saysWhatIsWaitedForWhileTheWorkGoesOn() {
        String said = LongWait.sayAfter(NONE, notes, "waiting for X", notes::next);

        assertThat(said).isEqualTo("waiting for X");
    }

    @Test
    void saysNothingOfWorkThatIsDoneSoon() {
        assertThat(LongWait.sayAfter(LONG, notes, "waiting for X", () -> 7)).isEqualTo(7);

        assertThat(notes.lines).isEmpty();
    }

    @Test
    void leavesFailuresAsTheyAre() {
        IllegalStateException failure = new IllegalStateException("no engine");

        assertThatThrownBy(() -> LongWait.sayAfter(LONG, notes, "waiting for X", () -> {
                    throw failure;
                }))
                .isSameAs(failure);
    }

    /** Lines that another thread says. */
    private static final class Notes implements Progress {
        final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

        @Override
        public PhaseProgress start(String phase, long total, Unit unit) {
            return Progress.silent().start(phase, total, unit);
        }

        @Override
        public void note(String line) {
            lines.add(line);
        }

        String next() {
            try {
                return String.valueOf(lines.poll(1, TimeUnit.MINUTES));
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
