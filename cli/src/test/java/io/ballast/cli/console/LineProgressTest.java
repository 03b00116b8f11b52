package io.ballast.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.common.report.Progress.PhaseProgress;
import io.ballast.common.report.Progress.Unit;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LineProgressTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final AtomicLong nanos = new AtomicLong(77);
    private final LineProgress progress =
            new LineProgress(new PrintStream(bytes, true, StandardCharsets.UTF_8), nanos::get);

    @Test
    void saysHowFarAPhaseIsHowFastAndHowLongItStillTakes() {
        PhaseProgress phase = progress.start("GENERATE", 50_000_000, Unit.ROWS);
        phase.advance(20_000_000);
        passSeconds(10);
        progress.tick();
        assertThat(printed()).isEqualTo("GENERATE: 20.0M of 50.0M rows (40 %), 2.0M rows/s, about 0:15 left\n");
    }

    @Test
    void saysHowMuchIsDoneWhereNobodyKnowsHowMuchThereIs() {
        PhaseProgress phase = progress.start("COPY", 0, Unit.BYTES);
        phase.advance(20 << 20);
        passSeconds(10);
        progress.tick();
        phase.close();
        assertThat(printed()).isEqualTo("COPY: 20.0 MiB, 2.0 MiB/s\nCOPY: 20.0 MiB in 10.00 s, 2.0 MiB/s\n");
    }

    @Test
    void saysHowLongTheWholeRunStillTakes() {
        progress.expect(Map.of("COPY", 100L, "INDEX", 300L));
        PhaseProgress phase = progress.start("COPY", 1000, Unit.ROWS);
        phase.advance(500);
        passSeconds(10);
        progress.tick();
        assertThat(printed())
                .isEqualTo("COPY: 500 of 1.0k rows (50 %), 50 rows/s, about 0:10 left; whole run: about 1:10 left\n");
    }

    @Test
    void estimatesNothingFromTheFirstMoments() {
        PhaseProgress phase = progress.start("COPY", 100 << 20, Unit.BYTES);
        phase.advance(1 << 20);
        passSeconds(1);
        progress.tick();
        assertThat(printed()).isEqualTo("COPY: 1.0 MiB of 100.0 MiB (1 %), 1.0 MiB/s\n");
    }

    @Test
    void saysOneLineAtTheEndOfAPhaseAndNoneAfter() {
        PhaseProgress phase = progress.start("INDEX", 7, Unit.STEPS);
        phase.advance(7);
        passSeconds(3);
        phase.close();
        phase.close();
        progress.tick();
        assertThat(printed()).isEqualTo("INDEX: 7 of 7 steps in 3.00 s\n");
    }

    @Test
    void tellsPhasesThatOverlapApart() {
        progress.start("COPY", 10, Unit.ROWS).advance(5);
        progress.start("INDEX", 2, Unit.STEPS).advance(1);
        passSeconds(1);
        progress.tick();
        assertThat(printed().lines())
                .containsExactlyInAnyOrder("COPY: 5 of 10 rows (50 %), 5 rows/s", "INDEX: 1 of 2 steps (50 %)");
    }

    private void passSeconds(long seconds) {
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
    }

    private String printed() {
        return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }
}
