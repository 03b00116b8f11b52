package io.ballast.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.common.report.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Servers that start, start again, or do not. */
class ServerStartIT {
    private static final ServerSettings SETTINGS = ServerSettings.forMachine(1L << 30, 2);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource("io.ballast.embedded.ServerAccount#usable")
    void keepsDataInItsDirectoryUnderEveryAccountThatThisUserHas(ServerAccount account) throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
        Optional<Path> directory = Optional.of(folder.resolve("a new/server"));
        ServerBinaries binaries = ServerBinaries.ofClassPath(account, Progress.silent());
        try (EmbeddedServer server = EmbeddedServer.start(directory, SETTINGS, binaries)) {
            Session.run(server, "CREATE TABLE kept AS SELECT 42 AS answer");
        }
        try (EmbeddedServer server = EmbeddedServer.start(directory, SETTINGS, binaries)) {
            assertThat(Session.ask(server, "SELECT answer FROM kept")).isEqualTo("42");
        }
    }

    @ParameterizedTest
    @MethodSource("io.ballast.embedded.ServerAccount#usable")
    void removesATemporaryDirectoryAtTheEnd(ServerAccount account) {
        ServerBinaries binaries = ServerBinaries.ofClassPath(account, Progress.silent());
        EmbeddedServer server = EmbeddedServer.start(Optional.empty(), SETTINGS, binaries);
        Path directory = server.directory();
        assertThat(directory).isDirectory();
        server.close();
        assertThat(directory).doesNotExist();
        assertThatThrownBy(() -> Session.ask(server, "SELECT 1")).isInstanceOf(SQLException.class);
        server.close();
    }

    @Test
    void refusesToRunWithoutDurabilityAndStopsTheServerAgain() throws Exception {
        try (EmbeddedServer server = EmbeddedServer.start(Optional.of(folder), Progress.silent())) {
            Session.run(server, "ALTER SYSTEM SET fsync = off");
        }
        assertThatThrownBy(() -> EmbeddedServer.start(Optional.of(folder), Progress.silent()))
                .hasMessage("The embedded server runs with fsync = off, on expected. Take the setting out of"
                        + " postgresql.auto.conf, or name another directory.");
        assertThat(folder.resolve("data/postmaster.pid")).doesNotExist();
    }

    @Test
    void tellsTheEndOfTheLogWhenTheServerDoesNotStart() throws Exception {
        try (EmbeddedServer server = EmbeddedServer.start(Optional.of(folder), Progress.silent())) {
            Session.run(server, "ALTER SYSTEM SET shared_preload_libraries = 'no_such_library'");
        }
        for (int attempt = 1; attempt <= 2; attempt++) {
            assertThatThrownBy(() -> EmbeddedServer.start(Optional.of(folder), Progress.silent()))
                    .hasMessageStartingWith("The PostgreSQL server in " + folder.resolve("data")
                            + " did not start. Its log, " + folder.resolve("server.log") + ", ends in:\n")
                    .hasMessageContaining("could not access file \"no_such_library\"");
        }
    }
}
