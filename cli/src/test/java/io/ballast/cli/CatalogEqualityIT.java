package io.ballast.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.common.report.Progress;
import io.ballast.generator.SpecSource;
import io.ballast.generator.plan.Sharding;
import io.ballast.introspect.SpecText;
import io.ballast.introspect.draft.DraftOptions;
import io.ballast.introspect.draft.SpecDraft;
import io.ballast.introspect.draft.SpecDrafter;
import io.ballast.introspect.facts.CatalogReader;
import io.ballast.loader.BundleLoader;
import io.ballast.loader.plan.LoadOptions;
import io.ballast.loader.plan.SqlTrust;
import io.ballast.loader.postgres.ConnectionResolver;
import io.ballast.loader.postgres.ConnectionSettings;
import io.ballast.spec.DatasetSpec;
import io.ballast.spec.reader.SpecReader;
import io.ballast.spec.reader.SpecWriter;
import io.ballast.testdb.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A schema that went from the database to a spec, and from the spec into another database, is the same by the catalog, but for what the
 * spec says of itself that it omits.
 */
class CatalogEqualityIT {
    private TestDatabase original;
    private TestDatabase copy;

    @BeforeEach
    void open() {
        original = TestDatabase.fresh();
        copy = TestDatabase.fresh();
    }

    @AfterEach
    void close() {
        original.close();
        copy.close();
    }

    /** The names are those of keys, indexes, constraints and views that are otherwise or not there, by what the generator can promise. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "auth |",
                "chat |",
                "codes |",
                "django |",
                "grades |",
                "erp |",
                "families |",
                "forum | index_user_emails_on_user_id_and_primary",
                "map |",
                "parts | months_all",
                "periods |",
                "prisma |",
                "rails |",
                "rental |",
                "settings | projects_lower",
                "tenants |",
                "definitions | task_shouted, shouted"
            })
    void theCopyIsTheOriginalButForWhatIsNamed(String schema, String omitted) throws Exception {
        try (Connection there = original.open();
                Connection here = copy.open()) {
            execute(there, resource("schemas/" + schema + ".sql"));
            makeExtensions(there, here);
            SpecDraft draft =
                    SpecDrafter.draft(CatalogReader.read(there, "public", Progress.silent()), DraftOptions.DEFAULT);
            there.setAutoCommit(true);
            load(schema, draft);

            Differences definitions =
                    new Differences(draft, CatalogLines.ofDefinitions(there), CatalogLines.ofDefinitions(here));
            Differences tables = new Differences(draft, CatalogLines.ofTables(there), CatalogLines.ofTables(here));
            assertThat(definitions.unsaid()).as("otherwise, and not named").isEmpty();
            assertThat(tables.unsaid()).as("otherwise, and not named").isEmpty();
            assertThat(String.join(", ", definitions.names())).isEqualTo(omitted == null ? "" : omitted);
        }
    }

    @Test
    void domainsKeepWhatTheyCheckUnlessItNeedsAFunctionOfTheSchema() throws Exception {
        try (Connection there = original.open();
                Connection here = copy.open()) {
            execute(there, resource("schemas/codes.sql"));
            SpecDraft draft =
                    SpecDrafter.draft(CatalogReader.read(there, "public", Progress.silent()), DraftOptions.DEFAULT);
            there.setAutoCommit(true);
            load("codes", draft);

            Differences tables = new Differences(draft, CatalogLines.ofTables(there), CatalogLines.ofTables(here));
            assertThat(tables.names()).containsExactly("fine", "fine");
            assertThat(CatalogLines.texts(here, "SELECT count(*)::text FROM visits"))
                    .doesNotContain("0");
            assertThatThrownBy(() -> execute(here, "UPDATE places SET part = 1"))
                    .hasMessageContaining("share_is_even");
        }
    }

    @Test
    void domainsKeepCommentsAndChecksThatAreNotValidated() throws Exception {
        try (Connection there = original.open();
                Connection here = copy.open()) {
            execute(there, resource("schemas/grades.sql"));
            SpecDraft draft =
                    SpecDrafter.draft(CatalogReader.read(there, "public", Progress.silent()), DraftOptions.DEFAULT);
            there.setAutoCommit(true);
            load("grades", draft);

            Differences tables = new Differences(draft, CatalogLines.ofTables(there), CatalogLines.ofTables(here));
            assertThat(tables.names()).containsExactly("good_grade", "percent");
            assertThat(draft.notes().get(List.of("tables", "exams")))
                    .contains(
                            "the domain good_grade is over what the domain grade is over, with the checks of both: a spec has no"
                                    + " domains over domains",
                            "the domain percent has one check, under the name that the server gives it, for not_above,"
                                    + " not_negative");
        }
    }

    private void load(String schema, SpecDraft draft) {
        String text = SpecText.write(draft.spec(), List.of(), draft.notes());
        DatasetSpec spec = SpecReader.read(text, schema);
        SpecSource source = new SpecSource(schema, spec, SpecWriter.write(spec), new Sharding.Count(1));
        LoadOptions options = LoadOptions.of(source).withJobs(2).withSqlTrust(SqlTrust.RUN);
        new BundleLoader(settings(copy), options, Progress.silent()).run();
    }

    /** What differs between two catalogs, and whether the spec says so. */
    private record Differences(SpecDraft draft, Map<String, String> there, Map<String, String> here) {
        List<String> unsaid() {
            List<String> unsaid = new ArrayList<>();
            for (String object : differing()) {
                if (!isSaid(object)) {
                    unsaid.add(object + ":\n  there " + there.get(object) + "\n  here  " + here.get(object));
                }
            }
            return unsaid;
        }

