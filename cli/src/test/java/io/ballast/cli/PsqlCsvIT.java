package io.ballast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.testdb.Psql;
import java.nio.file.Files;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** CSV as psql writes it comes back as the same rows. */
@EnabledIf("io.ballast.testdb.Psql#expected")
class PsqlCsvIT extends WithCsvTable {
    private void makeRows() throws SQLException {
        execute(
                "CREATE TABLE u (id integer PRIMARY KEY, v text, b boolean, a text[], n integer[], x bytea, z timestamptz,"
                        + " p timestamp, d date, i interval, m numeric, j jsonb, f double precision); CREATE TABLE w (LIKE u);"
                        + " INSERT INTO u VALUES"
                        + " (1, 'plain', true, '{a,\"b c\",NULL,\"NULL\",\"\"}', '{{1,2},{3,4}}', '\\x00ff0a22', '2024-07-01 12:00:00.123456+02',"
                        + "  '2024-02-29 23:59:59', '0001-01-01', '1 year -2 days 03:04:05.6', 12345678901234567890.123, '{\"a\": \"b,c\"}',"
                        + "  0.1),"
                        + " (2, E'two\\nlines\\r\\nand \"quotes\", commas', false, '{}', '{}', '', 'infinity', '-infinity', '4000-12-31',"
                        + "  '0', 'NaN', '[]', 'Infinity'),"
                        + " (3, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),"
                        + " (4, ' spaces ', true, '{\"with \\\"quote\\\"\",\"back\\\\slash\"}', '{NULL}', '\\x5c', '1970-01-01 00:00+00', NULL,"
                        + "  NULL, '-1 mon', 0.00, 'null', '-0'),"
                        + " (5, '\\.', false, '{\"line\nend\"}', NULL, NULL, NULL, NULL, NULL, NULL, NULL, '\"\u00fc\"', NULL)");
    }

    @Test
    void takesWhatCopyWrites() throws Exception {
        makeRows();
        execute("INSERT INTO u (id, v) VALUES (6, '')"); // COPY tells it from NULL
        Psql.on(database).run("-c", "\\copy u TO '" + directory + "/u.csv' CSV HEADER");

        BallastJar.Result loaded = load("--csv", directory + "/u.csv", "--table", "w");

        assertThat(loaded.exitCode()).as(loaded.err()).isZero();
        assertSameRows(6);
    }

    @Test
    void takesWhatPsqlPrintsWhereNullHasAWord() throws Exception {
        makeRows();
        Psql.on(database).run("--csv", "-P", "null=~", "-o", directory + "/u.csv", "-c", "SELECT * FROM u");
        assertThat(Files.readString(directory.resolve("u.csv"))).contains("3,~,~");

        BallastJar.Result loaded = load("--csv", directory + "/u.csv", "--table", "w", "--null", "~");

        assertThat(loaded.exitCode()).as(loaded.err()).isZero();
        assertSameRows(5);
    }

    private void assertSameRows(int rows) throws SQLException {
        assertThat(texts("SELECT count(*) FROM w")).containsExactly(String.valueOf(rows));
        assertThat(texts("SELECT u::text || ' ' || w::text FROM u JOIN w USING (id) WHERE u::text <> w::text"))
                .isEmpty();
    }
}
