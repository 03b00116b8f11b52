package io.ballast.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.ballast.common.bundle.Compression;
import io.ballast.common.bundle.ShardSink;
import io.ballast.common.report.Progress;
import io.ballast.generator.AlgorithmVersion;
import io.ballast.generator.BundleGenerator;
import io.ballast.generator.GenerationOptions;
import io.ballast.loader.plan.SqlTrust;
import io.ballast.spec.DatasetSpec;
import io.ballast.spec.reader.SpecReader;
import io.ballast.spec.reader.SpecWriter;
import io.ballast.spec.yaml.SpecOverrides;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineTestKit;

/** Tests on a bundle that holds no shard. */
class VirtualDatasetIT {
    private static final Path BUNDLE = Path.of("target", "virtual-users");

    @BeforeAll
    static void generate() {
        if (Files.exists(BUNDLE.resolve("datapackage.json"))) {
            return;
        }
        DatasetSpec spec = SpecReader.preset(
                "users",
                new SpecOverrides(Map.of("users", 300L), OptionalDouble.empty(), OptionalLong.empty(), List.of()));
        GenerationOptions options = GenerationOptions.into(ShardSink.virtual(ShardSink.of(BUNDLE)))
                .withCompression(Compression.NONE, 0)
                .withResume(true);
        String yaml = SpecWriter.write(spec, OptionalInt.of(AlgorithmVersion.CURRENT));
        new BundleGenerator(spec, yaml, options, Progress.silent()).run();
    }

    @Test
    void isLoadedFromItsDirectory() {
        EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(OnUsers.class))
                .execute()
                .testEvents()
                .assertStatistics(statistics -> statistics.succeeded(1).failed(0));
    }

    @Test
    void isLoadedFromAUrl() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", VirtualDatasetIT::serve);
        server.start();
        try {
            String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
            DatabaseServer databases = new DatabaseServer(ServerChoice.settings(new ProvidedServer().server()));
            ClonedDatabase copy =
                    databases.copyOf(databases.template(new DatabaseServer.Dataset(url, "public", SqlTrust.REFUSE)));
            try (Connection connection = copy.dataSource().getConnection()) {
                assertThat(users(connection)).isEqualTo(300);
            }
        } finally {
            server.stop(0);
        }
    }

    private static void serve(HttpExchange exchange) throws IOException {
        Path file = BUNDLE.resolve(exchange.getRequestURI().getPath().substring(1));
        byte[] bytes = Files.isRegularFile(file) ? Files.readAllBytes(file) : new byte[0];
        exchange.sendResponseHeaders(bytes.length == 0 ? 404 : 200, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static long users(Connection connection) throws Exception {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(*) FROM users")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** Its name keeps it from being found as a test. */
    @BallastDatabase(value = "target/virtual-users", provider = ProvidedServer.class)
    static class OnUsers {
        @Test
        void holdsTheRows(DataSource database) throws Exception {
            try (Connection connection = database.getConnection()) {
                assertThat(users(connection)).isEqualTo(300);
            }
        }
    }
}
