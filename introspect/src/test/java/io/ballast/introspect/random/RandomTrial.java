package io.ballast.introspect.random;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.report.Progress;
import io.ballast.generator.BundleGenerator;
import io.ballast.generator.GenerationOptions;
import io.ballast.introspect.SchemaSpec;
import io.ballast.introspect.draft.DraftOptions;
import io.ballast.loader.BundleLoader;
import io.ballast.loader.plan.LoadOptions;
import io.ballast.loader.plan.SqlTrust;
import io.ballast.loader.postgres.ConnectionResolver;
import io.ballast.loader.postgres.ConnectionSettings;
import io.ballast.loader.postgres.Connections;
import io.ballast.spec.TableSpec;
import io.ballast.spec.reader.SpecWriter;
import io.ballast.testdb.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Makes random schemas one after the other in a database of its own, and takes each through all commands. */
final class RandomTrial implements AutoCloseable {
    private static final String FROM = "original";

    private final TestDatabase database = TestDatabase.fresh();
    private final Connection connection;
    private final Path directory;
    private final List<String> worked = new ArrayList<>();
    private long allStatements;
    private long allWorked;
    private String spec = "";
    private String to = "";

    RandomTrial(Path directory) throws SQLException {
        this.connection = database.open();
        this.directory = directory;
    }

    void run(long seed) throws Exception {
        worked.clear();
        spec = "";
        make(seed);
        Dice dice = new Dice(-seed);
        double scale = dice.of(1.0, 1.0, 1.0, 0.1, 3.0);
        try {
            check(draft(new DraftOptions(scale, seed, Set.of(), false)), scale == 1);
        } catch (BallastException e) {
            assertNoShortcoming(e);
            assertThat(e.category()).as(e.getMessage()).isEqualTo(ErrorCategory.INPUT_REFUSED);
            assertThat(e)
                    .hasMessageMatching(
                            "(?s)schema \"" + FROM + "\" (has .*(table|column) \".*|.* has no table that .*)");
            withoutUnsupported(new DraftOptions(scale, seed, Set.of(), true));
        }
    }

    /** What is left without what no spec can hold: tables, or a refusal that says there are none. */
    private void withoutUnsupported(DraftOptions options) throws Exception {
        SchemaSpec drafted;
        try {
            drafted = draft(options);
        } catch (BallastException e) {
            assertNoShortcoming(e);
            assertThat(e)
                    .hasMessageMatching("(?s).*( has no table that a dataset spec can hold|a name that stands for ).*");
            return;
        }
        check(drafted, options.scale() == 1);
    }

    private SchemaSpec draft(DraftOptions options) {
        return SchemaSpec.run(new Connections(settings()), FROM, options, Progress.silent());
    }

    /** A refusal that asks for a report is a fault of the drafter, and no answer to a schema. */
    private static void assertNoShortcoming(BallastException refusal) {
        if (String.valueOf(refusal.getMessage()).contains("shortcoming of from-db")) {
            throw new AssertionError("a schema that from-db should cope with", refusal);
        }
    }

    /** The spec was read as spec check reads it; here it becomes rows, and these become tables. */
    private void check(SchemaSpec drafted, boolean asManyRows) throws Exception {
        spec = drafted.text();
        try {
            new BundleGenerator(
                            drafted.spec(),
                            SpecWriter.write(drafted.spec()),
                            GenerationOptions.into(directory),
                            Progress.silent())
                    .run();
            LoadOptions options =
                    LoadOptions.of(directory).withSchema(to).withJobs(2).withSqlTrust(SqlTrust.RUN);
            new BundleLoader(settings(), options, Progress.silent()).run();
        } catch (BallastException e) {
            throw new AssertionError("a refusal of what from-db wrote", e);
        }
        for (TableSpec table : drafted.spec().tables()) {
            String name = RandomNames.quoted(table.name());
            long there = rows("SELECT count(*) FROM " + only(table.name()) + FROM + "." + name);
            long here = rows("SELECT count(*) FROM " + to + "." + name);
            if (there > 0 && asManyRows) {
                assertThat(here).as("rows of " + table.name()).isEqualTo(there);
            }
        }
    }

    /** Rows of tables that inherit are not the parent's, those of partitions are. */
    private String only(String table) throws SQLException {
        String name = table.replace("'", "''");
        long partitioned = rows("SELECT count(*) FROM pg_class WHERE relname = '" + name + "' AND relkind = 'p'"
                + " AND relnamespace = '" + FROM + "'::regnamespace");
        return partitioned > 0 ? "" : "ONLY ";
    }

    private long rows(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private void make(long seed) throws SQLException, IOException {
        execute("DROP SCHEMA IF EXISTS " + FROM + (to.isEmpty() ? "" : ", " + to) + " CASCADE");
        delete();
        to = "loaded_" + Long.toUnsignedString(seed); // not that of a load that failed before
        execute("CREATE SCHEMA " + FROM);
        execute("SET search_path = " + FROM);
        for (String sql : RandomSchema.statements(seed)) {
            allStatements++;
            try {
                execute(sql);
                worked.add(sql);
                allWorked++;
            } catch (SQLException e) {
                // A schema is what the server takes of it.
            }
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        }
    }

    /** What the last schema was made by, and what was made of it. */
    String told() {
        return String.join(";\n", worked) + ";\n\n" + spec;
    }

    double shareOfStatements() {
        return allStatements == 0 ? 1 : (double) allWorked / allStatements;
    }

    private ConnectionSettings settings() {
        return ConnectionResolver.ofOwnUrl("postgresql://" + database.user() + "@" + database.host() + ":"
                        + database.port() + "/" + database.name() + "?sslmode=prefer")
                .withPassword(database.password());
    }

    private void delete() throws IOException {
        if (Files.exists(directory)) {
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
        database.close();
    }
}
