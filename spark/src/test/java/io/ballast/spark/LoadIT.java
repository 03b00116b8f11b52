package io.ballast.spark;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.ballast.common.bundle.Compression;
import io.ballast.common.report.Progress;
import io.ballast.loader.BundleLoader;
import io.ballast.loader.plan.LoadOptions;
import io.ballast.loader.postgres.ConnectionResolver;
import io.ballast.spec.yaml.SpecOverrides;
import io.ballast.testdb.TestDatabase;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bundles that a real cluster loads, whatever dies meanwhile: the tables are those of a load from this process. */
class LoadIT {
    private static final String LOAD = Load.class.getName();
    private static final int SHARDS = 4;
    private static final String ROWS_OF_SHARDS = "SELECT sum(rows) FROM ballast_journal.shards";
    private static final SpecOverrides ROWS =
            new SpecOverrides(Map.of("users", 20_000L), OptionalDouble.empty(), OptionalLong.empty(), List.of());

    private static StandaloneCluster cluster;

    @TempDir
    private static Path shared;

    private static List<String> expected;

    @TempDir
    private Path directory;

    private TestDatabase database;
    private Path passwordFile;

    /** Told to executors by a file alone. */
    private static final String PASSWORD = "secret-" + UUID.randomUUID();

    private static final String USER = "spark_loader_" + ProcessHandle.current().pid();

    private static TestDatabase local;

    @BeforeAll
    static void start() throws Exception {
        cluster = StandaloneCluster.shared();
        LocalBundle.make("users", ROWS, Compression.NONE, SHARDS, shared.resolve("bundle"));
        local = TestDatabase.fresh();
        execute(local, "CREATE ROLE " + USER + " LOGIN PASSWORD '" + PASSWORD + "'");
        new BundleLoader(
                        ConnectionResolver.ofOwnUrl(
                                local.jdbcUrl() + "?sslmode=prefer", local.user(), local.password()),
                        LoadOptions.of(shared.resolve("bundle")),
                        Progress.silent())
                .run();
        expected = content(local, "public");
    }

    @BeforeEach
    void prepare() throws Exception {
        cluster.startWorkers();
        database = TestDatabase.fresh();
        execute(database, "ALTER DATABASE " + database.name() + " OWNER TO " + USER);
        passwordFile = passwordFile(PASSWORD);
    }

    @AfterEach
    void drop() {
        database.close();
    }

    @AfterAll
    static void end() throws SQLException {
        execute(local, "DROP ROLE IF EXISTS " + USER);
        local.close();
    }

    /** Three loads of one driver: one task at a time, two, and one whose executors are not let in. */
    @Test
    void tablesAreThoseOfALocalLoadAndNoPasswordIsToldToSpark() throws Exception {
        Path log = Files.createDirectory(directory.resolve("events"));
        String bundle = "file://" + shared.resolve("bundle");
        Submission run;
        try (FileServer server = FileServer.serve(virtualBundle());
                TestDatabase other = TestDatabase.fresh();
                SessionSampler sessions = SessionSampler.start(database);
                SessionSampler otherSessions = SessionSampler.start(other)) {
            execute(other, "ALTER DATABASE " + other.name() + " OWNER TO " + USER);
            run = cluster.submit(
                    Map.of("PGPASSWORD", PASSWORD),
                    ManyLoads.class.getName(),
                    List.of(
                            "spark.jars=" + DriverJar.of(ManyLoads.class, directory),
                            "spark.cores.max=4",
                            "spark.executor.cores=2",
                            "spark.eventLog.enabled=true",
                            "spark.eventLog.compress=false",
                            "spark.eventLog.dir=file://" + log,
                            "spark.speculation=true"),
                    Stream.of(
                                    arguments(bundle, "--jobs", "1", "--verify", "full"),
                                    List.of("--"),
                                    List.of(server.url(), "--db", url(other), "--password-file", passwordFile + ""),
                                    List.of("--schema", "other", "--jobs", "2"),
                                    List.of("--", bundle, "--db", url(), "--schema", "refused", "--jobs", "1"))
                            .flatMap(List::stream)
                            .toArray(String[]::new));

            assertThat(run.exitCode())
                    .as("of the last one, without a password file")
                    .isEqualTo(4);
            assertThat(sessions.mostCopying()).isEqualTo(1);
            assertThat(sessions.mostInAll()).isBetween(2, 4);
            assertThat(otherSessions.mostCopying())
                    .as("twelve shards, four cores")
                    .isEqualTo(2);
            assertThat(content(other, "other")).isEqualTo(expected);
        }
        assertThat(content(database, "public")).isEqualTo(expected);
        assertThat(run.complaints()).hasSize(1);
        assertThat(run.complaints().get(0))
                .as("an executor without the password says which one it is")
                .startsWith("ballast-spark: on the executor at 127.0.0.")
                .contains("asks for the password of user \"" + USER + "\"");
        assertThat(run.out()).contains("copy: 100,000 rows", "rows: 100,000");
        assertThat(run.err()).contains("spark.speculation is switched off").doesNotContain(PASSWORD);
        List<String> events = events(log);
        assertThat(String.join("\n", events)).contains("copy users-00001.csv").doesNotContain(PASSWORD);
    }

