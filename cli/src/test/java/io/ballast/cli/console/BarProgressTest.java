package io.ballast.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.common.report.Progress.PhaseProgress;
import io.ballast.common.report.Progress.Unit;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class BarProgressTest {
    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();

    @Test
    void drawsShareAmountAndTotal() {
        PhaseProgress copy = bars(StandardCharsets.UTF_8).start("COPY", 4000, Unit.ROWS);
        copy.advance(1000);
        copy.close();

        assertThat(drawn(StandardCharsets.UTF_8)).contains("COPY       25% │", "1.0k of 4.0k rows");
    }

    @Test
    void drawsNoShareOfWhatNobodyKnows() {
        PhaseProgress copy = bars(StandardCharsets.UTF_8).start("COPY", 0, Unit.BYTES);
        copy.advance(2 << 20);
        copy.close();

        assertThat(drawn(StandardCharsets.UTF_8)).contains("2.0 MiB").doesNotContain("%", "of 0 B");
    }

    @Test
    void drawsInAsciiWhereThereAreNoBlocks() {
        PhaseProgress index = bars(StandardCharsets.US_ASCII).start("INDEX", 2, Unit.STEPS);
        index.advance(2);
        index.close();

        String drawn = drawn(StandardCharsets.US_ASCII);
        assertThat(drawn).doesNotContain("?");
        // A bar may have been drawn before the steps were done, too: the last one is what stays.
        assertThat(drawn.substring(drawn.lastIndexOf("INDEX")))
                .startsWith("INDEX     100% [####")
                .doesNotContain(".]");
    }

    /** Lines of two phases that run in parallel, and a note below them: each is drawn, none in place of another. */
    @Test
    void givesEachPhaseAndEachNoteALine() {
        BarProgress bars = bars(StandardCharsets.UTF_8);
        PhaseProgress copy = bars.start("COPY", 10, Unit.STEPS);
        PhaseProgress index = bars.start("INDEX", 10, Unit.STEPS);
        copy.advance(3);
        index.advance(4);
        bars.note("The connection was lost.");
        copy.close();
        index.close();

        assertThat(drawn(StandardCharsets.UTF_8))
                .contains("COPY       30%", "INDEX      40%", "The connection was lost.");
    }

    private BarProgress bars(Charset charset) {
        return new BarProgress(new PrintStream(screen, true, charset), charset);
    }

    private String drawn(Charset charset) {
        return screen.toString(charset);
    }
}
