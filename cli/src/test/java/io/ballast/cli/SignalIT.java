package io.ballast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.testdb.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SIGINT and SIGTERM end every command within five seconds, and what is done stays done. */
class SignalIT {
    private static final Duration LIMIT = Duration.ofSeconds(5);

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143"})
    void generateStopsAndLeavesNoDescriptor(String signal, int exitCode) throws Exception {
        BallastJar ballast = new BallastJar(directory, Map.of());
        BallastJar.Running running =
                ballast.start("generate", "users", "--rows", "users=500M", "--shard-size", "1MiB", "-o", "big");
        await(() -> Files.exists(directory.resolve("big/data/users/users-00003.csv.zst")));
        assertThat(running.end(signal)).isLessThan(LIMIT);
        BallastJar.Result result = running.result();
        assertThat(result.exitCode()).isEqualTo(exitCode);
        assertThat(result.err()).contains("ballast generate: ");
        assertThat(directory.resolve("big/datapackage.json")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143"})
    void loadStopsLeavesNoSessionAndCanBeGoneOnWith(String signal, int exitCode) throws Exception {
        try (TestDatabase database = TestDatabase.fresh()) {
            BallastJar ballast = new BallastJar(directory, Map.of("PGPASSWORD", database.password()));
            String url = "postgresql://" + database.user() + "@" + database.host() + ":" + database.port() + "/"
                    + database.name() + "?sslmode=prefer";
            ballast.run("generate", "users", "--rows", "users=1k", "-q", "-o", "big");
            assertThat(ballast.run("load", "big", "--db", url, "--schema", "first")
                            .exitCode())
                    .isZero();
            try (Connection blocker = database.open()) {
                blocker.setAutoCommit(false);
                blocker.createStatement().execute("LOCK TABLE ballast_journal.shards IN SHARE MODE");
                BallastJar.Running running =
                        ballast.start("load", "big", "--db", url, "--schema", "second", "--staging", "logged");
                await(() -> waiting(database) > 0);
                assertThat(running.end(signal)).isLessThan(LIMIT);
                BallastJar.Result result = running.result();
                assertThat(result.exitCode()).as(result.err()).isEqualTo(exitCode);
                await(() -> sessions(database) == 0);
                blocker.rollback();
            }
            BallastJar.Result resumed =
                    ballast.run("load", "big", "--db", url, "--schema", "second", "--staging", "logged", "--resume");
            assertThat(resumed.exitCode()).as(resumed.err()).isZero();
        }
    }

    @Test
    void theCommandLineOfALoadNeverHoldsThePassword() throws IOException, InterruptedException {
        try (TestDatabase database = TestDatabase.fresh()) {
            BallastJar ballast = new BallastJar(directory, Map.of("PGPASSWORD", "c4n4ry"));
            BallastJar.Running running = ballast.start("status", "--db", "postgresql://u@127.0.0.1/" + database.name());
            assertThat(running.commandLine()).contains("ballast.jar").doesNotContain("c4n4ry");
            running.result();
        }
    }

    private static int waiting(TestDatabase database) throws SQLException {
        return count(database, "AND wait_event_type = 'Lock'");
    }

    private static int sessions(TestDatabase database) throws SQLException {
        return count(database, "");
    }

    private static int count(TestDatabase database, String condition) throws SQLException {
        try (Connection connection = database.open();
                ResultSet rows = connection
                        .createStatement()
                        .executeQuery("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                                + " AND application_name LIKE 'ballast%' " + condition)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.call()) {
            assertThat(System.nanoTime()).as("still not so after a minute").isLessThan(end);
            Thread.sleep(50);
        }
    }
}
