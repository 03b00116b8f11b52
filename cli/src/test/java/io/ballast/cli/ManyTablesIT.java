package io.ballast.cli;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.io.TempDir;

/** A schema of 300 tables with 1,200 foreign keys; how long a thousand take: {@code docs/benchmarks/many-tables.sh}. */
class ManyTablesIT {
    private static final int TABLES = 300;
    private static final int ROWS = 20;

    @TempDir
    private Path directory;

    private TestDatabase database;
    private BallastJar ballast;

    @BeforeEach
    void makeTables() throws SQLException, IOException {
        database = TestDatabase.fresh();
        ballast = new BallastJar(
                directory,
                Map.of(
                        "PGPASSWORD",
                        database.password(),
                        "BALLAST_DB",
                        "postgresql://" + database.user() + "@" + database.host() + ":" + database.port() + "/"
                                + database.name() + "?sslmode=prefer"));
        try (Connection connection = database.open();
                Statement statement = connection.createStatement()) {
            statement.execute("SET many.tables = " + TABLES);
            statement.execute(Files.readString(Repository.ROOT.resolve("docs/benchmarks/many-tables.sql")));
        }
    }

    @AfterEach
    void dropDatabase() {
        database.close();
    }

    @Test
    void everyTableGetsItsRowsAndStaysAsItWas() throws SQLException {
        List<String> before = definitions();
        assertThat(texts("SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"))
                .hasSize(TABLES);

        BallastJar.Result fill = ballast.run("fill", "--rows", String.valueOf(ROWS), "--jobs", "3", "--quiet");

        assertThat(fill.err()).isEmpty();
        assertThat(fill.exitCode()).isZero();
        assertThat(definitions()).isEqualTo(before);
        assertThat(emptyTables()).isEmpty();

        BallastJar.Result spec = ballast.run("spec", "from-db", "-o", "many.yaml");
        assertThat(spec.exitCode()).as(spec.err()).isZero();
        assertThat(ballast.run("spec", "check", "many.yaml").exitCode()).isZero();
    }

    /** What {@code pg_dump -s} would show of keys and indexes; a fill takes the foreign keys away and brings them back. */
    private List<String> definitions() throws SQLException {
        List<String> all =
                texts("SELECT concat_ws(' ', conrelid::regclass, conname, pg_get_constraintdef(oid), convalidated)"
                        + " FROM pg_constraint WHERE connamespace = 'public'::regnamespace ORDER BY 1");
        all.addAll(texts("SELECT concat_ws(' ', pg_get_indexdef(indexrelid), indisvalid) FROM pg_index"
                + " JOIN pg_class c ON c.oid = indexrelid WHERE relnamespace = 'public'::regnamespace ORDER BY 1"));
        all.addAll(texts("SELECT nspname FROM pg_namespace WHERE nspname !~ '^pg_' ORDER BY 1"));
        return all;
    }

    private List<String> emptyTables() throws SQLException {
        List<String> empty = new ArrayList<>();
        for (String table : texts("SELECT oid::regclass FROM pg_class WHERE relkind = 'r'"
                + " AND relnamespace = 'public'::regnamespace")) {
            if (texts("SELECT 1 FROM " + table + " LIMIT 1").isEmpty()) {
                empty.add(table);
            }
        }
        return empty;
    }

    private List<String> texts(String query) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Connection connection = database.open();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }
}
