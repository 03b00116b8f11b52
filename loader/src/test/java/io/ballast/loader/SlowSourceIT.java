package io.ballast.loader;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.common.bundle.Bundle;
import io.ballast.common.report.Progress;
import io.ballast.common.report.RunReport;
import io.ballast.loader.plan.FailPoint;
import io.ballast.loader.plan.LoadOptions;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SlowSourceIT {
    private static final Duration PATIENCE = Duration.ofMillis(800);

    @TempDir
    private Path directory;

    /** The server waits for rows then as it does when the network has stalled. */
    @Test
    void waitsForRowsLongerThanForAServer() throws SQLException {
        Bundle bundle = UsersBundle.write(directory, 20, 1);
        SlowSource source = new SlowSource(directory, PATIENCE.multipliedBy(3));
        try (LoadTarget target = new LoadTarget()) {
            RunReport report = new BundleLoader(
                            target.settings(),
                            LoadOptions.of(source).withJobs(2),
                            Progress.silent(),
                            FailPoint.NONE,
                            PATIENCE)
                    .run();

            assertThat(report.texts()).doesNotContainKey("retries");
            new Judge(directory, bundle).acceptsIn(target.connection(), "public");
        }
    }
}
