package io.ballast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.testdb.PgBouncer;
import io.ballast.testdb.Psql;
import io.ballast.testdb.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** Values of bare CSV files mean what they would mean for psql, whatever the load sets for itself. */
class CsvSettingsIT {
    private static final String VALUES = "01/02/03,2024-07-01 12:00:00,-1 2:03:04,\"{NULL,a}\"\n";

    @TempDir
    private Path directory;

    private TestDatabase database;

    @BeforeEach
    void makeTable() throws SQLException, IOException {
        database = TestDatabase.fresh();
        execute("CREATE TABLE t (d date, z timestamptz, i interval, a text[])");
        Files.writeString(directory.resolve("a.csv"), "d,z,i,a\n" + VALUES);
    }

    @AfterEach
    void dropDatabase() {
        database.close();
    }

    @Test
    @EnabledIf("io.ballast.testdb.Psql#expected")
    void readsAsCopyDoesOnAServerWithDefaults() throws Exception {
        assertThat(load(url(database.user(), database.port())).exitCode()).isZero();

        assertThat(rows()).containsExactly(copied());
        assertThat(rows().get(0)).startsWith("2003-01-02 ");
    }

    @Test
    @EnabledIf("io.ballast.testdb.Psql#expected")
    void readsWithTheDatabasesAndTheRolesOwnSettings() throws Exception {
        alter("timezone = 'America/New_York'", "datestyle = 'German'", "intervalstyle = 'sql_standard'");
        alter("array_nulls = off");
        String url = url(database.user(), database.port());

        BallastJar.Result plan = load(url, "--dry-run");
        BallastJar.Result loaded = load(url);

        assertThat(loaded.exitCode()).as(loaded.err()).isZero();
        assertThat(rows())
                .containsExactly(copied())
                .containsExactly("2003-02-01 2024-07-01 16:00:00+00 -93784 {\"NULL\",a}");
        String of = "(database \"" + database.name() + "\")";
        String settings = "DateStyle \"ISO, DMY\" " + of + ", IntervalStyle \"sql_standard\" " + of
                + ", TimeZone \"America/New_York\" " + of + ", array_nulls \"off\" " + of;
        assertThat(plan.out()).contains("  -- note: the server reads the values with " + settings + ".\n");
        assertThat(loaded.out()).contains("read with").contains(settings);
    }

    @Test
    void readsAsTheOptionsSay() throws SQLException {
        alter("timezone = 'America/New_York'", "datestyle = 'German'");

        BallastJar.Result loaded = load(
                url(database.user(), database.port()),
                "--datestyle",
                "ymd",
                "--timezone",
                "Asia/Kolkata",
                "--intervalstyle",
                "sql_standard");

        assertThat(loaded.exitCode()).as(loaded.err()).isZero();
        assertThat(rows()).containsExactly("2001-02-03 2024-07-01 06:30:00+00 -93784 {NULL,a}");
        assertThat(loaded.out())
                .contains("DateStyle \"ISO, YMD\" (--datestyle), IntervalStyle \"sql_standard\" (--intervalstyle),"
                        + " TimeZone \"Asia/Kolkata\" (--timezone)");
    }

