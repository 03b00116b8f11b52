package io.ballast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.testdb.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code fill} over schemas in the manner of real applications: rows in each table, every constraint valid, the schema as it was. */
class FillCommandIT {
    /** All that {@code pg_dump -s} would show of tables, as the server itself writes it. */
    private static final List<String> DEFINITIONS = List.of(
            "SELECT concat_ws(' ', conrelid::regclass, conname, pg_get_constraintdef(oid), convalidated)"
                    + " FROM pg_constraint WHERE connamespace = 'public'::regnamespace ORDER BY 1",
            "SELECT concat_ws(' ', pg_get_indexdef(indexrelid), indisclustered, indisreplident, indisvalid)"
                    + " FROM pg_index JOIN pg_class c ON c.oid = indexrelid WHERE relnamespace = 'public'::regnamespace"
                    + " ORDER BY 1",
            "SELECT concat_ws(' ', attrelid::regclass, attnum, attname, format_type(atttypid, atttypmod), attnotnull,"
                    + " attidentity, attgenerated, pg_get_expr(adbin, adrelid)) FROM pg_attribute"
                    + " JOIN pg_class c ON c.oid = attrelid LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum"
                    + " WHERE relnamespace = 'public'::regnamespace AND attnum > 0 ORDER BY 1",
            "SELECT nspname FROM pg_namespace WHERE nspname !~ '^pg_' ORDER BY 1",
            "SELECT concat_ws(' ', tgrelid::regclass, tgname, tgenabled) FROM pg_trigger WHERE NOT tgisinternal ORDER BY 1");

    @TempDir
    private Path directory;

    private TestDatabase database;

    @BeforeEach
    void makeDatabase() {
        database = TestDatabase.fresh();
    }

    @AfterEach
    void dropDatabase() {
        database.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rails", "prisma", "django", "rental", "forum", "erp", "chat", "map", "auth"})
    void fillsSchemasOfApplications(String name) throws SQLException, IOException {
        execute(schema(name));
        List<String> before = definitions();
        List<String> tables =
                texts("SELECT quote_ident(relname) FROM pg_class WHERE relnamespace = 'public'::regnamespace"
                        + " AND relkind IN ('r', 'p') AND NOT relispartition ORDER BY 1");

        BallastJar.Result fill = name.equals("django")
                ? fill("--rows", "200", "--exclude-tables", "auth_group_permissions")
                : fill("--rows", "200");

        assertThat(fill.err()).isEmpty();
        assertThat(fill.exitCode()).isZero();
        tables.removeAll(List.of("auth_group_permissions", "django_migrations", "_prisma_migrations"));
        for (String table : tables) {
            assertThat(texts("SELECT count(*) > 0 FROM " + table)).as(table).containsExactly("t");
        }
        assertThat(definitions()).isEqualTo(before);
    }

    private BallastJar.Result fill(String... options) {
        BallastJar ballast = new BallastJar(directory, Map.of("PGPASSWORD", database.password(), "BALLAST_DB", url()));
        List<String> arguments = new ArrayList<>(List.of("fill", "--quiet"));
        arguments.addAll(List.of(options));
        return ballast.run(arguments.toArray(String[]::new));
    }

    private String url() {
        return "postgresql://" + database.user() + "@" + database.host() + ":" + database.port() + "/"
                + database.name();
    }

    private static String schema(String name) throws IOException {
        try (InputStream file =
                Objects.requireNonNull(FillCommandIT.class.getResourceAsStream("schemas/" + name + ".sql"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private List<String> definitions() throws SQLException {
        List<String> all = new ArrayList<>();
        for (String query : DEFINITIONS) {
            all.addAll(texts(query));
        }
        return all;
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

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.open();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
