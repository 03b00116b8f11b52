package io.ballast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code fill} of tables with rows whose keys are over short codes, over what refers to such, and over expressions, again and again. */
class FillFreshKeysIT extends WithFilledDatabase {
    private static final String SCHEMA = """
            CREATE TABLE countries (code char(2) PRIMARY KEY, name text);
            CREATE TABLE provinces (country char(2) NOT NULL REFERENCES countries, number integer NOT NULL, PRIMARY KEY (country, number));
            CREATE TABLE aircrafts (aircraft_code char(3) PRIMARY KEY, model text);
            CREATE TABLE seats (aircraft_code char(3) NOT NULL REFERENCES aircrafts, seat_no varchar(4) NOT NULL,
                PRIMARY KEY (aircraft_code, seat_no));
            CREATE TABLE relations (a bigint NOT NULL, b bigint NOT NULL, kind text NOT NULL);
            CREATE UNIQUE INDEX ON relations (least(a, b), greatest(a, b), kind);
            CREATE TABLE documents (id serial PRIMARY KEY, meta jsonb NOT NULL DEFAULT '{}' CHECK (meta ? 'source' OR meta = '{}'));
            CREATE TABLE cars (id serial PRIMARY KEY, year integer NOT NULL,
                CHECK (year >= 1950 AND year <= extract(year FROM now()) + 1), expires_year integer,
                CHECK (expires_year >= extract(year FROM now()) - 1));
            """;

    @Override
    void make() throws SQLException {
        database.execute(SCHEMA);
    }

    @Test
    void takesCodesThatNoRowHasAndKeepsChecks() throws SQLException {
        for (int i = 0; i < 3; i++) {
            fill("--rows", "100");
        }

        for (String table : List.of("countries", "aircrafts", "relations", "documents", "cars")) {
            assertThat(database.text("SELECT count(*) FROM " + table)).as(table).isEqualTo("300");
        }
        assertThat(database.text("SELECT count(*) >= 200 FROM provinces")).isEqualTo("t");
        assertThat(database.text("SELECT count(*) >= 200 FROM seats")).isEqualTo("t");
    }
}
