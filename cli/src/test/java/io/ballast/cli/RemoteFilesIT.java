package io.ballast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.common.bundle.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that somebody else has written, and that a server has. */
class RemoteFilesIT extends WithCsvTable {
    private static final String ROWS = IntStream.rangeClosed(1, 20_000)
            .mapToObj(i -> i + ",name " + i % 1000)
            .collect(Collectors.joining("\n", "id,name\n", "\n"));

    @TempDir
    private Path served;

    @Test
    void csvComesFromAUrlAndNothingBehindTheQuestionMarkIsKept() throws IOException, SQLException {
        serve("my files/t 100%.csv", ROWS);
        try (BundleServer server = new BundleServer(served, null)) {
            server.cutAfter = 100_000;
            String url = server.url("my%20files/t%20100%25.csv");

            BallastJar.Result load = load("--csv", url + "?key=s3cret", "--table", "t", "--verbose");

            assertThat(load.exitCode()).as(load.err()).isZero();
            assertThat(texts("SELECT count(*) || ' ' || sum(id) FROM t")).containsExactly("20000 200010000");
            assertThat(server.requests).allMatch(request -> request.contains("?key=s3cret"));
            assertThat(server.requests).anyMatch(request -> request.endsWith(" bytes=100000-"));
            assertThat(load.out() + load.err()).doesNotContain("s3cret");
            assertThat(texts("SELECT j::text FROM ballast_journal.loads j"))
                    .isNotEmpty()
                    .noneMatch(row -> row.contains("s3cret"));
        }
    }

    @Test
    void aTableIsMadeOfAUrl() throws IOException, SQLException {
        serve("new.csv", "id,born\n1,2024-12-31\n2,\n");
        try (BundleServer server = new BundleServer(served, null)) {
            BallastJar.Result load = load("--csv", server.url("new.csv"), "--create-table", "made");

            assertThat(load.exitCode()).as(load.err()).isZero();
            assertThat(texts("SELECT born::text FROM made ORDER BY id")).containsExactly("2024-12-31", null);
        }
    }

    @Test
    void urlsOfNothingAreRefused() throws IOException, SQLException {
        try (BundleServer server = new BundleServer(served, null)) {
            BallastJar.Result missing = load("--csv", server.url("no.csv"), "--table", "t");
            assertThat(missing.exitCode()).isEqualTo(3);
            assertThat(missing.err()).contains(server.url("no.csv") + " is missing: the server answered 404.");

            BallastJar.Result directory = load("--csv", server.url("some/"), "--table", "t");
            assertThat(directory.exitCode()).isEqualTo(2);
            assertThat(directory.err()).contains("is that of a directory; expected that of a file.");

            BallastJar.Result twice = load("--csv", server.url("a.csv"), server.url("./a.csv"), "--table", "t");
            assertThat(twice.exitCode()).isEqualTo(3);
            assertThat(twice.err()).contains("its rows would be loaded twice");
            assertThat(texts("SELECT count(*) FROM t")).containsExactly("0");
        }
    }

    @Test
    void aFileWhoseHashIsStatedIsTransferredOnceAndChecked() throws IOException, SQLException {
        shop(Sha256.hex(ROWS.getBytes(StandardCharsets.UTF_8)));
        try (BundleServer server = new BundleServer(served, null)) {
            assertThat(jar().run("inspect", server.url("shop"), "-q").out())
                    .startsWith("Data package " + server.url("shop/"));
            server.requests.clear();

            BallastJar.Result load = load(server.url("shop"), "--verify", "full");

            assertThat(load.exitCode()).as(load.err()).isZero();
            assertThat(texts("SELECT count(*) FROM people")).containsExactly("20000");
            assertThat(texts("SELECT tag FROM tags ORDER BY tag COLLATE \"C\"")).containsExactly("a", "b");
        }
    }

    @Test
    void aFileThatIsNotWhatIsStatedIsRefusedBeforeItCommits() throws IOException, SQLException {
        shop(Sha256.hex("other"));
        try (BundleServer server = new BundleServer(served, null)) {
            BallastJar.Result load = load(server.url("shop"));

            assertThat(load.exitCode()).isEqualTo(3);
            assertThat(load.err()).contains("data/people.csv");
            assertThat(texts("SELECT to_regclass('people')::text")).containsExactly((String) null);

            BallastJar.Result fetch = jar().run("fetch", server.url("shop"), "-o", "copy", "-q");
            assertThat(fetch.exitCode()).isEqualTo(3);
            assertThat(fetch.err()).contains("data/people.csv: found the SHA-256 ");
            assertThat(directory.resolve("copy/datapackage.json")).doesNotExist();
            assertThat(directory.resolve("copy/data/people.csv")).doesNotExist();
        }
    }

    @Test
    void aPackageIsFetchedAndWhatIsThereIsTaken() throws IOException {
        shop(Sha256.hex(ROWS.getBytes(StandardCharsets.UTF_8)));
        try (BundleServer server = new BundleServer(served, null)) {
            BallastJar.Result fetch = jar().run("fetch", server.url("shop"), "-o", "copy");
            assertThat(fetch.exitCode()).as(fetch.err()).isZero();
            assertThat(fetch.out()).contains("not copied");
            for (String file : List.of("datapackage.json", "schemas/people.json", "data/people.csv", "data/tags.csv")) {
                assertThat(directory.resolve("copy").resolve(file))
                        .hasSameBinaryContentAs(served.resolve("shop").resolve(file));
            }

            Files.delete(directory.resolve("copy/datapackage.json"));
            server.requests.clear();
            BallastJar.Result again = jar().run("fetch", server.url("shop"), "-o", "copy", "--json", "-q");
            assertThat(again.exitCode()).isZero();
            assertThat(again.out()).contains("\"bytesThereAlready\" : " + ROWS.length());
            BallastJar.Result load = load("copy");
            assertThat(load.exitCode()).as(load.err()).isZero();
        }
    }

    private void shop(String sha256) throws IOException {
        serve("shop/datapackage.json", """
                {"name": "shop", "resources": [
                 {"name": "people", "path": "data/people.csv", "bytes": %d, "hash": "sha256:%s",
                  "schema": "schemas/people.json"},
                 {"name": "tags", "path": "data/tags.csv", "schema": {"fields": [{"name": "tag", "type": "string"}]}},
                 {"name": "picture", "path": "picture.png", "format": "png", "mediatype": "image/png"}]}""".formatted(ROWS.length(), sha256));
        serve(
                "shop/schemas/people.json",
                "{\"fields\": [{\"name\": \"id\", \"type\": \"integer\"}, {\"name\": \"name\", \"type\": \"string\"}],"
                        + " \"primaryKey\": \"id\"}");
        serve("shop/data/people.csv", ROWS);
        serve("shop/data/tags.csv", "tag\na\nb\n");
    }

    private void serve(String name, String text) throws IOException {
        Files.createDirectories(served.resolve(name).getParent());
        Files.writeString(served.resolve(name), text);
    }
}
