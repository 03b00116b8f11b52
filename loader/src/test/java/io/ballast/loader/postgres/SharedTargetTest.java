package io.ballast.loader.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedTargetTest {
    private static final String SECRET = "hunter2";

    @TempDir
    private Path home;

    private Path passwords;

    @BeforeEach
    void write() throws IOException {
        passwords = Files.writeString(home.resolve("passwords"), "db.example:*:*:*:" + SECRET + "\n");
        Files.setPosixFilePermissions(passwords, PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void othersFindTheSameServerAndTheirOwnPassword() {
        SharedTarget shared = resolver(Map.of("PGPASSWORD", SECRET, "PGCONNECT_TIMEOUT", "7"))
                .share("postgresql://app@db.example,other.example:5433/shop?sslmode=require", null);

        ConnectionSettings there = resolver(
                        Map.of("PGPASSWORD", "theirs", "PGHOST", "elsewhere.example", "PGUSER", "x"))
                .resolve(shared);

        assertThat(there.hosts())
                .containsExactly(new HostPort("db.example", 5432), new HostPort("other.example", 5433));
        assertThat(there.uri(true))
                .isEqualTo("postgresql://app:theirs@db.example:5432,other.example:5433/shop?sslmode=require");
        assertThat(there.connectTimeoutSeconds()).isEqualTo(7);
    }

    @Test
    void aNamedPasswordFileIsReadOnEachMachine() {
        SharedTarget shared = resolver(Map.of()).share("postgresql://app@db.example/shop", passwords.toString());

        assertThat(resolver(Map.of()).resolve(shared).uri(true)).contains("app:" + SECRET + "@");
        assertThat(resolver(Map.of())
                        .resolve("postgresql://app@db.example/shop", passwords.toString())
                        .uri(true))
                .contains("app:" + SECRET + "@");
    }

    @Test
    void holdsNoSecretOfItsOwnMachine() throws IOException {
        Files.writeString(
                home.resolve(".pg_service.conf"),
                "[shop]\nhost=db.example\nuser=app\npassword=" + SECRET + "\nsslpassword=" + SECRET + "\n");
        Files.setPosixFilePermissions(home.resolve(".pg_service.conf"), PosixFilePermissions.fromString("rw-------"));

        SharedTarget shared = resolver(Map.of("PGSERVICE", "shop")).share(null, passwords.toString());

        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(shared);
        }
        assertThat(bytes.toString(StandardCharsets.ISO_8859_1))
                .contains("db.example")
                .doesNotContain(SECRET);
        assertThat(resolver(Map.of()).resolve(shared).uri(true)).contains(SECRET);
    }

    private ConnectionResolver resolver(Map<String, String> environment) {
        return new ConnectionResolver(environment, home, "me");
    }
}
