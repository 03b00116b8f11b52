package io.ballast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.testdb.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Loads of other people's files that die by SIGKILL: resumed, they bring every row once. */
class KilledExternalLoadIT {
    private static final int FILES = 6;
    private static final int ROWS_PER_FILE = 20_000;
    private static final int PATIENCE_SECONDS = 60;
    private static final String CONTENT =
            "SELECT md5(string_agg(id || ':' || name, ',' ORDER BY id)) || ' ' || count(*) FROM t";

    @TempDir
    private Path directory;

    private TestDatabase database;
    private String expected = "";

    @BeforeEach
    void writeFiles() throws IOException, NoSuchAlgorithmException {
        database = TestDatabase.fresh();
        StringBuilder all = new StringBuilder();
        StringBuilder paths = new StringBuilder();
        for (int file = 0; file < FILES; file++) {
            StringBuilder csv = new StringBuilder("id,name\n");
            for (int id = file * ROWS_PER_FILE; id < (file + 1) * ROWS_PER_FILE; id++) {
                csv.append(id).append(",\"n \"\"").append(id % 97).append("\"\"\"\n");
                all.append(id == 0 ? "" : ",")
                        .append(id)
                        .append(":n \"")
                        .append(id % 97)
                        .append('"');
            }
            Files.writeString(directory.resolve(file + ".csv"), csv);
            paths.append(file == 0 ? "" : ", ").append('"').append(file).append(".csv\"");
        }
        byte[] md5 = MessageDigest.getInstance("MD5").digest(all.toString().getBytes(StandardCharsets.UTF_8));
        expected = HexFormat.of().formatHex(md5) + " " + FILES * ROWS_PER_FILE;
        Files.writeString(directory.resolve("datapackage.json"), """
                {"name": "others", "resources": [{"name": "t", "path": [%s], "schema": {"primaryKey": "id",
                 "fields": [{"name": "id", "type": "integer"}, {"name": "name", "type": "string"}]}}]}""".formatted(paths));
    }

    @AfterEach
    void dropDatabase() {
        database.close();
    }

    @Test
    void bareFilesGoOnOnceTheFirstHasLanded() throws Exception {
        text("CREATE TABLE t (id integer PRIMARY KEY, name text)");
        killOnceAFileHasLanded("--csv", "?.csv", "--table", "t");

        assertThat(text("SELECT count(*) FROM t")).isEqualTo("0");
        goOn("--csv", "?.csv", "--table", "t");
    }

    @Test
    void aPackageGoesOnOnceItsFirstFileHasLanded() throws Exception {
        killOnceAFileHasLanded(".");

        assertThat(text("SELECT to_regclass('t') IS NULL")).isEqualTo("t");
        goOn(".");
    }

    /** The server ends the statement of a client that is gone before it notices: none of its rows may stay. */
    @Test
    void bareFilesGoOnWhenTheyWereBeingAppended() throws Exception {
        text("CREATE TABLE t (id integer PRIMARY KEY, name text)");
        try (Connection blocker = database.open()) {
            blocker.setAutoCommit(false);
            blocker.createStatement().execute("INSERT INTO t VALUES (1, 'not committed')");
            BallastJar.Running running = start("--csv", "?.csv", "--table", "t");
            await("SELECT count(*) > 0 FROM pg_stat_activity WHERE datname = current_database()"
                    + " AND wait_event_type = 'Lock' AND query LIKE 'INSERT INTO%'");
            running.process().destroyForcibly().waitFor();
            blocker.rollback();
        }

        goOn("--csv", "?.csv", "--table", "t");
    }

    /** Each lives twice as long as the one before it. */
    @Test
    void bareFilesGoOnHoweverOftenTheyAreKilled() throws Exception {
        text("CREATE TABLE t (id integer PRIMARY KEY, name text)");
        int kills = 0;
        for (long lifeMillis = 700; ; lifeMillis *= 2) {
            awaitNoSession();
            BallastJar.Running running = start(resuming("--csv", "?.csv", "--table", "t"));
            if (running.process().waitFor(lifeMillis, TimeUnit.MILLISECONDS)) {
                BallastJar.Result done = running.result();
                assertThat(done.exitCode()).as(done.err()).isZero();
                break;
            }
            running.process().destroyForcibly().waitFor();
            kills++;
        }
        assertThat(kills).isPositive();
        assertThat(text(CONTENT)).isEqualTo(expected);
    }

    private void killOnceAFileHasLanded(String... source) throws Exception {
        BallastJar.Running running = start(source);
        await("SELECT to_regclass('ballast_journal.shards') IS NOT NULL");
        await("SELECT count(*) > 0 FROM ballast_journal.shards");
        running.process().destroyForcibly().waitFor();
        assertThat(text("SELECT count(*) < " + FILES + " FROM ballast_journal.shards"))
                .as("killed in the middle of it")
                .isEqualTo("t");
    }

    private void goOn(String... source) throws Exception {
        awaitNoSession();
        BallastJar.Result resumed = start(resuming(source)).result();
        assertThat(resumed.exitCode()).as(resumed.err()).isZero();
        assertThat(text(CONTENT)).isEqualTo(expected);
        assertThat(text("SELECT string_agg(state, ',') FROM ballast_journal.loads"))
                .isEqualTo("published");
        assertThat(text("SELECT count(*) FROM pg_namespace WHERE nspname LIKE 'ballast_staging%'"))
                .as("staging schemas that are left")
                .isEqualTo("0");
    }

    /** A load that begins while the dead one's session publishes waits until that has ended. */
    private void awaitNoSession() throws Exception {
        await("SELECT count(*) = 0 FROM pg_stat_activity WHERE datname = current_database()"
                + " AND application_name LIKE 'ballast load%'");
    }

    private static String[] resuming(String... source) {
        List<String> arguments = new ArrayList<>(List.of(source));
        arguments.add("--resume");
        return arguments.toArray(String[]::new);
    }

    private BallastJar.Running start(String... source) {
        List<String> arguments = new ArrayList<>(List.of("load"));
        arguments.addAll(List.of(source));
        String server = database.user() + "@" + database.host() + ":" + database.port();
        arguments.addAll(List.of("--db", "postgresql://" + server + "/" + database.name() + "?sslmode=prefer"));
        arguments.addAll(List.of("--jobs", "1", "--staging", "logged", "-q")); // one file, one transaction
        return new BallastJar(directory, Map.of("PGPASSWORD", database.password()))
                .start(arguments.toArray(String[]::new));
    }

    private void await(String condition) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!text(condition).equals("t")) {
            assertThat(System.nanoTime()).as(condition).isLessThan(end);
            Thread.sleep(1);
        }
    }

    private String text(String sql) throws SQLException {
        try (Connection connection = database.open();
                Statement statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return "";
            }
            try (ResultSet rows = statement.getResultSet()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }
}
