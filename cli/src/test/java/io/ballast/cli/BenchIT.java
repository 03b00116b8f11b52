package io.ballast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.testdb.PgBouncer;
import io.ballast.testdb.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The real command: what it writes, and what it leaves when it is stopped. */
final class BenchIT {
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final int ATTEMPTS = 600;
    private static final String COPY = "ballast_bench_copy_";

    @TempDir
    private Path directory;

    @Test
    void writesItsFilesAndPrintsTheSummary() throws Exception {
        try (TestDatabase database = TestDatabase.fresh()) {
            BallastJar ballast = new BallastJar(directory, Map.of("PGPASSWORD", database.password()));
            ballast.run("generate", "users", "--rows", "users=200", "-q", "-o", "small");

            BallastJar.Result result = ballast.run(
                    "bench",
                    "small",
                    "--db",
                    url(database),
                    "--strategies",
                    "copy-csv,insert-multirow",
                    "--rounds",
                    "1");

            assertThat(result.exitCode()).as(result.err()).isZero();
            assertThat(result.out()).startsWith("Load strategies: users, ").contains(" copy-csv ", "\nDurability \"");
            assertThat(result.err()).contains("Round 1 of 1, ").contains(" rows/s; about ");
            assertThat(directory.resolve("ballast-bench").toFile().list())
                    .contains("results.json", "runs.csv", "phases.csv", "summary.md");
            new ReportSchemas().valid("bench", Files.readString(directory.resolve("ballast-bench/results.json")));
            assertThat(Files.readString(directory.resolve("ballast-bench/summary.md")))
                    .startsWith("# Load strategies: users, ")
                    .contains("| copy-csv |")
                    .doesNotContain("Noise:");
            assertThat(databases(database)).doesNotContain("ballast_bench");
        }
    }

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143"})
    void stopsAndLeavesTheServerClean(String signal, int exitCode) throws Exception {
        try (TestDatabase database = TestDatabase.fresh()) {
            BallastJar ballast = new BallastJar(directory, Map.of("PGPASSWORD", database.password()));
            ballast.run("generate", "users", "--rows", "users=1k", "-q", "-o", "small");
            BallastJar.Running running = ballast.start(
                    "bench",
                    "small",
                    "--db",
                    url(database),
                    "--strategies",
                    "insert-row-autocommit",
                    "--rounds",
                    "999");
            for (int attempt = 0; attempt < ATTEMPTS && !databases(database).contains("ballast_bench"); attempt++) {
                Thread.sleep(50);
            }

            assertThat(running.end(signal)).isLessThan(LIMIT);

            BallastJar.Result result = running.result();
            assertThat(result.exitCode()).as(result.err()).isEqualTo(exitCode);
            assertThat(result.err())
                    .contains("ballast bench: The benchmark was stopped. Its databases are gone, and no results were"
                            + " written.");
            assertThat(databases(database)).doesNotContain("ballast_bench");
            assertThat(directory.resolve("ballast-bench").toFile().list()).isEmpty();
        }
    }

    @Test
    void theNextCleansUpAfterOneThatWasKilled() throws Exception {
        try (TestDatabase database = TestDatabase.fresh()) {
            BallastJar ballast = new BallastJar(directory, Map.of("PGPASSWORD", database.password()));
            ballast.run("generate", "users", "--rows", "users=1k", "-q", "-o", "small");
            BallastJar.Running running = ballast.start(
                    "bench",
                    "small",
                    "--db",
                    url(database),
                    "--strategies",
                    "template-clone,insert-pooled,insert-row-autocommit",
                    "--rounds",
                    "999",
                    "-o",
                    "killed");
            for (int attempt = 0; attempt < ATTEMPTS && !databases(database).contains(COPY); attempt++) {
                Thread.sleep(50);
            }
            List<ProcessHandle> helpers =
                    running.process().toHandle().descendants().toList();

            running.end("KILL");

            assertThat(databases(database)).contains("ballast_bench_template_");
            assertThat(helpers.isEmpty()).isNotEqualTo(PgBouncer.expected());
            for (ProcessHandle helper : helpers) {
                helper.onExit().get(10, TimeUnit.SECONDS);
            }

            BallastJar.Result next =
                    ballast.run("bench", "small", "--db", url(database), "--strategies", "copy-csv", "--rounds", "1");

            assertThat(next.exitCode()).as(next.err()).isZero();
            assertThat(next.err())
                    .containsPattern("Removed database \"ballast_bench_template_[0-9a-f]{16}\", which an earlier"
                            + " benchmark had left\\.");
            assertThat(databases(database)).doesNotContain("ballast_bench");
        }
    }

    private static String url(TestDatabase database) {
        return "postgresql://" + database.user() + "@" + database.host() + ":" + database.port() + "/" + database.name()
                + "?sslmode=prefer";
    }

    private static String databases(TestDatabase database) throws SQLException {
        try (Connection connection = database.open();
                ResultSet row =
                        connection.createStatement().executeQuery("SELECT string_agg(datname, ',') FROM pg_database")) {
            row.next();
            return row.getString(1);
        }
    }
}
