package io.ballast.bench.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.bench.plan.BenchOptions;
import io.ballast.bench.result.BenchResults;
import io.ballast.bench.result.Figures;
import io.ballast.common.report.Progress;
import io.ballast.loader.postgres.ConnectionResolver;
import io.ballast.testdb.OwnServer;
import io.ballast.testdb.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each version of the server reports is found out, not assumed. */
@Tag("server-versions")
final class OtherVersionsIT {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({
        "14, difference of pg_stat_bgwriter.checkpoints_req",
        "15, difference of pg_stat_bgwriter.checkpoints_req",
        "16, difference of pg_stat_bgwriter.checkpoints_req",
        "17, difference of pg_stat_checkpointer.num_requested",
        "18, difference of pg_stat_checkpointer.num_requested"
    })
    void measuresOn(int majorVersion, String checkpoints) {
        Path bundle = SmallBundle.users(directory, 50);
        BenchOptions options = new BenchOptions(
                List.of("copy-csv", "ballast"), 1, List.of(2), List.of(100), OptionalLong.empty(), Optional.empty(), 1);
        try (OwnServer server = majorVersion == 18 ? OwnServer.start() : OwnServer.start(majorVersion);
                TestDatabase database = server.fresh()) {
            BenchResults results = new Benchmark(
                            ConnectionResolver.ofOwnUrl(database.jdbcUrl(), database.user(), database.password()),
                            bundle,
                            options,
                            Optional.empty(),
                            Progress.silent())
                    .run();

            assertThat(results.conditions().environment().get("server")).startsWith("PostgreSQL " + majorVersion + ".");
            assertThat(results.conditions().sources()).containsEntry("requestedCheckpoints", checkpoints);
            assertThat(results.findings().runs()).hasSize(3).allSatisfy(run -> {
                assertThat(run.error()).isNull();
                Figures figures = Objects.requireNonNull(run.recorded()).untilUsable();
                assertThat(figures.walBytes()).isPositive();
                assertThat(figures.fullPageImages()).isNotNull();
                assertThat(figures.requestedCheckpoints()).isNotNull();
                assertThat(figures.tempBytes()).isNotNull();
                assertThat(figures.serverCpuSeconds()).isNotNull();
            });
        }
    }
}
