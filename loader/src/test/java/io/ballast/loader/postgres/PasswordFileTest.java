package io.ballast.loader.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PasswordFileTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', commentCharacter = '!', textBlock = """
                    h:5432:db:ann:secret                | secret
                    *:*:*:*:secret                      | secret
                    h:*:db:ann:secret                   | secret
                    h:5433:db:ann:secret                |
                    other:5432:db:ann:secret            |
                    h:5432:db:ann:with\\:colon\\\\slash | with:colon\\slash
                    \\h:5432:db:ann:secret              | secret
                    \\*:5432:db:ann:secret              |
                    # h:5432:db:ann:secret              |
                    h:5432:db:ann                       |
                    h:5432:db:ann:secret:rest           | secret
                    """)
    void matchesAsLibpqDoes(String line, String password) throws IOException {
        assertThat(lookUp(line + "\n")).isEqualTo(password);
    }

    @ParameterizedTest
    @CsvSource({
        "/run/pg, /run/pg, secret",
        "/run/pg, localhost, ",
        "/run/pg, *, secret",
        "/tmp, /tmp, secret",
        "/tmp, localhost, secret",
        "/var/run/postgresql, localhost, secret",
    })
    void takesSocketsByTheirDirectoryAndTheUsualOnesForLocalhost(String host, String written, String password)
            throws IOException {
        assertThat(lookUp(written + ":5432:db:ann:secret\n", host)).isEqualTo(password);
    }

    @Test
    void takesTheFirstLineThatMatches() throws IOException {
        assertThat(lookUp("x:*:*:*:none\n*:5432:*:ann:first\nh:5432:db:ann:second\n"))
                .isEqualTo("first");
    }

    @Test
    void knowsNoPasswordWithoutAFile() {
        assertThat(PasswordFile.password(folder.resolve("none"), new HostPort("h", 5432), "db", "ann"))
                .isNull();
    }

    private String lookUp(String text) throws IOException {
        return lookUp(text, "h");
    }

    private String lookUp(String text, String host) throws IOException {
        Path file = Files.writeString(folder.resolve("pass"), text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return PasswordFile.password(file, new HostPort(host, 5432), "db", "ann");
    }
}