    @Test
    void refusesToReadHereWhatTheServerWouldReadOtherwise() throws SQLException {
        alter("intervalstyle = 'sql_standard'");

        BallastJar.Result refused = load(url(database.user(), database.port()), "--wire", "binary");

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err())
                .startsWith(
                        "ballast load: --wire binary: values of column \"i\" (interval) would be read other than the"
                                + " server reads them with IntervalStyle \"sql_standard\" (database \""
                                + database.name()
                                + "\"). Let the server read them with --wire csv and --verify counts.");
    }

    @Test
    void refusesOptionsThatMeanNothing() {
        String url = url(database.user(), database.port());
        assertThat(load(url, "--datestyle", "ISO").err())
                .startsWith(
                        "ballast load: --datestyle: found \"ISO\"; expected the order of day, month and year: DMY, MDY"
                                + " or YMD");
        BallastJar.Result zone = load(url, "--timezone", "Atlantis");
        assertThat(zone.exitCode()).isEqualTo(2);
        assertThat(zone.err())
                .startsWith("ballast load: --timezone: the server does not take it: invalid value for parameter"
                        + " \"TimeZone\": \"Atlantis\"");
    }

    @Test
    void refusesTimesWithoutAZoneThatNobodyTells() throws SQLException {
        String role = "plain_" + database.name();
        execute("CREATE ROLE " + role + " LOGIN PASSWORD '" + database.password() + "'; GRANT CREATE ON DATABASE "
                + database.name() + " TO " + role + "; GRANT ALL ON t TO " + role);
        try {
            String url = url(role, database.port());
            BallastJar.Result refused = load(url);
            assertThat(refused.exitCode()).isEqualTo(3);
            assertThat(refused.err())
                    .endsWith(
                            "ballast load: " + directory + "/a.csv, row 1 (line 2), column \"z\": found"
                                    + " \"2024-07-01 12:00:00\", which is a time without a zone (neither role nor database sets"
                                    + " one); expected timestamptz. Nothing was published. Name the zone with --timezone, then start"
                                    + " over with --restart, or fix the file, or what describes it, then start over with --restart.\n");
            BallastJar.Result given = load(url, "--timezone", "Europe/Paris", "--restart");
            assertThat(given.exitCode()).as(given.err()).isZero();
            assertThat(rows()).containsExactly("2003-01-02 2024-07-01 10:00:00+00 -79016 {NULL,a}");
        } finally {
            execute("DROP OWNED BY " + role + "; DROP ROLE " + role);
        }
    }

    @Test
    void doesNotGoOnUnderOtherSettings() throws SQLException, IOException {
        Files.writeString(directory.resolve("b.csv"), "d,z,i,a\nnonsense,,,\n");
        String url = url(database.user(), database.port());
        assertThat(load(url, "--csv", directory + "/b.csv").exitCode()).isEqualTo(3);
        alter("datestyle = 'DMY'");

        BallastJar.Result resumed = load(url, "--csv", directory + "/b.csv", "--resume");

        assertThat(resumed.exitCode()).isEqualTo(4);
        assertThat(resumed.err()).contains("is unfinished and fills some of the same tables");
    }

    @Test
    @EnabledIf("io.ballast.testdb.PgBouncer#expected")
    void readsTheSameThroughAPoolByTransaction() throws Exception {
        alter("timezone = 'America/New_York'", "datestyle = 'SQL, DMY'", "intervalstyle = 'sql_standard'");
        try (PgBouncer bouncer =
                PgBouncer.start(database, Map.of("pool_mode", "transaction", "default_pool_size", "6"))) {
            BallastJar.Result loaded = load(url(database.user(), bouncer.port()));

            assertThat(loaded.exitCode()).as(loaded.err()).isZero();
            assertThat(rows()).containsExactly(copied());
        }
    }

    /** What the server makes of the same text in a session that says nothing of its own. */
    private String copied() throws Exception {
        execute("CREATE TABLE IF NOT EXISTS u (LIKE t)");
        Psql.on(database).run("-c", "\\copy u FROM '" + directory + "/a.csv' CSV HEADER");
        return rows("u").get(0);
    }

    private List<String> rows() throws SQLException {
        return rows("t");
    }

    private List<String> rows(String table) throws SQLException {
        return texts("SET datestyle = 'ISO'; SET timezone = 'UTC';"
                + " SELECT concat_ws(' ', d, z, extract(epoch FROM i)::integer, a) FROM " + table);
    }

    private void alter(String... settings) throws SQLException {
        for (String setting : settings) {
            execute("ALTER DATABASE " + database.name() + " SET " + setting);
        }
    }

    private BallastJar.Result load(String url, String... options) {
        List<String> arguments = new ArrayList<>(List.of("load", "--table", "t", "--db", url, "--jobs", "1"));
        if (!List.of(options).contains("--csv")) {
            arguments.addAll(List.of("--csv", directory + "/a.csv"));
        }
        arguments.addAll(List.of(options));
        return new BallastJar(directory, Map.of("PGPASSWORD", database.password()))
                .run(arguments.toArray(new String[0]));
    }

    private String url(String user, int port) {
        return "postgresql://" + user + "@" + database.host() + ":" + port + "/" + database.name() + "?sslmode=prefer";
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.open();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> texts(String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Connection connection = database.open();
                Statement statement = connection.createStatement()) {
            boolean rows = statement.execute(sql);
            while (!rows) {
                rows = statement.getMoreResults();
            }
            try (ResultSet result = statement.getResultSet()) {
                while (result.next()) {
                    texts.add(result.getString(1));
                }
            }
        }
        return texts;
    }
}
