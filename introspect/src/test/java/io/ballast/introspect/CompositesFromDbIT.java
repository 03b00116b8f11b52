package io.ballast.introspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.common.report.Progress;
import io.ballast.introspect.draft.DraftOptions;
import io.ballast.loader.BundleLoader;
import io.ballast.loader.plan.LoadMode;
import io.ballast.loader.plan.LoadOptions;
import io.ballast.loader.postgres.Connections;
import io.ballast.testdb.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Composite types, from the database to tables that are made, and to the very tables they come from. */
class CompositesFromDbIT {
    private static final String PAIR = "CREATE SCHEMA other; CREATE TYPE other.pair AS (n int, word text);";
    private static final String SCHEMA = PAIR + """
            CREATE TYPE mood AS ENUM ('sad', 'it''s ok', 'happy');
            CREATE DOMAIN zip AS varchar(9) CHECK (length(VALUE) = 5);
            CREATE DOMAIN "Level" AS integer NOT NULL CHECK (VALUE > 0);
            CREATE TYPE "Place" AS (x double precision, y double precision);
            CREATE TYPE address AS (
                street text, zip zip, city varchar(30), "Seen At" timestamptz(3), mood mood, place "Place", places "Place"[],
                level "Level", tags text[], active boolean, price numeric(8,2), pair other.pair);
            CREATE TYPE unused AS (a int);
            CREATE TABLE person (id bigint PRIMARY KEY, home address NOT NULL, others address[], pair other.pair, p "Place");
            """;

    @Test
    void keepTheirFields(@TempDir Path directory) throws Exception {
        try (TestDatabase original = TestDatabase.fresh();
                TestDatabase copy = TestDatabase.fresh()) {
            execute(original, SCHEMA);
            execute(copy, PAIR);

            Roundtrip.run(original, copy, directory);

            assertThat(fields(copy))
                    .isEqualTo(fields(original).stream()
                            .filter(field -> !field.startsWith("unused."))
                            .toList());
            assertThat(
                            texts(
                                    copy,
                                    "SELECT (home).zip ~ '^.{5}$' AND (home).level > 0 AND (home).mood IS NOT NULL"
                                            + " AND (home).street <> '' AND (home).place IS NOT NULL AND (home).pair IS NOT NULL FROM person LIMIT 1"))
                    .containsExactly("t");
            LoadOptions append = LoadOptions.of(directory.resolve("bundle")).withMode(LoadMode.APPEND);
            new BundleLoader(Roundtrip.settings(original), append, Progress.silent()).run();
            assertThat(texts(original, "SELECT count(*) = 100 FROM person")).containsExactly("t");
        }
    }

    @Test
    void areSaidInTheSpec() throws Exception {
        try (TestDatabase original = TestDatabase.fresh()) {
            execute(original, SCHEMA);

            String spec = spec(original);

            assertThat(spec)
                    .contains("  Place: { composite: { x: double precision, \"y\": double precision } }\n")
                    .contains("      zip: zip\n      city: varchar(30)\n      Seen At: timestamptz(3)\n")
                    .contains("      mood: mood\n      place: Place\n      places: \"Place[]\"\n      level: Level\n")
                    .contains("      pair: { name: other.pair }\n")
                    .contains(
                            "# fields of public.address invented by their names and types; what values are like was not looked at\n")
                    .contains("# composite type \"unused\" omitted: a spec has tables and views alone\n");
        }
    }

    /** A spec has no words for its check; the type is another one then, and the spec says so. */
    @Test
    void nameFieldsOfOtherTypes() throws Exception {
        try (TestDatabase original = TestDatabase.fresh()) {
            execute(original, """
                    CREATE DOMAIN code AS text CHECK (VALUE ~ '^[0-9]{3}$');
                    CREATE TYPE part AS (code code, n int);
                    CREATE TABLE t (id int PRIMARY KEY, part part);
                    """);
            assertThat(spec(original))
                    .contains("# part has other fields: field \"code\": text stands for the domain code\n")
                    .contains("value: { composite: { code: { pattern: \"[0-9][0-9][0-9]\" }, \"n\": { integer: ");
        }
    }

    @Test
    void nameCollationsOfFields() throws Exception {
        try (TestDatabase original = TestDatabase.fresh()) {
            execute(original, """
                    CREATE COLLATION mine FROM "POSIX";
                    CREATE TYPE part AS (code text COLLATE mine, n int);
                    CREATE TABLE t (id int PRIMARY KEY, part part);
                    """);
            assertThat(spec(original)).contains("# part has other fields: field \"code\": COLLATE \"mine\" omitted\n");
        }
    }

    private static String spec(TestDatabase database) throws Exception {
        return SchemaSpec.run(
                        new Connections(Roundtrip.settings(database)),
                        "public",
                        DraftOptions.DEFAULT,
                        Progress.silent())
                .text();
    }

    private static List<String> fields(TestDatabase database) throws SQLException {
        return texts(
                database,
                "SELECT relname || '.' || attname || ' ' || format_type(atttypid, atttypmod) FROM pg_attribute"
                        + " JOIN pg_class c ON c.oid = attrelid WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'c')"
                        + " AND attnum > 0 AND NOT attisdropped ORDER BY relname, attnum");
    }

    private static void execute(TestDatabase database, String sql) throws SQLException {
        try (Connection connection = database.open();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> texts(TestDatabase database, String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Connection connection = database.open();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                texts.add(row.getString(1));
            }
        }
        return texts;
    }
}
