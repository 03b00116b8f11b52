package io.ballast.cli;

import io.ballast.testdb.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A database with a schema in it, and {@code ballast fill} for it. */
final class FilledDatabase implements AutoCloseable {
    private static final String OWN = "SELECT oid FROM pg_namespace WHERE nspname !~ '^(pg_|information_schema$)'";

    /** All that {@code pg_dump -s} would show of tables, as the server itself writes it. */
    private static final List<String> DEFINITIONS = List.of(
            "SELECT concat_ws(' ', conrelid::regclass, conname, pg_get_constraintdef(oid), convalidated)"
                    + " FROM pg_constraint WHERE connamespace IN (" + OWN + ") ORDER BY 1",
            "SELECT concat_ws(' ', pg_get_indexdef(indexrelid), indisclustered, indisreplident, indisvalid)"
                    + " FROM pg_index JOIN pg_class c ON c.oid = indexrelid WHERE relnamespace IN (" + OWN
                    + ") ORDER BY 1",
            "SELECT concat_ws(' ', attrelid::regclass, attnum, attname, format_type(atttypid, atttypmod), attnotnull,"
                    + " attidentity, attgenerated, pg_get_expr(adbin, adrelid)) FROM pg_attribute"
                    + " JOIN pg_class c ON c.oid = attrelid LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum"
                    + " WHERE relnamespace IN (" + OWN + ") AND attnum > 0 ORDER BY 1",
            "SELECT nspname FROM pg_namespace WHERE nspname !~ '^pg_' ORDER BY 1",
            "SELECT concat_ws(' ', tgrelid::regclass, tgname, tgenabled) FROM pg_trigger WHERE NOT tgisinternal ORDER BY 1");

    private final TestDatabase database = TestDatabase.fresh();
    private final Path directory;
    private final Path passwordFile;
    private @Nullable Connection session;

    /** @param directory that commands run in */
    FilledDatabase(Path directory) {
        this.directory = directory;
        this.passwordFile = writePassword(directory, database.password());
    }

    /** This JVM's environment is not the test's, so the URL names a file that holds the password. */
    private static Path writePassword(Path directory, String password) {
        try {
            Path file = Files.createTempFile(directory, "pgpass", ""); // that nobody else may read
            return Files.writeString(file, "*:*:*:*:" + password + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes the schema of this name among the tests' own. */
    void make(String name) throws SQLException, IOException {
        try (InputStream file =
                Objects.requireNonNull(FilledDatabase.class.getResourceAsStream("schemas/" + name + ".sql"))) {
            execute(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /**
     * Fills it inside this JVM, which is warm: a process of its own takes four times as long.
     *
     * @param options names of files among them are absolute
     */
    BallastJar.Result fill(String... options) {
        InProcess fill = InProcess.run(directory, environment(), arguments(options));
        return new BallastJar.Result(fill.exitCode(), fill.out(), fill.err());
    }

    /** Fills it by a process that may be killed. */
    BallastJar.Running start(String... options) {
        return new BallastJar(directory, environment()).start(arguments(options));
    }

    /** The absolute name of a file of the test's. */
    String file(String name) {
        return directory.resolve(name).toString();
    }

    private Map<String, String> environment() {
        return Map.of("BALLAST_DB", url());
    }

    private static String[] arguments(String... options) {
        List<String> arguments = new ArrayList<>(List.of("fill", "--quiet"));
        arguments.addAll(List.of(options));
        return arguments.toArray(String[]::new);
    }

    String url() {
        return "postgresql://" + database.user() + "@" + database.host() + ":" + database.port() + "/" + database.name()
                + "?sslmode=prefer&passfile=" + passwordFile;
    }

    /** Tables of the schema public, in quotes where they need them. */
    List<String> tables() throws SQLException {
        return texts("SELECT quote_ident(relname) FROM pg_class WHERE relnamespace = 'public'::regnamespace"
                + " AND relkind IN ('r', 'p') AND NOT relispartition ORDER BY 1");
    }

    List<String> definitions() throws SQLException {
        List<String> all = new ArrayList<>();
        for (String query : DEFINITIONS) {
            all.addAll(texts(query));
        }
        return all;
    }

    List<String> texts(String query) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Statement statement = session().createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }

    String text(String query) throws SQLException {
        return texts(query).get(0);
    }

    /** Kills the command once the query yields true. */
    void killWhen(String condition, BallastJar.Running running) throws Exception {
        while (running.process().isAlive() && !text(condition).equals("t")) {
            Thread.sleep(10);
        }
        running.end("KILL");
        running.result();
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = database.open();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** One for all queries; a script may set what is not to outlive it. */
    private Connection session() throws SQLException {
        if (session == null) {
            session = database.open();
        }
        return session;
    }

    @Override
    public void close() {
        database.close();
    }
}
