package io.ballast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The embedded server as one that stays. */
class ServerCommandIT {
    @TempDir
    private Path directory;

    @AfterEach
    void stopServer() {
        for (String server : List.of("pg", "demo/server")) {
            if (Files.exists(directory.resolve(server))) {
                ballast().run("server", "stop", server);
            }
        }
    }

    @Test
    @EnabledIf("io.ballast.testdb.Psql#expected")
    void staysForOtherCommandsAndPsql() {
        BallastJar.Result start = ballast().run("server", "start", "pg", "-q");
        assertThat(start.exitCode()).isZero();
        assertThat(start.out()).matches("""
                        (?s)PostgreSQL 18\\S+ runs in .*/pg, until it is stopped\\.
                          postgresql://ballast@127\\.0\\.0\\.1:\\d+/ballast
                          ballast server psql .*/pg      # or: PGPASSFILE=.*/pg/pgpass psql postgresql://ballast@[^\n]*
                          ballast server stop .*/pg
                        """);

        BallastJar.Result load = ballast().run("load", "users", "--rows", "users=100", "--db", "embedded:pg", "-q");
        assertThat(load.err()).isEmpty();
        assertThat(load.exitCode()).isZero();
        BallastJar.Result psql = ballast().run("server", "psql", "pg", "-Atc", "SELECT count(*) FROM users");
        assertThat(psql.out()).isEqualTo("100\n");
        assertThat(ballast()
                        .run("server", "psql", "pg", "--", "-Atc", "SELECT 7")
                        .out())
                .isEqualTo("7\n");
        assertThat(ballast().run("server", "psql", "pg", "-c", "SELECT nothing").exitCode())
                .isEqualTo(1);

        assertThat(ballast().run("server", "status", "pg").out()).startsWith("PostgreSQL 18");
        String url = ballast().run("server", "url", "pg").out();
        assertThat(url).matches("postgresql://ballast@127\\.0\\.0\\.1:\\d+/ballast\n");
        assertThat(ballast().run("server", "url", "pg", "--with-password").out())
                .matches("postgresql://ballast:[0-9a-f]{48}@127\\.0\\.0\\.1:\\d+/ballast\n");

        assertThat(ballast().run("server", "stop", "pg", "-q").out())
                .isEqualTo("The server has stopped; its data stay in pg.\n");
        BallastJar.Result status = ballast().run("server", "status", "pg");
        assertThat(status.exitCode()).isEqualTo(4);
        assertThat(status.err())
                .isEqualTo("ballast server status: No server runs in pg. Start it: ballast server start pg\n");
        assertThat(ballast().run("server", "stop", "pg", "-q").out())
                .isEqualTo("No server runs in pg; there is nothing to stop.\n");
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 900, 1500, 2500})
    void aStartThatIsInterruptedLeavesNothingRunning(int millis) throws Exception {
        BallastJar.Running start = ballast().start("server", "start", "pg");
        Thread.sleep(millis);
        start.end("INT");
        BallastJar.Result result = start.result();

        boolean runs = Files.exists(directory.resolve("pg/data/postmaster.pid"))
                && serverOf(directory.resolve("pg/data")).anyMatch(ProcessHandle::isAlive);
        // The signal may come when all is said, and changes the exit code then, but not what was said.
        boolean said = result.out().startsWith("PostgreSQL 18.");
        assertThat(runs).as(result.toString()).isEqualTo(said);
        if (said) {
            assertThat(result.exitCode()).as(result.toString()).isIn(0, 130);
        } else {
            assertThat(result.exitCode()).as(result.toString()).isNotZero();
        }
    }

    @Test
    void aDemoSparesAServerThatStaysAndReplacesOneThatDoesNotRun() {
        String[] demo = {"demo", "--users", "100", "--dir", "demo"};
        assertThat(ballast().run(demo).exitCode()).isZero();
        assertThat(ballast().run("server", "start", "demo/server", "-q").exitCode())
                .isZero();

        Path server = directory.resolve("demo/server");
        BallastJar.Result refused = ballast().run(demo);
        assertThat(refused.exitCode()).isEqualTo(6);
        assertThat(refused.err())
                .startsWith("ballast demo: A server runs in " + server + " already (process ")
                .endsWith("). Stop it with ballast server stop " + server + ", or name another directory.\n");

        ballast().run("server", "stop", "demo/server", "-q");
        BallastJar.Result again = ballast().run(demo);
        assertThat(again.exitCode()).isZero();
        assertThat(again.err()).contains("Removed what an earlier demo left in ");
    }

    @Test
    void refusesWhatIsNoServer() {
        BallastJar.Result status = ballast().run("server", "status", "nowhere");
        assertThat(status.exitCode()).isEqualTo(4);
        assertThat(status.err())
                .isEqualTo("ballast server status: There is no embedded server in nowhere: no such directory. Name the"
                        + " directory of a server that was loaded into before.\n");
    }

    private static Stream<ProcessHandle> serverOf(Path data) throws Exception {
        long pid = Long.parseLong(
                Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip());
        return ProcessHandle.of(pid).stream();
    }

    private BallastJar ballast() {
        return new BallastJar(directory, Map.of());
    }
}
