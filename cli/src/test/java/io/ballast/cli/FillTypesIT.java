package io.ballast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code fill} over columns of types that are put together from others, or are seldom met. */
class FillTypesIT {
    @TempDir
    private Path directory;

    @Test
    void fillsCompositeTypesAndTakesItsOwnSpecBack() throws SQLException, IOException {
        try (FilledDatabase database = new FilledDatabase(directory)) {
            database.execute("""
                    CREATE SCHEMA other;
                    CREATE TYPE other.pair AS (n int, seen timestamptz, words text[]);
                    CREATE TYPE mood AS ENUM ('sad', 'ok');
                    CREATE DOMAIN zip AS text CHECK (VALUE ~ '^[0-9]{5}$');
                    CREATE DOMAIN level AS integer NOT NULL CHECK (VALUE > 0);
                    CREATE TYPE address AS (street text, zip zip, city varchar(30), mood mood, level level, pair other.pair);
                    CREATE TABLE person (id bigserial PRIMARY KEY, home address NOT NULL, others address[], pair other.pair NOT NULL);
                    """);
            List<String> before = database.definitions();

            assertThat(database.fill("--rows", "50", "-o", database.file("spec.yaml"))
                            .err())
                    .isEmpty();
            database.execute("TRUNCATE person");
            assertThat(database.fill("--spec", database.file("spec.yaml")).err())
                    .isEmpty();

            assertThat(database.texts(
                            "SELECT (home).zip ~ '^[0-9]{5}$' AND (home).mood IS NOT NULL AND (home).level > 0"
                                    + " AND (home).city <> '' AND ((home).pair).n > -1 AND (pair).seen > '2020-01-01', count(*)"
                                    + " FROM person GROUP BY 1"))
                    .containsExactly("t");
            assertThat(database.text("SELECT count(*) FROM person")).isEqualTo("50");
            assertThat(database.definitions()).isEqualTo(before);
        }
    }

    /** Of {@code shortname} some columns keep the check by construction and others not; of {@code brief} a field does. */
    @Test
    void fillsADomainThatSeveralTablesHave() throws SQLException {
        try (FilledDatabase database = new FilledDatabase(directory)) {
            database.execute("""
                    CREATE DOMAIN shortname AS text CHECK (VALUE = btrim(VALUE));
                    CREATE TABLE a (id int PRIMARY KEY, label shortname NOT NULL);
                    CREATE TABLE dept (id int PRIMARY KEY, name shortname NOT NULL UNIQUE);
                    CREATE DOMAIN brief AS text CHECK (length(VALUE) <= 20);
                    CREATE TYPE addr AS (street brief, zip char(5));
                    CREATE TABLE t (id int PRIMARY KEY, name brief NOT NULL, a addr);
                    """);

            assertThat(database.fill("--rows", "200", "-o", database.file("domains.yaml"))
                            .err())
                    .isEmpty();

            assertThat(database.text("SELECT count(DISTINCT name) FROM dept")).isEqualTo("200");
            database.execute("TRUNCATE a, dept, t");
            assertThat(database.fill("--spec", database.file("domains.yaml")).err())
                    .isEmpty();
            assertThat(database.text("SELECT count(*) FROM a, t")).isEqualTo("40000");
        }
    }

    @Test
    void fillsTextsOfPostgresqlsOwnAndTypesWithNamesInQuotes() throws SQLException, IOException {
        try (FilledDatabase database = new FilledDatabase(directory)) {
            database.execute("""
                    CREATE TYPE "a""b" AS ENUM ('x', 'y');
                    CREATE TYPE "My Type" AS ENUM ('One', 'Two');
                    CREATE DOMAIN "d""o m" AS text CHECK (VALUE <> '');
                    CREATE TABLE letters (code "char" PRIMARY KEY, kind "char" NOT NULL CHECK (kind IN ('a', 'b')), many "char"[]);
                    CREATE TABLE padded (code bpchar PRIMARY KEY, name bpchar NOT NULL, many bpchar[]);
                    CREATE TABLE named (id serial PRIMARY KEY, e "a""b" NOT NULL, d "d""o m" NOT NULL, m "My Type", es "a""b"[] NOT NULL);
                    """);
            List<String> before = database.definitions();

            assertThat(database.fill("--rows", "30", "-o", database.file("spec.yaml"))
                            .err())
                    .isEmpty();
            database.execute("TRUNCATE letters, padded, named");
            assertThat(database.fill("--spec", database.file("spec.yaml")).err())
                    .isEmpty();

            assertThat(database.text(
                            "SELECT count(*) = 30 AND count(many) > 5 AND count(DISTINCT kind) = 2 FROM letters"))
                    .isEqualTo("t");
            assertThat(database.text("SELECT count(*) = 30 AND bool_and(name <> '') FROM padded"))
                    .isEqualTo("t");
            assertThat(database.text(
                            "SELECT count(*) = 30 AND count(DISTINCT e) = 2 AND count(DISTINCT m) = 2 FROM named"))
                    .isEqualTo("t");
            assertThat(database.definitions()).isEqualTo(before);
        }
    }
}
