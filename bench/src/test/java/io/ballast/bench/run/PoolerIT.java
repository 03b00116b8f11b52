package io.ballast.bench.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.bench.plan.BenchOptions;
import io.ballast.bench.result.BenchResults;
import io.ballast.bench.result.Run;
import io.ballast.common.report.Progress;
import io.ballast.loader.postgres.ConnectionResolver;
import io.ballast.loader.postgres.ConnectionSettings;
import io.ballast.testdb.OwnServer;
import io.ballast.testdb.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** The strategy that goes through a real pgbouncer, which the benchmark starts by itself. */
@EnabledIf("io.ballast.testdb.PgBouncer#expected")
final class PoolerIT {
    private static final BenchOptions OPTIONS = new BenchOptions(
            List.of("insert-pooled"), 1, List.of(2), List.of(100), OptionalLong.empty(), Optional.empty(), 1);

    @TempDir
    private Path directory;

    @Test
    void loadsThroughAPoolerOfItsOwn() {
        try (TestDatabase database = TestDatabase.fresh()) {
            loads(ConnectionResolver.ofOwnUrl(database.jdbcUrl(), database.user(), database.password()));
        }
        assertThat(ProcessHandle.current()
                        .descendants()
                        .map(child -> child.info().command().orElse("")))
                .noneMatch(command -> command.endsWith("pgbouncer"));
    }

    @Test
    void loadsThroughItWhereTheServerAsksForNoPassword() throws Exception {
        Path home = directory.resolve("server");
        try (OwnServer server = OwnServer.start(Optional.of(home), OwnServer.SMALL)) {
            try (TestDatabase database = server.fresh();
                    Connection connection = database.open();
                    Statement statement = connection.createStatement()) {
                Files.writeString(home.resolve("data/pg_hba.conf"), "host all all 127.0.0.1/32 trust\n");
                statement.execute("SELECT pg_reload_conf()");
                ConnectionSettings known =
                        ConnectionResolver.ofOwnUrl(database.jdbcUrl(), database.user(), database.password());

                loads(known.withPassword(null));
                loads(known.withPassword(""));
            }
        }
    }

    private void loads(ConnectionSettings server) {
        Path bundle = directory.resolve("users");
        BenchResults results = new Benchmark(
                        server,
                        Files.exists(bundle) ? bundle : SmallBundle.users(directory, 100),
                        OPTIONS,
                        Optional.empty(),
                        Progress.silent())
                .run();

        assertThat(results.findings().notRun()).isEmpty();
        assertThat(results.findings().runs()).hasSize(2).extracting(Run::error).containsOnlyNulls();
    }
}