    @Test
    void anExecutorThatEndsInTheMiddleOfAShardAndAKilledWorkerLoseNothing() throws Exception {
        List<String> settings = new ArrayList<>(faults(HaltingFileSystem.HALT_READER, "users-00001"));
        settings.addAll(faults(HaltingFileSystem.STALL_READER, "emails-00002"));
        Submission run = submit(settings);
        Path mark = directory.resolve("marks/emails-00002");
        Await.until(() -> Files.exists(mark) && Files.size(mark) > 0);

        cluster.kill(Long.parseLong(Files.readString(mark)));

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(marks()).containsExactlyInAnyOrder("users-00001", "emails-00002");
        assertThat(content(database, "public")).isEqualTo(expected);
    }

    @Test
    void aKilledDriverIsResumedAndItsShardsAreKept() throws Exception {
        Submission killed = submit(faults(HaltingFileSystem.STALL_READER, "users-00003"));
        Await.until(() ->
                Files.exists(directory.resolve("marks/users-00003")) && count(database, ROWS_OF_SHARDS) >= 50_000);
        killed.process().destroyForcibly().waitFor();
        List<String> before = journal();

        Submission resumed = submit(faults(HaltingFileSystem.STALL_READER, "users-00003"), "--resume", "--json");

        assertThat(resumed.exitCode()).as(resumed.err()).isZero();
        assertThat(LoadReportsIT.valid("load", resumed.out()).at("/facts/rows").asInt())
                .isEqualTo(100_000);
        assertThat(content(database, "public")).isEqualTo(expected);
        assertThat(journal()).containsAll(before);
    }

    @Test
    void anAttemptThatIsDoubledBringsNoRowTwice() throws Exception {
        List<String> settings = new ArrayList<>(faults(HaltingFileSystem.STALL_READER, "users-00002"));
        settings.addAll(List.of(
                "spark.hadoop." + HaltingFileSystem.STALLED_MILLIS + "=6000",
                "spark.jars=" + DriverJar.of(SpeculatingLoad.class, directory),
                "spark.speculation=true",
                "spark.speculation.interval=200ms",
                "spark.speculation.task.duration.threshold=2s"));
        Submission run;
        try (SessionSampler sessions = SessionSampler.start(database)) {
            run = cluster.submit(
                    SpeculatingLoad.class.getName(),
                    settings,
                    arguments("faulty://" + shared.resolve("bundle"), "--jobs", "2")
                            .toArray(String[]::new));

            assertThat(run.exitCode()).as(run.err()).isZero();
            assertThat(sessions.mostOfOneStep()).as("two attempts of one shard").isEqualTo(2);
        }
        assertThat(content(database, "public")).isEqualTo(expected);
    }

    @Test
    void aWrongPasswordIsRefusedBeforeTheClusterIsAsked() throws Exception {
        Path wrong = passwordFile("wrong");

        Submission run = cluster.submit(
                LOAD,
                List.of(),
                "file://" + shared.resolve("bundle"),
                "--db",
                url(),
                "--password-file",
                wrong.toString());

        assertThat(run.exitCode()).as(run.err()).isEqualTo(4);
        assertThat(run.complaints())
                .containsExactly("ballast-spark: The server at " + database.host() + ":" + database.port()
                        + " does not accept the password of user \"" + USER
                        + "\". Check PGPASSWORD or ~/.pgpass.");
        assertThat(run.err()).doesNotContain("Connecting to master");
    }

