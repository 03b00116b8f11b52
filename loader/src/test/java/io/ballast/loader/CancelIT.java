package io.ballast.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ballast.common.bundle.Bundle;
import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.report.PhaseTiming;
import io.ballast.common.report.RunReport;
import io.ballast.loader.plan.FailPoint;
import io.ballast.loader.plan.LoadOptions;
import io.ballast.loader.plan.StartMode;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A load that is asked to stop does so within seconds, leaves no session behind, and can be resumed. */
class CancelIT {
    private static final Duration LIMIT = Duration.ofSeconds(5);

    @TempDir
    private Path directory;

    private LoadTarget target;

    @BeforeEach
    void open() throws SQLException {
        target = new LoadTarget();
    }

    @AfterEach
    void close() throws SQLException {
        target.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stage: before",
                "copy: in a shard",
                "copy: before commit",
                "index: before",
                "index: before commit",
                "constrain: before",
                "analyze: after commit",
                "verify: before",
                "publish: before",
                "publish: before commit"
            })
    void stopsWithinSecondsAt(String where) throws Exception {
        Bundle bundle = UsersBundle.write(directory, 2000, 3);
        LoadOptions options = LoadOptions.of(directory).withJobs(2);
        AtomicReference<BundleLoader> loader = new AtomicReference<>();
        FailPoint cancelling = place -> {
            if (place.equals(where)) {
                loader.get().cancel();
            }
        };
        loader.set(target.loader(options, cancelling));

        long began = System.nanoTime();
        BallastException stopped =
                catchThrowableOfType(BallastException.class, () -> loader.get().run());

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(LIMIT);
        assertThat(stopped.category()).isEqualTo(ErrorCategory.INTERRUPTED);
        assertThat(stopped)
                .hasMessage("The load was stopped. Nothing was published; what is done stays done. Resume, or start"
                        + " over.");
        Judge.noSessionsLeft(target.connection());
        target.load(options.withStart(StartMode.RESUME));
        new Judge(directory, bundle).acceptsIn(target.connection(), "public");
    }

    /** Who is told that nothing was published must be able to believe it. */
    @Test
    void doesNotTakeBackWhatIsPublished() throws Exception {
        Bundle bundle = UsersBundle.write(directory, 200, 3);
        AtomicReference<BundleLoader> loader = new AtomicReference<>();
        FailPoint cancelling = place -> {
            if (place.equals("publish: after commit")) {
                loader.get().cancel();
            }
        };
        loader.set(target.loader(LoadOptions.of(directory).withJobs(2), cancelling));

        RunReport report = loader.get().run();

        assertThat(report.phases()).extracting(PhaseTiming::phase).contains("PUBLISH");
        new Judge(directory, bundle).acceptsIn(target.connection(), "public");
    }
}
