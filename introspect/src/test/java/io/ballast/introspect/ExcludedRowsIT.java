package io.ballast.introspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.common.report.Progress;
import io.ballast.introspect.draft.DraftOptions;
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

/** Exclusion constraints over ranges, from a schema through a bundle to loaded tables. */
class ExcludedRowsIT {
    private static final String SCHEMA = """
            CREATE EXTENSION btree_gist;
            CREATE TABLE rooms (id integer PRIMARY KEY);
            CREATE TABLE stays (
                room_id integer NOT NULL REFERENCES rooms,
                "During" tstzrange NOT NULL,
                EXCLUDE USING gist (room_id WITH =, "During" WITH &&));
            CREATE TABLE lets (
                room_id integer NOT NULL REFERENCES rooms,
                "from" date,
                till date,
                CHECK ("from" < till),
                EXCLUDE USING gist (room_id WITH =, daterange("from", till) WITH &&) WHERE (room_id > 0));
            CREATE TABLE fairs (opens date NOT NULL, closes date NOT NULL, EXCLUDE USING gist (daterange(opens, closes) WITH &&));
            CREATE TABLE seasons (name text, days daterange, EXCLUDE USING gist (days WITH &&));
            CREATE TABLE parts (tag text, low bigint, high bigint, EXCLUDE USING gist (tag WITH =, int8range(low, high, '[]') WITH &&));
            CREATE TABLE calls (line text, at timestamp(0), ended timestamp(0), EXCLUDE USING gist (line WITH =, tsrange(at, ended) WITH &&));
            """;

    private static final String EXCLUSIONS = "SELECT conrelid::regclass || ' ' || pg_get_constraintdef(oid)"
            + " FROM pg_constraint WHERE contype = 'x' ORDER BY 1";

    @Test
    void areKept(@TempDir Path directory) throws Exception {
        try (TestDatabase original = TestDatabase.fresh();
                TestDatabase copy = TestDatabase.fresh()) {
            execute(original, SCHEMA);
            execute(copy, "CREATE EXTENSION btree_gist");

            Roundtrip.run(original, copy, directory);

            assertThat(texts(copy, EXCLUSIONS))
                    .isEqualTo(texts(original, EXCLUSIONS))
                    .hasSize(6);
        }
    }

    /** Neither circles, nor two ranges that are compared at once, nor an end that a check ties to another column. */
    @Test
    void areNamedWhereRowsMayBreakThem() throws Exception {
        try (TestDatabase original = TestDatabase.fresh()) {
            execute(original, """
                    CREATE TABLE a (area circle, EXCLUDE USING gist (area WITH &&));
                    CREATE TABLE b (x int4range, y int4range, EXCLUDE USING gist (x WITH &&, y WITH &&));
                    CREATE TABLE c (booked date, starts date, ends date, CHECK (booked <= starts), CHECK (starts < ends),
                                    EXCLUDE USING gist (daterange(starts, ends) WITH &&));
                    """);

            assertThat(SchemaSpec.run(
                                    new Connections(Roundtrip.settings(original)),
                                    "public",
                                    DraftOptions.DEFAULT,
                                    Progress.silent())
                            .text())
                    .contains(
                            "\"a_area_excl\" omitted: the generator cannot promise that no two rows exclude each other",
                            "\"b_x_y_excl\" omitted: the generator cannot promise that no two rows exclude each other",
                            "\"c_daterange_excl\" omitted: the generator cannot promise that no two rows exclude each other");
        }
    }

    private static void execute(TestDatabase database, String sql) throws SQLException {
        try (Connection connection = database.open();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> texts(TestDatabase database, String query) throws SQLException {
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