    private Submission submit(List<String> settings, String... more) throws IOException {
        List<String> arguments = arguments("faulty://" + shared.resolve("bundle"), "--jobs", "2");
        arguments.addAll(List.of(more));
        return cluster.submit(LOAD, settings, arguments.toArray(String[]::new));
    }

    private List<String> arguments(String bundle, String... more) {
        List<String> arguments =
                new ArrayList<>(List.of(bundle, "--db", url(), "--password-file", passwordFile.toString()));
        arguments.addAll(List.of(more));
        return arguments;
    }

    private String url() {
        return url(database);
    }

    private static String url(TestDatabase of) {
        return "postgresql://" + USER + "@" + of.host() + ":" + of.port() + "/" + of.name() + "?sslmode=prefer";
    }

    private Path passwordFile(String password) throws IOException {
        Path file = Files.createTempFile(directory, "pass", "");
        Files.writeString(file, "*:*:*:*:" + password + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    private List<String> faults(String fault, String file) throws IOException {
        Path marks = Files.createDirectories(directory.resolve("marks"));
        return List.of("spark.hadoop." + fault + "=" + file, "spark.hadoop." + HaltingFileSystem.MARKS + "=" + marks);
    }

    private List<String> marks() throws IOException {
        try (Stream<Path> all = Files.list(directory.resolve("marks"))) {
            return all.map(file -> file.getFileName().toString()).toList();
        }
    }

    private Path virtualBundle() {
        LocalBundle.makeVirtual("users", ROWS, SHARDS, directory.resolve("virtual"));
        return directory.resolve("virtual");
    }

    private static List<String> events(Path log) throws IOException {
        List<String> lines = new ArrayList<>();
        try (Stream<Path> all = Files.walk(log)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                lines.addAll(Files.readAllLines(file));
            }
        }
        return lines;
    }

    /** Rows by a digest that no order changes, and the definitions of keys and indexes. */
    private static List<String> content(TestDatabase database, String schema) throws SQLException {
        List<String> facts = new ArrayList<>();
        for (String table : List.of("users", "emails", "phone_numbers")) {
            facts.addAll(texts(
                    database,
                    "SELECT '" + table + " ' || count(*) || ' ' || sum(hashtextextended(t::text, 0)) FROM " + schema
                            + "." + table + " AS t"));
        }
        facts.addAll(texts(
                database,
                "SELECT replace(indexdef, '" + schema + ".', '') FROM pg_indexes WHERE schemaname = '" + schema + "'"));
        facts.addAll(texts(
                database,
                "SELECT replace(conrelid::regclass || ' ' || pg_get_constraintdef(oid), '" + schema + ".', '')"
                        + " FROM pg_constraint WHERE connamespace = '" + schema + "'::regnamespace"));
        return facts.stream().sorted().toList();
    }

    private List<String> journal() throws SQLException {
        return texts(database, "SELECT shard_path || ' ' || loaded_at FROM ballast_journal.shards");
    }

    private static long count(TestDatabase database, String sql) {
        try {
            return Long.parseLong(texts(database, sql).get(0));
        } catch (SQLException | NumberFormatException e) {
            return 0; // there is no journal yet, or nothing in it
        }
    }

    private static void execute(TestDatabase database, String sql) throws SQLException {
        try (Connection connection = database.open()) {
            connection.createStatement().execute(sql);
        }
    }

    private static List<String> texts(TestDatabase database, String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Connection connection = database.open();
                ResultSet rows = connection.createStatement().executeQuery(sql)) {
            while (rows.next()) {
                texts.add(String.valueOf(rows.getString(1)));
            }
        }
        return texts;
    }

    /** The files of a directory, by HTTP on this machine. */
    private record FileServer(HttpServer server) implements AutoCloseable {
        static FileServer serve(Path root) throws IOException {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> answer(exchange, root));
            server.start();
            return new FileServer(server);
        }

        private static void answer(HttpExchange exchange, Path root) throws IOException {
            Path file = root.resolve(exchange.getRequestURI().getPath().substring(1));
            boolean found = Files.isRegularFile(file);
            byte[] bytes = found ? Files.readAllBytes(file) : new byte[0];
            exchange.sendResponseHeaders(found ? 200 : 404, found ? bytes.length : -1);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(bytes);
            }
        }

        String url() {
            return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}
