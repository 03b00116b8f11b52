package io.ballast.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.common.report.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A running server, as its users find it. */
class EmbeddedServerIT {
    @TempDir
    private static Path folder;

    private static EmbeddedServer server;

    @BeforeAll
    static void start() {
        server = EmbeddedServer.start(Optional.of(folder), Progress.silent());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void isDurable() throws SQLException {
        assertThat(Session.ask(server, "SHOW fsync")).isEqualTo("on");
        assertThat(Session.ask(server, "SHOW full_page_writes")).isEqualTo("on");
        assertThat(Session.ask(server, "SHOW synchronous_commit")).isEqualTo("on");
        assertThat(Session.ask(server, "SHOW data_checksums")).isEqualTo("on");
    }

    @Test
    void isPostgres18() throws SQLException {
        assertThat(server.version()).startsWith("18.");
        assertThat(Session.ask(server, "SHOW server_version")).isEqualTo(server.version());
    }

    @Test
    void holdsUtf8AndSortsByCodePointWhateverTheLocale() throws SQLException {
        assertThat(Session.ask(server, "SHOW server_encoding")).isEqualTo("UTF8");
        assertThat(Session.ask(server, "SELECT string_agg(t, '' ORDER BY t) FROM unnest(array['é','a','Z','z']) t"))
                .isEqualTo("Zazé");
        assertThat(Session.ask(server, "SELECT upper('é')")).isEqualTo("É");
    }

    @Test
    void takesTheSettingsForThisMachine() throws SQLException {
        String expected = ServerSettings.forThisMachine().values().get("maintenance_work_mem");
        assertThat(Session.ask(server, "SELECT setting || unit FROM pg_settings WHERE name = 'maintenance_work_mem'"))
                .isEqualTo(expected);
    }

    @Test
    void asksEveryoneForThePassword() {
        assertThatThrownBy(() -> DriverManager.getConnection(server.jdbcUrl(), server.user(), "wrong"))
                .hasMessageContaining("password authentication failed");
        assertThat(server.jdbcUrl()).doesNotContain(server.password());
    }

    @Test
    void keepsThePasswordInAFileForItsOwnerOnly() throws Exception {
        assertThat(server.passwordFile()).content().isEqualTo("127.0.0.1:*:*:ballast:" + server.password() + "\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(server.passwordFile())))
                .isEqualTo("rw-------");
        assertThat(folder).isDirectoryNotContaining("glob:**.password");
    }

    @Test
    void refusesASecondServerInItsDirectory() throws SQLException {
        assertThatThrownBy(() -> EmbeddedServer.start(Optional.of(folder), Progress.silent()))
                .hasMessage("The embedded server in " + folder + " is in use by another Ballast."
                        + " Wait for its end, or name another directory.");
        assertThat(Session.ask(server, "SELECT 1")).isEqualTo("1");
    }
}
