package io.ballast.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.common.progress.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedServerIT {
    @TempDir
    private Path folder;

    @Test
    void runsDurablyInUtf8AndSortsByCodePoint() throws SQLException {
        try (EmbeddedServer server = EmbeddedServer.start(Optional.empty(), Progress.silent())) {
            assertThat(ask(server, "SHOW fsync")).isEqualTo("on");
            assertThat(ask(server, "SHOW full_page_writes")).isEqualTo("on");
            assertThat(ask(server, "SHOW synchronous_commit")).isEqualTo("on");
            assertThat(ask(server, "SHOW data_checksums")).isEqualTo("on");
            assertThat(ask(server, "SHOW server_encoding")).isEqualTo("UTF8");
            assertThat(ask(server, "SELECT string_agg(t, '' ORDER BY t) FROM unnest(array['é','a','Z','z']) t"))
                    .isEqualTo("Zazé");
            assertThat(ask(server, "SELECT upper('straße é')")).isEqualTo("STRASSE É".replace("SS", "ß"));
            assertThat(server.version()).startsWith("18.");
        }
    }

    @Test
    void removesATemporaryDirectoryAtTheEnd() {
        EmbeddedServer server = EmbeddedServer.start(Optional.empty(), Progress.silent());
        Path directory = server.directory();
        assertThat(directory).isDirectory();
        server.close();
        assertThat(directory).doesNotExist();
        assertThatThrownBy(() -> ask(server, "SELECT 1")).isInstanceOf(SQLException.class);
        server.close();
    }

    @Test
    void keepsDataInItsDirectoryForTheNextStart() throws SQLException {
        try (EmbeddedServer server = start(folder.resolve("new/server"))) {
            run(server, "CREATE TABLE kept AS SELECT 42 AS answer");
        }
        try (EmbeddedServer server = start(folder.resolve("new/server"))) {
            assertThat(ask(server, "SELECT answer FROM kept")).isEqualTo("42");
        }
    }

    @Test
    void asksEveryoneForThePassword() {
        try (EmbeddedServer server = start(folder)) {
            assertThatThrownBy(() -> DriverManager.getConnection(server.jdbcUrl(), server.user(), "wrong"))
                    .hasMessageContaining("password authentication failed");
            assertThat(server.jdbcUrl()).doesNotContain(server.password());
        }
    }

    @Test
    void keepsThePasswordForItsOwnerOnly() throws Exception {
        try (EmbeddedServer server = start(folder)) {
            assertThat(Files.readString(server.passwordFile()))
                    .isEqualTo("127.0.0.1:*:*:ballast:" + server.password() + "\n");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(server.passwordFile())))
                    .isEqualTo("rw-------");
        }
        assertThat(folder.resolve("data.password")).doesNotExist();
    }

    @Test
    void refusesADirectoryThatAnotherServerOfThisProcessHolds() {
        try (EmbeddedServer server = start(folder)) {
            assertThatThrownBy(() -> start(folder))
                    .hasMessage("The embedded server in " + folder + " is in use by another Ballast."
                            + " Wait for its end, or name another directory.");
            assertThat(server.port()).isPositive();
        }
    }

    @Test
    void refusesToRunWithoutDurabilityAndStopsTheServerAgain() throws Exception {
        try (EmbeddedServer server = start(folder)) {
            run(server, "ALTER SYSTEM SET fsync = off");
        }
        assertThatThrownBy(() -> start(folder))
                .hasMessage("The embedded server runs with fsync = off, on expected. Take the setting out of"
                        + " postgresql.auto.conf, or name another directory.");
        assertThat(folder.resolve("data/postmaster.pid")).doesNotExist();
    }

    @Test
    void tellsTheEndOfTheLogWhenTheServerDoesNotStart() throws Exception {
        try (EmbeddedServer server = start(folder)) {
            run(server, "ALTER SYSTEM SET shared_preload_libraries = 'no_such_library'");
        }
        assertThatThrownBy(() -> start(folder))
                .hasMessageStartingWith("The PostgreSQL server in " + folder.resolve("data")
                        + " did not start. Its log, " + folder.resolve("server.log") + ", ends in:\n")
                .hasMessageContaining("could not access file \"no_such_library\"");
        assertThatThrownBy(() -> start(folder)).hasMessageContaining("did not start");
    }

    private static EmbeddedServer start(Path directory) {
        return EmbeddedServer.start(Optional.of(directory), Progress.silent());
    }

    private static String ask(EmbeddedServer server, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
                ResultSet rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static void run(EmbeddedServer server, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password())) {
            connection.createStatement().execute(sql);
        }
    }
}
