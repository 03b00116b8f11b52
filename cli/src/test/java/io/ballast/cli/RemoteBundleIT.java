package io.ballast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.testdb.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every command that takes a bundle, with one that lies behind a URL. */
class RemoteBundleIT {
    private static final String PASSWORD = "changeit";

    @TempDir
    private static Path served;

    @TempDir
    private Path directory;

    private static TestDatabase database;
    private static Map<String, String> environment;

    @BeforeAll
    static void makeBundle() {
        database = TestDatabase.fresh();
        environment = Map.of(
                "PGPASSWORD",
                database.password(),
                "BALLAST_DB",
                "postgresql://" + database.user() + "@" + database.host() + ":" + database.port() + "/"
                        + database.name() + "?sslmode=prefer");
        BallastJar.Result made = new BallastJar(served, Map.of())
                .run("generate", "users", "--rows", "users=2k", "--shards", "2", "-o", "shop", "-q");
        assertThat(made.err()).isEmpty();
    }

    @AfterAll
    static void dropDatabase() {
        database.close();
    }

    @Test
    void everyCommandTakesAUrl() throws IOException {
        try (BundleServer server = new BundleServer(served, null)) {
            String url = server.url("shop");
            String name = url + "/";
            BallastJar ballast = new BallastJar(directory, environment);

            assertThat(ballast.run("inspect", url).out()).startsWith("Bundle " + name + ": dataset users, ");
            assertThat(ballast.run("verify", url, "-q").out()).startsWith(name + " is complete: ");
            server.requests.clear();
            BallastJar.Result load = ballast.run("load", url, "--verify", "full", "-q");
            assertThat(load.err()).isEmpty();
            assertThat(load.exitCode()).isZero();
            assertThat(server.requests.stream().filter(request -> request.contains("/data/")))
                    .as("a request for each shard")
                    .hasSize(6);
            assertThat(ballast.run("verify", url, "--db", environment.get("BALLAST_DB"), "-q")
                            .out())
                    .contains(" holds the rows of " + name + ": users, emails, phone_numbers; 10,000 rows, ");
            assertThat(ballast.run("analyze", "--bundle", url, "-q").exitCode()).isZero();
        }
    }

    @Test
    void aTransferThatIsCutAgainAndAgainIsTakenUp() throws IOException {
        try (BundleServer server = new BundleServer(served, null)) {
            server.cutAfter = 50_000;
            BallastJar ballast = new BallastJar(directory, environment);

            BallastJar.Result fetch = ballast.run("fetch", server.url("shop/?key=s3cret"), "-o", "copy");

            assertThat(fetch.exitCode()).isZero();
            assertThat(fetch.out()).startsWith("fetch copy\n").contains("bytes there already ");
            assertThat(fetch.out() + fetch.err()).doesNotContain("s3cret");
            assertThat(server.requests).allMatch(request -> request.contains("?key=s3cret"));
            assertThat(server.requests).anyMatch(request -> request.endsWith(" bytes=50000-"));
            assertThat(files(directory.resolve("copy"))).isEqualTo(files(served.resolve("shop")));
            assertThat(ballast.run("verify", "copy", "-q").exitCode()).isZero();
        }
    }

    @Test
    void tlsIsTrustedAsTheJavaPropertiesSay() throws Exception {
        Path keys = keys();
        try (BundleServer server = new BundleServer(served, tls(keys))) {
            String url = server.url("shop");
            Map<String, String> trusting = new HashMap<>(environment);
            trusting.put(
                    "JAVA_TOOL_OPTIONS",
                    "-Djavax.net.ssl.trustStore=" + keys + " -Djavax.net.ssl.trustStorePassword=" + PASSWORD);

            assertThat(new BallastJar(directory, trusting)
                            .run("verify", url, "-q")
                            .out())
                    .startsWith(url + "/ is complete: ");
            BallastJar.Result refused = new BallastJar(directory, environment).run("verify", url, "-q");
            assertThat(refused.exitCode()).isEqualTo(5);
            assertThat(refused.err())
                    .startsWith("ballast verify: cannot read " + url + "/datapackage.json: ")
                    .endsWith(" See to it that Java trusts the server's certificate, and run again.\n");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://data.example/shop", "https://me:pw@data.example/shop"})
    void otherUrlsAreWrongUsage(String url) {
        BallastJar.Result refused = new BallastJar(directory, environment).run("load", url);

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).doesNotContain("pw@");
    }

    @Test
    void aPlaceWithoutABundleIsRefused() throws IOException {
        try (BundleServer server = new BundleServer(served, null)) {
            BallastJar.Result refused = new BallastJar(directory, environment).run("load", server.url("nothing"));

            assertThat(refused.exitCode()).isEqualTo(3);
            assertThat(refused.err()).contains(server.url("nothing") + "/ holds no datapackage.json: it is no bundle");
        }
    }

    private static List<String> files(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    private Path keys() throws IOException, InterruptedException {
        Path keys = directory.resolve("keys.p12");
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        Process process = new ProcessBuilder(
                        keytool.toString(),
                        "-genkeypair",
                        "-alias",
                        "a",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        keys.toString())
                .redirectErrorStream(true)
                .start();
        process.getInputStream().readAllBytes();
        assertThat(process.waitFor()).isZero();
        return keys;
    }

    private static SSLContext tls(Path keys) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keys)) {
            store.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }
}
