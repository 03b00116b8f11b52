package io.ballast.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RunOutlookTest {
    private final AtomicLong nanos = new AtomicLong(77);
    private final RunOutlook outlook = new RunOutlook(nanos::get);

    @BeforeEach
    void expect() {
        outlook.expect(Map.of("COPY", 100L, "INDEX", 200L, "VERIFY", 100L));
    }

    @Test
    void addsWhatTheOtherPhasesCostAtTheSpeedSoFar() {
        passSeconds(10);
        outlook.reached("COPY", 0.5);
        assertThat(outlook.remaining("COPY")).isEqualTo(Duration.ofSeconds(70));
    }

    @Test
    void countsPhasesThatOverlap() {
        passSeconds(10);
        outlook.reached("COPY", 1);
        outlook.reached("INDEX", 0.5);
        assertThat(outlook.remaining("INDEX")).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void saysNothingBesideThePhaseThatIsTheLast() {
        passSeconds(10);
        outlook.reached("COPY", 1);
        outlook.reached("INDEX", 1);
        outlook.reached("VERIFY", 0.5);
        assertThat(outlook.remaining("VERIFY")).isNull();
    }

    @Test
    void guessesNothingFromTheFirstMoments() {
        passSeconds(1);
        outlook.reached("COPY", 0.5);
        assertThat(outlook.remaining("COPY")).isNull();
        passSeconds(9);
        outlook.reached("COPY", 0.01);
        assertThat(outlook.remaining("COPY")).isNull();
    }

    @Test
    void forgetsARunThatBeginsAgain() {
        passSeconds(10);
        outlook.reached("COPY", 1);
        expect();
        assertThat(outlook.remaining("COPY")).isNull();
    }

    @Test
    void knowsNothingOfARunThatDidNotSay() {
        RunOutlook silent = new RunOutlook(nanos::get);
        passSeconds(10);
        silent.reached("GENERATE", 0.5);
        assertThat(silent.remaining("GENERATE")).isNull();
    }

    private void passSeconds(long seconds) {
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
    }
}