        List<String> names() {
            return differing().stream()
                    .filter(there::containsKey)
                    .map(object -> object.substring(object.indexOf('.') + 1))
                    .toList();
        }

        private TreeSet<String> differing() {
            TreeSet<String> all = new TreeSet<>(there.keySet());
            all.addAll(here.keySet());
            all.removeIf(object -> Objects.equals(there.get(object), here.get(object)));
            return all;
        }

        private boolean isSaid(String object) {
            String name = object.substring(object.indexOf('.') + 1);
            String table = object.substring(object.lastIndexOf(' ', object.indexOf('.')) + 1, object.indexOf('.'));
            if (object.startsWith("column")) {
                return draft.notes().containsKey(List.of("tables", table, "columns", name));
            }
            if (object.startsWith("type")) {
                return draft.notes().values().stream()
                        .flatMap(List::stream)
                        .anyMatch(note -> note.contains("the domain " + name));
            }
            List<String> notes = new ArrayList<>(draft.notes().getOrDefault(List.of("tables", table), List.of()));
            notes.addAll(draft.notes().getOrDefault(List.of(), List.of()));
            boolean standsIn = !there.containsKey(object)
                    && notes.stream().anyMatch(note -> note.contains("an index stands for it"));
            boolean isNamed = notes.stream().anyMatch(note -> note.contains("\"" + name + "\""));
            return standsIn || isNamed || isSaidOfKind(object, notes);
        }

        /** Keys are named by their columns, and partitioning by itself. */
        private boolean isSaidOfKind(String object, List<String> notes) {
            boolean isKey = object.startsWith("unique key") || object.startsWith("primary key");
            String said = isKey ? columns(there.get(object)) : "partition";
            return (isKey || object.startsWith("table")) && notes.stream().anyMatch(note -> note.contains(said));
        }

        private static String columns(String definition) {
            return definition.substring(definition.indexOf('('), definition.indexOf(')') + 1);
        }
    }

    private static void makeExtensions(Connection from, Connection to) throws SQLException {
        try (Statement ask = from.createStatement();
                ResultSet rows = ask.executeQuery("SELECT extname FROM pg_extension WHERE extname <> 'plpgsql'")) {
            while (rows.next()) {
                execute(to, "CREATE EXTENSION \"" + rows.getString(1) + "\"");
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        }
    }

    private static ConnectionSettings settings(TestDatabase database) {
        return ConnectionResolver.ofOwnUrl("postgresql://" + database.user() + "@" + database.host() + ":"
                        + database.port() + "/" + database.name() + "?sslmode=prefer")
                .withPassword(database.password());
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(CatalogEqualityIT.class.getResourceAsStream(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
