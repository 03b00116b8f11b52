package io.ballast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.testdb.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A password that sings when anybody sees it: in no output at any level, in no file, and not in the list of processes. */
class CanaryIT {
    private static final String CANARY = "c4n4ry-s1ngs";
    private static final AtomicInteger ROLES = new AtomicInteger();

    @TempDir
    private Path directory;

    private final String role = "ballast_canary_" + ProcessHandle.current().pid() + "_" + ROLES.incrementAndGet();
    private TestDatabase database;

    /** Java's own log, which is the driver's, at its finest level. */
    @BeforeEach
    void makeRoleAndBundle() throws Exception {
        database = TestDatabase.fresh();
        execute("SET password_encryption = 'scram-sha-256'");
        execute("CREATE ROLE " + role + " LOGIN PASSWORD '" + CANARY + "'");
        execute("GRANT ALL ON DATABASE " + database.name() + " TO " + role);
        execute("GRANT ALL ON SCHEMA public TO " + role);
        Files.writeString(
                directory.resolve("log.properties"),
                "handlers = java.util.logging.ConsoleHandler\njava.util.logging.ConsoleHandler.level = ALL\n.level = ALL\n");
        Files.writeString(
                directory.resolve("service.conf"),
                "[shop]\nhost=" + database.host() + "\nport=" + database.port() + "\nuser=" + role + "\npassword="
                        + CANARY + "\ndbname=" + database.name() + "\nsslmode=prefer\n");
        Files.writeString(directory.resolve("pass"), "*:*:" + database.name() + ":" + role + ":" + CANARY + "\n");
        for (String secret : List.of("service.conf", "pass")) {
            Files.setPosixFilePermissions(directory.resolve(secret), PosixFilePermissions.fromString("rw-------"));
        }
        assertThat(command(Map.of())
                        .run("generate", "users", "--rows", "users=300", "-q", "-o", "big")
                        .exitCode())
                .isZero();
    }

    @AfterEach
    void drop() throws SQLException {
        execute("DROP OWNED BY " + role + " CASCADE");
        execute("DROP ROLE " + role);
        database.close();
    }

    @Test
    void neverSingsInALoadThatSucceeds() throws IOException {
        Map<String, String> fromEnvironment = Map.of("PGPASSWORD", CANARY);
        BallastJar.Running load = command(fromEnvironment)
                .start("load", "big", "--db", url(), "-v", "--verify", "full", "--report", "report.json");
        assertThat(processes()).contains("ballast.jar").doesNotContain(CANARY);
        assertSilent(load.result(), 0);
        Map<String, String> fromFile = Map.of("PGPASSFILE", "pass");
        assertSilent(command(fromFile).run("load", "big", "--db", url(), "-v", "--schema", "two", "--dry-run"), 0);
        assertSilent(command(fromFile).run("verify", "big", "--db", url(), "-v", "--json"), 0);
        Map<String, String> fromService = Map.of("PGSERVICEFILE", "service.conf", "PGSERVICE", "shop");
        assertSilent(command(fromService).run("status", "-v", "--json"), 0);
        assertSilent(command(fromService).run("analyze", "-v", "--json"), 0);
        assertThat(Files.readString(directory.resolve("report.json"))).doesNotContain(CANARY);
    }

    @Test
    void neverSingsInALoadThatFails() throws Exception {
        Map<String, String> right = Map.of("PGPASSWORD", CANARY);
        execute("CREATE TABLE public.users (id integer)");
        assertSilent(command(right).run("load", "big", "--db", url(), "-v"), 4);
        assertSilent(command(right).run("load", "big", "--db", url().replace("prefer", "verify-full"), "-v"), 5);
        assertSilent(command(right).run("load", "big", "--db", url().replace(database.name(), "nowhere"), "-v"), 4);
        execute("ALTER ROLE " + role + " PASSWORD 'another'");
        assertSilent(command(right).run("load", "big", "--db", url(), "-v"), 4);
        String inTheUrl = url().replace(role + "@", role + ":" + CANARY + "@");
        assertSilent(command(Map.of()).run("load", "big", "--db", inTheUrl, "-v"), 2);
        assertSilent(command(Map.of("BALLAST_DB", inTheUrl)).run("status", "-v"), 2);
        Files.setPosixFilePermissions(directory.resolve("pass"), PosixFilePermissions.fromString("rw-r--r--"));
        assertSilent(command(Map.of("PGPASSFILE", "pass")).run("load", "big", "--db", url(), "-v"), 2);
        Files.setPosixFilePermissions(directory.resolve("service.conf"), PosixFilePermissions.fromString("rw-r--r--"));
        Map<String, String> service = Map.of("PGSERVICEFILE", "service.conf", "PGSERVICE", "shop");
        assertSilent(command(service).run("status", "-v"), 2);
    }

    private static void assertSilent(BallastJar.Result result, int exitCode) {
        assertThat(result.exitCode()).as(result.err()).isEqualTo(exitCode);
        assertThat(result.out() + result.err()).doesNotContain(CANARY);
    }

    private BallastJar command(Map<String, String> environment) {
        Map<String, String> all = new HashMap<>(environment);
        all.put("JAVA_TOOL_OPTIONS", "-Djava.util.logging.config.file=" + directory.resolve("log.properties"));
        return new BallastJar(directory, all);
    }

    private String url() {
        return "postgresql://" + role + "@" + database.host() + ":" + database.port() + "/" + database.name()
                + "?sslmode=prefer";
    }

    /** What {@code ps} shows to everybody. */
    private static String processes() throws IOException {
        StringBuilder lines = new StringBuilder();
        try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
            all.forEach(process ->
                    lines.append(process.info().commandLine().orElse("")).append('\n'));
        }
        return lines.toString();
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.open();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
