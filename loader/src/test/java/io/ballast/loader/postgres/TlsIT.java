package io.ballast.loader.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.common.error.BallastException;
import io.ballast.loader.Tool;
import io.ballast.testdb.OwnServer;
import io.ballast.testdb.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A server with TLS, whose certificate names localhost and not 127.0.0.1. */
class TlsIT {
    private static final String PASSWORD = "changeit";

    @TempDir
    private static Path directory;

    private static OwnServer server;
    private static TestDatabase database;

    @BeforeAll
    static void start() throws Exception {
        Tool.run("chmod", "755", directory.toString()); // the server may run as another user
        server = OwnServer.start(Optional.of(directory.resolve("server")), OwnServer.SMALL);
        database = server.fresh();
        makeCertificate();
        try (Connection connection = database.open();
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER SYSTEM SET ssl_cert_file = '" + directory.resolve("server.crt") + "'");
            statement.execute("ALTER SYSTEM SET ssl_key_file = '" + directory.resolve("server.key") + "'");
            statement.execute("ALTER SYSTEM SET ssl = on");
        }
        server.stop();
        server.startAgain();
    }

    @AfterAll
    static void stop() {
        database.close();
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "localhost, verify-full, true, true",
        "localhost, verify-ca, true, true",
        "127.0.0.1, verify-ca, true, true",
        "127.0.0.1, require, false, true",
        "127.0.0.1, prefer, false, true",
        "127.0.0.1, disable, false, false"
    })
    void encryptsAsAsked(String host, String mode, boolean withRoot, boolean encrypted) throws Exception {
        String root = withRoot ? "&sslrootcert=" + directory.resolve("server.crt") : "";
        try (Connection connection = new Connections(settings(host, mode, root)).open("ballast tls");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()")) {
            row.next();
            assertThat(row.getBoolean(1)).isEqualTo(encrypted);
        }
    }

    @Test
    void refusesACertificateThatNobodyVouchesFor() {
        assertThatThrownBy(() -> new Connections(settings("localhost", "verify-full", "")).open("ballast tls"))
                .isInstanceOf(BallastException.class)
                .hasMessageMatching(
                        "No TLS connection to localhost:\\d+ \\(sslmode=verify-full\\): .*\\. Name the authority that"
                                + " signed the server's certificate with sslrootcert=FILE \\(PGSSLROOTCERT\\), or choose sslmode=require"
                                + " \\(encrypted, server not verified\\) or sslmode=disable \\(not encrypted\\)\\.");
    }

    @Test
    void refusesACertificateOfAnotherHost() {
        String root = "&sslrootcert=" + directory.resolve("server.crt");

        assertThatThrownBy(() -> new Connections(settings("127.0.0.1", "verify-full", root)).open("ballast tls"))
                .isInstanceOf(BallastException.class)
                .hasMessage(
                        "The certificate of the server at 127.0.0.1:" + database.port() + " is made out to another name"
                                + " (sslmode=verify-full). Connect by a name that it holds, or choose sslmode=verify-ca (signed by a"
                                + " trusted authority, whatever the name).");
    }

    private static ConnectionSettings settings(String host, String mode, String more) {
        return ConnectionResolver.ofOwnUrl("postgresql://" + database.user() + "@" + host + ":" + database.port() + "/"
                        + database.name() + "?sslmode=" + mode + more)
                .withPassword(database.password());
    }

    /** Signed by itself, for localhost. */
    private static void makeCertificate() throws Exception {
        Path store = directory.resolve("store.p12");
        Tool.run(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-alias",
                "server",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD);
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        writePem("server.crt", "CERTIFICATE", keys.getCertificate("server").getEncoded());
        writePem(
                "server.key",
                "PRIVATE KEY",
                keys.getKey("server", PASSWORD.toCharArray()).getEncoded());
        Files.setPosixFilePermissions(directory.resolve("server.key"), PosixFilePermissions.fromString("rw-------"));
        Tool.run(
                "chown",
                "--reference=" + directory.resolve("server/data"),
                directory.resolve("server.key").toString());
    }

    private static void writePem(String file, String what, byte[] der) throws IOException {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        Files.writeString(
                directory.resolve(file), "-----BEGIN " + what + "-----\n" + base64 + "\n-----END " + what + "-----\n");
    }
}
