package io.ballast.introspect.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.ballast.common.report.Progress;
import io.ballast.introspect.SchemaSpec;
import io.ballast.introspect.draft.DraftOptions;
import io.ballast.loader.postgres.ConnectionResolver;
import io.ballast.loader.postgres.ConnectionSettings;
import io.ballast.loader.postgres.Connections;
import io.ballast.loader.postgres.Sql;
import io.ballast.testdb.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Holds what a draft keeps and comments on of a schema against the columns of pg_catalog, so that nothing that PostgreSQL knows of a table is
 * lost because nobody thought of it. {@code attributes.txt} has a verdict on each of them.
 */
class CatalogAttributesIT {
    /** Rows of a catalog that are the schema's. */
    private static final Map<String, String> OF_SCHEMA = Map.of(
            "pg_class", "relnamespace = 'public'::regnamespace",
            "pg_attribute", "attrelid IN (SELECT oid FROM pg_class WHERE relnamespace = 'public'::regnamespace)",
            "pg_attrdef", "adrelid IN (SELECT oid FROM pg_class WHERE relnamespace = 'public'::regnamespace)",
            "pg_constraint", "connamespace = 'public'::regnamespace",
            "pg_index", "indrelid IN (SELECT oid FROM pg_class WHERE relnamespace = 'public'::regnamespace)",
            "pg_inherits", "true",
            "pg_partitioned_table", "true",
            "pg_sequence", "seqrelid IN (SELECT oid FROM pg_class WHERE relnamespace = 'public'::regnamespace)",
            "pg_type", "typnamespace = 'public'::regnamespace");

    /** Those that PostgreSQL 18 brought, which an older server cannot be shown. */
    private static final Set<String> SINCE_18 = Set.of("pg_constraint.conenforced", "pg_constraint.conperiod");

    private static final String TABLESPACE = "everything";

    private static TestDatabase database;
    private static int version;
    private static String draft;

    /** @param proof what the draft has of it; why it is neither kept nor commented on */
    private record Verdict(String word, String proof) {}

    @BeforeAll
    static void draftASpecOfEverything() throws Exception {
        database = TestDatabase.fresh();
        try (Connection connection = database.open();
                Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            version = connection.getMetaData().getDatabaseMajorVersion();
            assumeTrue(version >= 15, "everything.sql is for PostgreSQL 15 and newer");
            statement.execute("SET allow_in_place_tablespaces = on");
            statement.execute("CREATE TABLESPACE " + TABLESPACE + " LOCATION ''");
            statement.execute("CREATE SCHEMA elsewhere; CREATE TABLE elsewhere.outside (id integer PRIMARY KEY)");
            statement.execute(resource("everything.sql"));
            if (version >= 18) {
                statement.execute(resource("everything-18.sql"));
            }
        }
        ConnectionSettings settings = ConnectionResolver.ofOwnUrl("postgresql://" + database.user() + "@"
                        + database.host() + ":" + database.port() + "/" + database.name() + "?sslmode=prefer")
                .withPassword(database.password());
        DraftOptions options = new DraftOptions(1, 0, Set.of(), true);
        draft = SchemaSpec.run(new Connections(settings), "public", options, Progress.silent())
                .text()
                .replaceAll("\n *#   ", " ") // comments are broken at spaces
                .replaceAll("\\s+", " ");
    }

    @AfterAll
    static void drop() throws SQLException {
        database.close();
        try (TestDatabase other = TestDatabase.fresh();
                Connection connection = other.open()) {
            connection.createStatement().execute("DROP TABLESPACE IF EXISTS " + TABLESPACE);
        }
    }

    @Test
    void thereIsAVerdictOnEachColumnOfTheCatalog() throws Exception {
        Map<String, Verdict> verdicts = verdicts();
        assertThat(columns())
                .as("columns of pg_catalog without a verdict in attributes.txt")
                .filteredOn(column -> !verdicts.containsKey(column)
                        && !verdicts.containsKey(column.substring(0, column.indexOf('.')) + ".*"))
                .isEmpty();
    }

    @Test
    void whatIsKeptOrToldIsInTheDraft() throws Exception {
        List<String> lost = new ArrayList<>();
        verdicts().forEach((column, verdict) -> {
            boolean there = version >= 18 || !SINCE_18.contains(column);
            if (there && !verdict.word.equals("not") && !draft.contains(verdict.proof)) {
                lost.add(column + ": " + verdict.proof);
            }
        });
        assertThat(lost).as("attributes that are lost in silence").isEmpty();
    }

    /** Not even values are made as a check says that the server does not check. */
    @Test
    void checksThatAreNotEnforcedStayThat() {
        assertThat(draft.contains("hoped:")).isEqualTo(version >= 18);
        assertThat(draft).doesNotContain("1001");
    }

    /** A verdict that no object of the schema puts to the test proves nothing. */
    @Test
    void theSchemaHasDifferentValuesOfEachAttribute() throws Exception {
        List<String> alike = new ArrayList<>();
        List<String> known = columns();
        try (Connection connection = database.open()) {
            for (Map.Entry<String, Verdict> entry : verdicts().entrySet()) {
                String[] name = entry.getKey().split("\\.", -1);
                boolean shown = !entry.getValue().word.equals("not") && !name[1].equals("*");
                if (shown && known.contains(entry.getKey())) {
                    String sql =
                            "SELECT count(DISTINCT coalesce(" + name[1] + "::text, 'none'))::text AS different FROM "
                                    + name[0] + " WHERE " + OF_SCHEMA.get(name[0]);
                    int different = new Sql(sql).one(connection, row -> row.getInt("different"));
                    if (different < 2) {
                        alike.add(entry.getKey());
                    }
                }
            }
        }
        assertThat(alike)
                .as("attributes that all objects of everything.sql have alike")
                .isEmpty();
    }

    private static List<String> columns() throws SQLException {
        try (Connection connection = database.open()) {
            return new Sql(
                            "SELECT c.relname || '.' || a.attname AS name FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid"
                                    + " WHERE c.relnamespace = 'pg_catalog'::regnamespace AND c.relkind = 'r' AND a.attnum > 0"
                                    + " AND NOT a.attisdropped ORDER BY 1")
                    .rows(connection, row -> row.getString("name"));
        }
    }

    private static Map<String, Verdict> verdicts() throws IOException {
        Map<String, Verdict> verdicts = new LinkedHashMap<>();
        resource("attributes.txt")
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .forEach(line -> {
                    String[] parts = line.split(" \\| ", 3);
                    assertThat(parts).as(line).hasSize(3);
                    assertThat(parts[1]).as(line).isIn("kept", "told", "not");
                    verdicts.put(parts[0], new Verdict(parts[1], parts[2]));
                });
        return verdicts;
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = CatalogAttributesIT.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
