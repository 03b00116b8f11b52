package io.ballast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** {@code fill} of tables with keys over days and moments, and with ranges of two columns, again and again: new ones lie behind those there. */
class FillLaterIT extends WithFilledDatabase {
    private static final String SCHEMA = """
            CREATE EXTENSION IF NOT EXISTS btree_gist;
            CREATE TABLE users (id serial PRIMARY KEY, name text NOT NULL);
            CREATE TABLE holidays (day date PRIMARY KEY, name text NOT NULL);
            CREATE TABLE closings (day date NOT NULL REFERENCES holidays, note text, UNIQUE (day));
            CREATE TABLE snapshots (taken_at timestamptz(0) PRIMARY KEY, size integer);
            CREATE TABLE daily (user_id integer NOT NULL REFERENCES users, day date NOT NULL, steps integer NOT NULL,
                PRIMARY KEY (user_id, day));
            CREATE TABLE readings (sensor text NOT NULL CHECK (sensor IN ('a', 'b')), day date NOT NULL CHECK (day >= '2000-01-01'),
                UNIQUE (sensor, day));
            CREATE TABLE contracts (kind text NOT NULL CHECK (kind IN ('x', 'y')), since date NOT NULL, until date,
                CHECK (until > since), UNIQUE (kind, since));
            CREATE TABLE rooms (id serial PRIMARY KEY);
            CREATE TABLE bookings (id serial PRIMARY KEY, room_id integer NOT NULL REFERENCES rooms, starts_at timestamptz NOT NULL,
                ends_at timestamptz NOT NULL, status text, CHECK (starts_at < ends_at),
                EXCLUDE USING gist (room_id WITH =, tstzrange(starts_at, ends_at) WITH &&) WHERE (status <> 'cancelled'));
            CREATE TABLE periods (id serial PRIMARY KEY, first date NOT NULL, last date NOT NULL, CHECK (last >= first),
                EXCLUDE USING gist (daterange(first, last, '[]') WITH &&));
            CREATE TABLE spans (id serial PRIMARY KEY, lo integer NOT NULL, hi integer, EXCLUDE USING gist (int4range(lo, hi) WITH &&));
            """;

    @Override
    void make() throws SQLException {
        database.execute(SCHEMA);
    }

    @Test
    void putsDaysMomentsAndRangesBehindThoseThatAreThere() throws SQLException {
        for (int i = 0; i < 2; i++) {
            fill("--rows", "300");
            fill("--rows", "200", "--exclude-tables", "users,rooms,holidays,closings");
        }

        assertThat(database.text("SELECT count(*) FROM holidays")).isEqualTo("600");
        assertThat(database.text("SELECT count(*) FROM snapshots")).isEqualTo("1000");
        assertThat(database.text("SELECT count(*) FROM readings")).isEqualTo("1000");
        assertThat(database.text("SELECT count(*) FROM contracts")).isEqualTo("1000");
        assertThat(database.text("SELECT count(*) > 700 FROM daily")).isEqualTo("t");
        assertThat(database.text("SELECT count(*) > 400 FROM closings")).isEqualTo("t");
        assertThat(database.text("SELECT count(*) > 700 FROM bookings")).isEqualTo("t");
        assertThat(database.text("SELECT count(*) FROM periods")).isEqualTo("1000");
        assertThat(database.text("SELECT count(*) FROM spans")).isEqualTo("1000");
    }

    /** Each fill may take as many years as it needs, and not as many as all before it. */
    @Test
    void doesNotDoubleTheYears() throws SQLException {
        for (int i = 0; i < 6; i++) {
            fill("--rows", "100", "--tables", "holidays");
        }

        assertThat(database.text("SELECT count(*) = 600 AND max(day) < '2060-01-01' FROM holidays"))
                .isEqualTo("t");
    }

    @Test
    void refusesToBeginBehindARangeWithoutAnEnd() throws SQLException {
        fill("--rows", "10");
        database.execute("INSERT INTO spans (lo, hi) VALUES (2000000000, NULL)");

        BallastJar.Result refused = database.fill("--rows", "10", "--tables", "spans");

        assertThat(refused.exitCode()).isEqualTo(4);
        assertThat(refused.err())
                .isEqualTo(
                        "ballast fill: values of column \"spans.lo\" have to lie behind those that are there, and one of"
                                + " these has no upper end. Leave out the table, or empty it first.\n");
    }
}
