package io.ballast.bench.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.bench.result.Recorded.Sample;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TimelineTest {
    @Test
    void isCloseInAShortRun() {
        List<Sample> samples = run(300);

        assertThat(samples).hasSize(31);
        assertThat(samples.get(1).second()).isEqualTo(0.01);
    }

    @Test
    void thinsOutUntilItHasTheSpacingOfTheLooks() {
        List<Sample> samples = run(10_000);

        assertThat(samples).hasSizeBetween(80, 140);
        assertThat(samples.get(0)).isEqualTo(new Sample(0, 0, null));
        assertThat(samples.get(samples.size() - 1)).isEqualTo(new Sample(10, 10_000, null));
        assertThat(samples).isSortedAccordingTo((a, b) -> Double.compare(a.second(), b.second()));
    }

    /** A row a millisecond, looked at whenever the timeline says so. */
    private static List<Sample> run(int millis) {
        Timeline timeline = new Timeline();
        for (int now = 0; now <= millis; now += timeline.spacingMillis()) {
            timeline.add(new Sample(now / 1000.0, now, null));
        }
        return timeline.samples();
    }
}
