package io.ballast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** {@code fill} and what checks say of columns that the server computes: it holds by what these are computed from. */
class FillGeneratedIT extends WithFilledDatabase {
    private static final String SCHEMA = """
            CREATE TABLE items (id serial PRIMARY KEY, qty integer NOT NULL, price numeric(10,2) NOT NULL, discount numeric(10,2) NOT NULL,
                total numeric(12,2) GENERATED ALWAYS AS (qty * price - discount) STORED, CONSTRAINT positive CHECK (total >= 0));
            CREATE TABLE titles (id serial PRIMARY KEY, title varchar(80) NOT NULL,
                low text GENERATED ALWAYS AS (lower(title)) STORED CHECK (low ~ '^[a-z]+$'));
            CREATE TABLE sums (id serial PRIMARY KEY, a integer, b integer, s integer GENERATED ALWAYS AS (a + b) STORED, CHECK (s IS NOT NULL));
            CREATE TABLE filled (id serial PRIMARY KEY, a integer, b text, s text GENERATED ALWAYS AS (b || lower(b)) STORED NOT NULL);
            CREATE TABLE orders (id serial PRIMARY KEY, "netTotal" numeric(10,2) NOT NULL, tax numeric(10,2) NOT NULL,
                gross numeric(10,2) GENERATED ALWAYS AS ("netTotal" + tax) STORED, paid numeric(10,2) NOT NULL, CHECK (paid <= gross));
            """;

    @Override
    void make() throws SQLException {
        database.execute(SCHEMA);
    }

    @Test
    void keepsThemByConstruction() throws SQLException {
        assertThat(database.fill("--rows", "2000", "--dry-run").out()).doesNotContain("may break");
        fill("--rows", "2000");
        fill("--rows", "500");

        assertThat(database.text(
                        "SELECT count(*) = 2500 AND count(DISTINCT total) > 500 AND avg(total) > 1 FROM items"))
                .isEqualTo("t");
        assertThat(database.text("SELECT count(DISTINCT a) > 500 FROM sums")).isEqualTo("t");
        assertThat(database.text("SELECT count(a) < 2500 FROM filled")).isEqualTo("t");
    }

    @Test
    void namesThoseThatRowsMayBreak() throws SQLException {
        database.execute(
                "CREATE TABLE people (id serial PRIMARY KEY, first text NOT NULL, last text NOT NULL,"
                        + " full_name text GENERATED ALWAYS AS (first || ' ' || last) STORED, CONSTRAINT short CHECK (length(full_name) <= 9))");

        BallastJar.Result refused = database.fill("--rows", "100");

        assertThat(refused.exitCode()).isEqualTo(4);
        assertThat(refused.err()).startsWith("ballast fill: table \"people\": a row breaks check \"short\": ");
        assertThat(database.text("SELECT count(*) FROM items")).isEqualTo("0");
    }

    /** Values of a spec would be matched by the server all the same. */
    @Test
    void refusesCostlyExpressionsWhateverASpecSays() throws Exception {
        database.execute("CREATE TABLE marks (mark text CONSTRAINT costly CHECK (mark ~ '^(a{1,200}){1,200}$'))");
        Path spec = Files.writeString(directory.resolve("marks.yaml"), """
                ballast: 1
                tables: { marks: { columns: { mark: { value: { choice: [a, aa] } } } } }
                """);

        BallastJar.Result refused = database.fill("--rows", "10", "--spec", spec.toString());

        assertThat(refused.exitCode()).isEqualTo(4);
        assertThat(refused.err())
                .isEqualTo(
                        "ballast fill: table \"marks\": check \"costly\" has a regular expression that repeats what is"
                                + " repeated more than 10000 times, for which a server may need more memory than there is:"
                                + " (mark ~ '^(a{1,200}){1,200}$'::text). Leave out the table.\n");
        assertThat(database.text("SELECT count(*) FROM items")).isEqualTo("0");
        fill("--rows", "10", "--exclude-tables", "marks");
    }
}
