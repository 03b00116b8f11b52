package io.ballast.s3;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.s3.ShippedCommand.Ended;
import io.ballast.testdb.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** The command, with bundles that lie in an object store. */
class S3CommandIT {
    private static final String BUCKET = "shop-" + UUID.randomUUID();
    /** Long enough for an upload in several parts. */
    private static final String[] SPEC = {"users", "--rows", "users=160k", "--compress", "none", "--shards", "2", "-q"};

    @TempDir
    private Path directory;

    private static ObjectStore store;
    private static S3Client client;
    private static Map<String, String> environment;

    @BeforeAll
    static void startStore() throws Exception {
        store = ObjectStore.shared();
        client = store.client();
        client.createBucket(bucket -> bucket.bucket(BUCKET));
        environment = Map.of("AWS_ACCESS_KEY_ID", ObjectStore.USER, "AWS_SECRET_ACCESS_KEY", ObjectStore.PASSWORD);
    }

    @Test
    void aBundleIsWrittenCheckedLoadedAndFetched() throws Exception {
        ShippedCommand ballast = ShippedCommand.in(directory, environment);
        String place = place();
        ended(ballast.run(generate("local")));
        ended(ballast.run(generate(place)));

        ended(ballast.run("verify", place, "--endpoint", endpoint(), "-q"));
        assertThat(ended(ballast.run("inspect", place, "--endpoint", endpoint()))
                        .out()
                        .replaceAll("\\s+", " "))
                .startsWith("Bundle " + place + "/: dataset users, ");
        ended(ballast.run("fetch", place, "--endpoint", endpoint(), "-o", "copy", "-q"));
        assertThat(tree("copy")).isEqualTo(tree("local"));
        try (TestDatabase database = TestDatabase.fresh()) {
            Map<String, String> withDatabase = new HashMap<>(environment);
            withDatabase.put("AWS_ENDPOINT_URL", endpoint());
            withDatabase.put("PGPASSWORD", database.password());
            withDatabase.put(
                    "BALLAST_DB",
                    "postgresql://" + database.user() + "@" + database.host() + ":" + database.port() + "/"
                            + database.name() + "?sslmode=prefer");
            ended(ShippedCommand.in(directory, withDatabase)
                    .run("load", place, "--endpoint", endpoint(), "--verify", "full", "-q"));
        }
        assertThat(ShippedCommand.in(directory, environment).run(generate(place)))
                .satisfies(refused -> assertThat(refused.exitCode()).isEqualTo(3))
                .satisfies(refused -> assertThat(refused.err())
                        .startsWith("ballast generate: " + place + "/ is not empty: it holds "));
    }

    @Test
    void aKilledRunIsResumedAndLeavesNoParts() throws Exception {
        ShippedCommand ballast = ShippedCommand.in(directory, environment);
        String place = place();
        Process killed = ballast.start(generate(place));
        String prefix = place.substring(place.lastIndexOf('/') + 1) + "/";
        for (int i = 0; i < 600 && !hasFirstShard(prefix) && killed.isAlive(); i++) {
            Thread.sleep(50);
        }
        killed.destroyForcibly().waitFor(10, TimeUnit.SECONDS);

        String[] again =
                Stream.concat(Stream.of(generate(place)), Stream.of("--resume")).toArray(String[]::new);
        ended(ballast.run(again));

        ended(ballast.run("verify", place, "--endpoint", endpoint(), "-q"));
        assertThat(client.listMultipartUploads(request -> request.bucket(BUCKET).prefix(prefix))
                        .uploads())
                .isEmpty();
    }

    @Test
    void aTransferThatBreaksOffIsTakenUp() throws Exception {
        ShippedCommand ballast = ShippedCommand.in(directory, environment);
        String place = place();
        ended(ballast.run(generate(place)));
        try (CuttingProxy proxy = new CuttingProxy(store.endpoint(), 1_000_000)) {
            ended(ballast.run("fetch", place, "--endpoint", proxy.endpoint().toString(), "-o", "copy", "-q"));
            assertThat(proxy.cuts()).isGreaterThan(10);
        }
        ended(ballast.run("verify", "copy", "-q"));
    }

    /** The store has put the descriptor and completed the uploads, and the client asks for both again. */
    @Test
    void answersThatGetLostAreNoFailures() throws Exception {
        ShippedCommand ballast = ShippedCommand.in(directory, environment);
        String place = place();
        try (LosingProxy proxy = new LosingProxy(store.endpoint(), S3CommandIT::ends)) {
            String[] through = generate(place);
            through[through.length - 1] = proxy.endpoint().toString();
            ended(ballast.run(through));
            assertThat(proxy.lost()).isGreaterThan(1);
        }
        ended(ballast.run("verify", place, "--endpoint", endpoint(), "-q"));
    }

    private static boolean ends(String request) {
        return (request.startsWith("PUT ") && request.contains("/datapackage.json "))
                || (request.startsWith("POST ") && request.contains("?uploadId="));
    }

    @Test
    void aVirtualBundleIsWrittenAndMade() throws Exception {
        ShippedCommand ballast = ShippedCommand.in(directory, environment);
        String place = place();
        ended(ballast.run(
                "generate", "users", "--rows", "users=1k", "--virtual", "-o", place, "--endpoint", endpoint(), "-q"));
        ended(ballast.run("materialize", place, "--endpoint", endpoint(), "-o", "big", "-q"));
        ended(ballast.run("verify", "big", "-q"));
    }

