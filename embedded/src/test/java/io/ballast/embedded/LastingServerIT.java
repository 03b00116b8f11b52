package io.ballast.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.report.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A server that runs on until somebody stops it. */
class LastingServerIT {
    private Path directory;

    @BeforeEach
    void makeDirectory() throws Exception {
        directory = TemporaryFiles.directory("ballast-lasting-").resolve("pg");
    }

    @AfterEach
    void stopServer() {
        if (ServerDirectory.holdsServer(directory)) {
            LastingServer.stop(directory, Progress.silent());
        }
    }

    @Test
    void isAttachedToByAnyNumberAndStoppedOnce() throws Exception {
        LastingServer started = LastingServer.start(directory, Progress.silent());
        assertThat(started.wasRunning()).isFalse();
        assertThat(started.uri()).isEqualTo("postgresql://ballast@127.0.0.1:" + started.port() + "/ballast");
        assertThat(started.toString()).doesNotContain(started.password());

        try (EmbeddedServer first = EmbeddedServer.start(Optional.of(directory), Progress.silent());
                EmbeddedServer second = EmbeddedServer.startExisting(directory, Progress.silent())) {
            assertThat(first.port()).isEqualTo(started.port());
            assertThat(version(second)).startsWith("18");
        }
        LastingServer found = LastingServer.find(directory, Progress.silent()).orElseThrow();
        assertThat(found.port()).isEqualTo(started.port());
        assertThat(LastingServer.start(directory, Progress.silent()).wasRunning())
                .isTrue();

        assertThat(LastingServer.stop(directory, Progress.silent())).isTrue();
        assertThat(LastingServer.stop(directory, Progress.silent())).isFalse();
        assertThat(LastingServer.find(directory, Progress.silent())).isEmpty();
    }

    @Test
    void aServerThatDiedWithItsMachineIsStartedAgainAndLastsOnlyIfToldTo() throws Exception {
        LastingServer.start(directory, Progress.silent());
        String pid = Files.readAllLines(directory.resolve("data/postmaster.pid"))
                .get(0)
                .strip();
        ProcessHandle server = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
        server.destroyForcibly();
        server.onExit().join();

        try (EmbeddedServer again = EmbeddedServer.start(Optional.of(directory), Progress.silent())) {
            assertThat(again.isAttached()).isFalse();
            assertThatThrownBy(() -> LastingServer.find(directory, Progress.silent()))
                    .isInstanceOf(BallastException.class)
                    .hasMessage("The server in " + directory
                            + " belongs to another process of Ballast's, and ends with it." + " Wait for its end.")
                    .extracting(e -> ((BallastException) e).category())
                    .isEqualTo(ErrorCategory.TARGET_BUSY);
            assertThatThrownBy(() -> LastingServer.stop(directory, Progress.silent()))
                    .isInstanceOf(BallastException.class)
                    .hasMessageContaining(" is in use by another Ballast.");
        }
        assertThat(LastingServer.find(directory, Progress.silent())).isEmpty();
    }

    @Test
    void isRemovedOnlyWhenItDoesNotRun() {
        LastingServer.start(directory, Progress.silent());
        assertThatThrownBy(() -> LastingServer.remove(directory))
                .isInstanceOf(BallastException.class)
                .hasMessageContaining("A server runs in " + directory + " already (process ")
                .hasMessageEndingWith("). Stop it with a stop of " + directory + ", or name another directory.");
        LastingServer.stop(directory, Progress.silent());

        LastingServer.remove(directory);

        assertThat(directory).doesNotExist();
        assertThatThrownBy(() -> LastingServer.find(directory, Progress.silent()))
                .isInstanceOf(BallastException.class)
                .hasMessage("There is no embedded server in " + directory
                        + ": no such directory. Name the directory of a server that was loaded into before.");
    }

    private static String version(EmbeddedServer server) throws Exception {
        try (Connection connection = DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
                Statement statement = connection.createStatement();
                ResultSet version = statement.executeQuery("SHOW server_version")) {
            version.next();
            return version.getString(1);
        }
    }
}
