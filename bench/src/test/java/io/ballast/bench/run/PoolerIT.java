package io.ballast.bench.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.bench.plan.BenchOptions;
import io.ballast.bench.result.BenchResults;
import io.ballast.bench.result.Run;
import io.ballast.common.progress.Progress;
import io.ballast.loader.postgres.ConnectionResolver;
import io.ballast.testdb.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** The strategy that goes through a real pgbouncer, which the benchmark starts by itself. */
@EnabledIf("io.ballast.testdb.PgBouncer#expected")
final class PoolerIT {
    @TempDir
    private Path directory;

    @Test
    void loadsThroughAPoolerOfItsOwn() {
        BenchOptions options = new BenchOptions(
                List.of("insert-pooled"), 2, List.of(2), List.of(100), OptionalLong.empty(), Optional.empty(), 1);
        try (TestDatabase database = TestDatabase.fresh()) {
            BenchResults results = new Benchmark(
                            ConnectionResolver.ofOwnUrl(database.jdbcUrl(), database.user(), database.password()),
                            SmallBundle.users(directory, 100),
                            options,
                            Optional.empty(),
                            Progress.silent())
                    .run();

            assertThat(results.notRun()).isEmpty();
            assertThat(results.runs()).hasSize(4).extracting(Run::error).containsOnlyNulls();
        }
        assertThat(ProcessHandle.current()
                        .children()
                        .map(child -> child.info().command().orElse("")))
                .noneMatch(command -> command.endsWith("pgbouncer"));
    }
}