    /** Files that somebody else has put there: bare CSV, and a data package. */
    @Test
    void filesOfOthersAreLoadedAndFetched() throws Exception {
        String place = place();
        put(place + "/datapackage.json", """
                {"resources": [{"name": "people", "path": "data/people.csv", "schema": {"fields": [
                 {"name": "id", "type": "integer"}, {"name": "name", "type": "string"}], "primaryKey": "id"}}]}""");
        put(place + "/data/people.csv", "id,name\n1,Ada\n2,Bob\n");
        try (TestDatabase database = TestDatabase.fresh()) {
            Map<String, String> withDatabase = new HashMap<>(environment);
            withDatabase.put("PGPASSWORD", database.password());
            withDatabase.put(
                    "BALLAST_DB",
                    "postgresql://" + database.user() + "@" + database.host() + ":" + database.port() + "/"
                            + database.name() + "?sslmode=prefer");
            ShippedCommand ballast = ShippedCommand.in(directory, withDatabase);
            ended(ballast.run("load", place, "--endpoint", endpoint(), "--verify", "full", "-q"));
            String csv = place + "/data/people.csv";
            ended(ballast.run("load", "--csv", csv, "--create-table", "copied", "--endpoint", endpoint(), "-q"));
            try (Connection connection = database.open();
                    Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(
                            "SELECT count(*) FROM people JOIN copied ON people.id = copied.id AND people.name = copied.name")) {
                rows.next();
                assertThat(rows.getInt(1)).isEqualTo(2);
            }
        }
        ShippedCommand ballast = ShippedCommand.in(directory, environment);
        ended(ballast.run("fetch", place, "--endpoint", endpoint(), "-o", "people", "-q"));
        assertThat(Files.readString(directory.resolve("people/data/people.csv")))
                .isEqualTo("id,name\n1,Ada\n2,Bob\n");
    }

    private static void put(String name, String text) {
        String key = name.substring(("s3://" + BUCKET + "/").length());
        client.putObject(object -> object.bucket(BUCKET).key(key), RequestBody.fromString(text));
    }

    @Test
    void saysWhatTheStoreDoesNotAllowOrHave() throws Exception {
        ShippedCommand stranger = ShippedCommand.in(
                directory, Map.of("AWS_ACCESS_KEY_ID", ObjectStore.USER, "AWS_SECRET_ACCESS_KEY", "wrong"));
        String place = place();
        Ended denied = stranger.run("inspect", place, "--endpoint", endpoint());
        assertThat(denied.exitCode()).isEqualTo(3);
        assertThat(denied.err())
                .startsWith("ballast inspect: cannot read " + place + "/: the store does not allow it (")
                .doesNotContain("wrong")
                .endsWith("Check the credentials, and what they may do with the bucket.\n");

        ShippedCommand ballast = ShippedCommand.in(directory, environment);
        Ended missing = ballast.run("inspect", "s3://no-such-bucket-here/x", "--endpoint", endpoint());
        assertThat(missing.exitCode()).isEqualTo(3);
        assertThat(missing.err())
                .isEqualTo("ballast inspect: cannot read s3://no-such-bucket-here/x/: there is no bucket"
                        + " no-such-bucket-here. Check its name, or make it.\n");

        Ended nobody = ballast.run("inspect", place, "--endpoint", "http://127.0.0.1:1");
        assertThat(nobody.exitCode()).isEqualTo(5);
        assertThat(nobody.err()).startsWith("ballast inspect: cannot read " + place + "/: ");

        assertThat(ballast.run("inspect", "s3:///x").exitCode()).isEqualTo(2);
        assertThat(ballast.run("inspect", place, "--endpoint", "localhost:9000").err())
                .startsWith(
                        "ballast inspect: --endpoint: expected a URL such as https://store.example, without a password\n");
    }

    @Test
    void saysWhichJarIsMissing() throws Exception {
        ShippedCommand ballast = ShippedCommand.in(directory, environment);
        Path alone = Files.copy(ballast.jar(), directory.resolve("ballast.jar"));
        Ended refused = new ShippedCommand(alone, directory, environment).run("inspect", "s3://b/x");
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err())
                .startsWith(
                        "ballast inspect: s3:// needs ballast-s3.jar beside ballast.jar. Archives of releases have it; among the"
                                + " sources, \"mvn -Pfast -DskipTests package -pl s3 -am\" makes it.\n");
        assertThat(ballast.run("inspect", "gs://b/x").err())
                .startsWith("ballast inspect: gs:// is no kind of place that bundles lie in; expected a directory,"
                        + " https:// or s3://.\n");
    }

    private static Ended ended(Ended ended) {
        assertThat(ended.err()).isEmpty();
        assertThat(ended.exitCode()).isZero();
        return ended;
    }

    private static String[] generate(String place) {
        return Stream.of(Stream.of("generate"), Stream.of(SPEC), Stream.of("-o", place, "--endpoint", endpoint()))
                .flatMap(part -> part)
                .toArray(String[]::new);
    }

    /** The store lists its directory, and fails where a file goes meanwhile; for one object it does not. */
    private static boolean hasFirstShard(String prefix) {
        try {
            client.headObject(request -> request.bucket(BUCKET).key(prefix + "data/users/users-00000.csv"));
            return true;
        } catch (S3Exception e) {
            return false;
        }
    }

    private static String place() {
        return "s3://" + BUCKET + "/" + UUID.randomUUID();
    }

    private static String endpoint() {
        return store.endpoint().toString();
    }

    private Map<String, Long> tree(String name) throws IOException {
        Path root = directory.resolve(name);
        Map<String, Long> tree = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                tree.put(root.relativize(file).toString(), (long) Arrays.hashCode(Files.readAllBytes(file)));
            }
        }
        return tree;
    }
}
