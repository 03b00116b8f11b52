package io.ballast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.testdb.TestDatabase;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What programs are told of a failure: where, what was found, what was expected and what to do, each as a member of its own. */
class JsonErrorsIT {
    @TempDir
    private Path directory;

    private final ReportSchemas schemas = new ReportSchemas();
    private TestDatabase database;

    @BeforeEach
    void makeDatabase() throws IOException {
        database = TestDatabase.fresh();
        Path passwords = Files.createFile(
                directory.resolve("pgpass"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(passwords, "*:*:*:*:" + database.password() + "\n");
    }

    @AfterEach
    void dropDatabase() {
        database.close();
    }

    @Test
    void aValueOfAFile() throws Exception {
        execute("CREATE TABLE things (id integer, price money)");
        Path file = Files.writeString(directory.resolve("things.csv"), "id\n1\nfive\n");

        JsonNode finding = finding(3, "load", "--csv", file.toString(), "--table", "things", "--wire", "binary");

        assertThat(finding.path("place").asString()).isEqualTo(file + ", row 2, column \"id\"");
        assertThat(finding.path("found").asString()).isEqualTo("\"five\"");
        assertThat(finding.path("expected").asString()).isEqualTo("integer");
        assertThat(finding.path("text").asString())
                .endsWith(": \"five\"; integer expected. The shard was rolled back and nothing was published.");
        assertThat(finding.path("hint").asString()).isEqualTo("Fix the file, then start over with --restart.");
    }

    @Test
    void aValueThatTheServerRefuses() throws Exception {
        execute("CREATE TABLE things (id integer, price money)");
        Path file = Files.writeString(directory.resolve("things.csv"), "id,price\n1,1.50\n2,cheap\n");

        JsonNode finding = finding(3, "load", "--csv", file.toString(), "--table", "things");

        assertThat(finding.path("place").asString()).isEqualTo(file + ", row 2, column \"price\"");
        assertThat(finding.path("text").asString()).contains("\"cheap\"");
        assertThat(finding.path("found").asString()).isEqualTo("\"cheap\"");
        assertThat(finding.path("expected").asString()).isEqualTo("\"pg_catalog\".\"money\"");
    }

    @Test
    void aHeader() throws Exception {
        execute("CREATE TABLE things (id integer, price money)");
        Path file = Files.writeString(directory.resolve("things.csv"), "id,colour\n1,red\n");

        assertFinding(
                finding(3, "load", "--csv", file.toString(), "--table", "things"),
                file + ", header",
                "\"colour\"",
                "columns of table \"things\" in schema \"public\": id, price");
    }

    @Test
    void aDataPackage() throws Exception {
        Path description = Files.writeString(
                Files.createDirectory(directory.resolve("package")).resolve("datapackage.json"),
                "{\"name\": \"shop\", \"resources\": [{\"name\": \"things\", \"path\": 5}]}");

        JsonNode finding = finding(3, "load", description.getParent().toString());

        assertThat(finding.path("place").asString()).isEqualTo(description + ", resources[0].path");
        assertThat(finding.path("found").asString()).isEqualTo("5");
        assertThat(finding.path("expected").asString()).isNotEmpty();
    }

    @Test
    void aDamagedShard() throws Exception {
        run(
                0,
                "generate",
                "users",
                "--rows",
                "users=100",
                "-o",
                directory.resolve("users").toString());
        Path shard = directory.resolve("users/data/users/users-00000.csv.zst");
        long length = Files.size(shard);
        try (FileChannel channel = FileChannel.open(shard, StandardOpenOption.WRITE)) {
            channel.truncate(length - 10);
        }

        assertFinding(
                finding(3, "load", directory.resolve("users").toString()),
                shard.toString(),
                length - 10 + " bytes",
                length + " bytes");
    }

    @Test
    void everyTableInTheWay() throws Exception {
        execute("CREATE TABLE users (); CREATE TABLE emails (); CREATE TABLE phone_numbers ()");
        run(
                0,
                "generate",
                "users",
                "--rows",
                "users=100",
                "-o",
                directory.resolve("users").toString());

        JsonNode error = error(4, "load", directory.resolve("users").toString());

        assertThat(error.path("findings").valueStream().map(one -> one.path("text")
                        .asString()))
                .containsExactly(
                        "Schema \"public\" already has a table \"users\".",
                        "Schema \"public\" already has a table \"emails\".",
                        "Schema \"public\" already has a table \"phone_numbers\".");
        assertThat(error.path("findings").valueStream().map(one -> one.path("hint")
                        .asString()))
                .allMatch(hint -> hint.startsWith("Swap it for the new one with --mode replace"));
        assertThat(error.path("message").asString()).containsOnlyOnce("--mode replace");
    }

    private static void assertFinding(JsonNode finding, String place, String found, String expected) {
        assertThat(finding.path("place").asString()).isEqualTo(place);
        assertThat(finding.path("found").asString()).isEqualTo(found);
        assertThat(finding.path("expected").asString()).isEqualTo(expected);
        assertThat(finding.path("text").asString())
                .startsWith("found " + found + "; expected " + expected + ".")
                .doesNotContain(place);
    }

    private JsonNode finding(int exitCode, String... command) throws IOException {
        JsonNode error = error(exitCode, command);
        assertThat(error.path("findings").size()).isEqualTo(1);
        return error.at("/findings/0");
    }

    private JsonNode error(int exitCode, String... command) throws IOException {
        String[] asked =
                Stream.concat(Stream.of(command), Stream.of("--json", "-q")).toArray(String[]::new);
        return schemas.valid("error", run(exitCode, asked).out());
    }

    private InProcess run(int exitCode, String... command) {
        InProcess ended = InProcess.run(
                directory,
                Map.of(
                        "BALLAST_DB",
                        "postgresql://" + database.user() + "@" + database.host() + ":" + database.port() + "/"
                                + database.name() + "?sslmode=prefer&passfile=" + directory.resolve("pgpass")),
                command);
        assertThat(ended.exitCode()).as(List.of(command) + ended.err()).isEqualTo(exitCode);
        return ended;
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.open();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
