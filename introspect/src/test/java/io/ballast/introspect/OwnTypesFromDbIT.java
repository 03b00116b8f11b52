package io.ballast.introspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.common.report.Progress;
import io.ballast.common.schema.ServerTypes;
import io.ballast.introspect.draft.DraftOptions;
import io.ballast.loader.BundleLoader;
import io.ballast.loader.plan.LoadMode;
import io.ballast.loader.plan.LoadOptions;
import io.ballast.loader.plan.VerifyLevel;
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

/** Types with names of their own keep them, from the database to tables that are made, and to the very tables they come from. */
class OwnTypesFromDbIT {
    private static final String SCHEMA = """
            CREATE EXTENSION citext;
            CREATE SCHEMA other;
            CREATE TYPE other.level AS ENUM ('low', 'high');
            CREATE TYPE mood AS ENUM ('sad', 'it''s ok', 'happy');
            CREATE DOMAIN "Year" AS integer CHECK (VALUE >= 1901 AND VALUE <= 2155);
            CREATE DOMAIN code AS varchar(8) NOT NULL;
            CREATE DOMAIN odd AS text CHECK (VALUE ~ '^[a-z]*$');
            CREATE TABLE film (
                id bigint PRIMARY KEY,
                released "Year" NOT NULL,
                label code,
                mood mood DEFAULT 'sad',
                moods mood[],
                level other.level,
                title citext NOT NULL,
                odd odd,
                seen timestamp(3) NOT NULL,
                at timestamptz(0));
            CREATE TABLE year_note (released "Year", note text, film_id bigint REFERENCES film);
            """;

    @Test
    void keepTheirNames(@TempDir Path directory) throws Exception {
        try (TestDatabase original = TestDatabase.fresh();
                TestDatabase copy = TestDatabase.fresh()) {
            execute(original, SCHEMA);
            execute(original, "ALTER TABLE film DROP COLUMN odd");
            execute(
                    copy,
                    "CREATE EXTENSION citext; CREATE SCHEMA other; CREATE TYPE other.level AS ENUM ('low', 'high')");

            Roundtrip.run(original, copy, directory);

            assertThat(types(copy)).isEqualTo(types(original)).contains("film.seen timestamp(3) without time zone");
            LoadOptions append = LoadOptions.of(directory.resolve("bundle"))
                    .withMode(LoadMode.APPEND)
                    .withVerify(VerifyLevel.FULL);
            new BundleLoader(Roundtrip.settings(original), append, Progress.silent()).run();
            assertThat(texts(original, "SELECT count(*) > 0 FROM film")).containsExactly("t");
        }
    }

    @Test
    void areSaidInTheSpec() throws Exception {
        try (TestDatabase original = TestDatabase.fresh()) {
            execute(original, SCHEMA);

            String spec = SchemaSpec.run(
                            new Connections(Roundtrip.settings(original)),
                            "public",
                            DraftOptions.DEFAULT,
                            Progress.silent())
                    .text();

            assertThat(spec)
                    .contains("  mood: { enum: [sad, \"it's ok\", happy] }\n")
                    .contains("  Year: { domain: integer, check: { minimum: \"1901\", maximum: \"2155\" } }\n")
                    .contains("  code: { domain: varchar(8), nullable: false }\n")
                    .contains("      mood: { type: mood, value: { choice: [sad, \"it's ok\", happy] }")
                    .contains("        type: \"mood[]\"\n")
                    .contains(
                            "  odd: { domain: text, checks: [{ name: odd_check, sql: \"(VALUE ~ '^[a-z]*$'::text)\" }] }\n");
            assertThat(spec)
                    .contains("        type: { name: other.level, as: text }\n")
                    .contains("        type: { name: citext, as: text }\n");
        }
    }

    /** Also those that only the server reads, alone and in arrays. */
    @Test
    void areGivenValuesThatTheServerReads(@TempDir Path directory) throws Exception {
        List<String> names = new ArrayList<>(ServerTypes.all());
        names.addAll(List.of("hstore", "ltree", "bit(12)", "varbit(5)", "timetz(3)"));
        StringBuilder columns = new StringBuilder("id integer PRIMARY KEY");
        for (int i = 0; i < names.size(); i++) {
            columns.append(", c").append(i).append(' ').append(names.get(i)).append(" NOT NULL");
            columns.append(", a").append(i).append(' ').append(names.get(i)).append("[]");
        }
        String extensions = "CREATE EXTENSION hstore; CREATE EXTENSION ltree";
        try (TestDatabase original = TestDatabase.fresh();
                TestDatabase copy = TestDatabase.fresh()) {
            execute(original, extensions + "; CREATE TABLE film (" + columns + ")");
            execute(copy, extensions);

            Roundtrip.run(original, copy, directory);

            assertThat(types(copy)).hasSize(1 + 2 * names.size()).isEqualTo(types(original));
            assertThat(texts(copy, "SELECT count(*) > 50 FROM film")).containsExactly("t");
        }
    }

    private static List<String> types(TestDatabase database) throws SQLException {
        return texts(
                database,
                "SELECT relname || '.' || attname || ' ' || format_type(atttypid, atttypmod) FROM pg_attribute"
                        + " JOIN pg_class c ON c.oid = attrelid WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'"
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
