package io.ballast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** {@code fill} of tables that it has filled before: keys hold beside the rows that are there, or it is refused before it writes. */
class FillAgainIT extends WithFilledDatabase {
    private static final String SCHEMA = """
            CREATE TABLE members (id serial PRIMARY KEY, email varchar(45) NOT NULL UNIQUE, nick text NOT NULL, code varchar(12) UNIQUE);
            CREATE UNIQUE INDEX members_nick ON members (lower(nick));
            CREATE TABLE articles (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, author_id integer NOT NULL REFERENCES members,
                slug varchar(40) NOT NULL, deleted_at timestamptz);
            CREATE UNIQUE INDEX articles_slug ON articles (slug) WHERE deleted_at IS NULL;
            CREATE TABLE rooms (id serial PRIMARY KEY, name text NOT NULL);
            CREATE TABLE bookings (id serial PRIMARY KEY, room_id integer NOT NULL REFERENCES rooms, stay int4range NOT NULL,
                at daterange NOT NULL, during tstzrange NOT NULL);
            CREATE EXTENSION IF NOT EXISTS btree_gist;
            ALTER TABLE bookings ADD EXCLUDE USING gist (room_id WITH =, stay WITH &&);
            ALTER TABLE bookings ADD EXCLUDE USING gist (at WITH &&), ADD EXCLUDE USING gist (room_id WITH =, during WITH &&);
            """;

    @Override
    void make() throws SQLException {
        database.execute(SCHEMA);
    }

    @Test
    void keepsKeysOfTextsAndRangesThatLieApart() throws SQLException {
        for (int i = 0; i < 3; i++) {
            fill("--rows", "300");
        }
        assertThat(database.text("SELECT count(*) = 900 FROM members")).isEqualTo("t");
        assertThat(database.text("SELECT count(*) > 600 FROM bookings")).isEqualTo("t");
    }

    @Test
    void putsRangesBehindThoseOfRowsThatAreReferredToAlready() throws SQLException {
        fill("--rows", "100");
        fill("--tables", "bookings", "--rows", "50");
        fill("--tables", "bookings", "--rows", "50");
        assertThat(database.text("SELECT count(*) > 180 FROM bookings")).isEqualTo("t");

        database.execute("UPDATE bookings SET stay = '[2000000000,)' WHERE id = 1");
        BallastJar.Result refused = database.fill("--tables", "bookings");

        assertThat(refused.exitCode()).isEqualTo(4);
        assertThat(refused.err())
                .isEqualTo(
                        "ballast fill: ranges of column \"bookings.stay\" have to lie behind those that are there, and"
                                + " one of these has no upper end. Leave out the table, or empty it first.\n");
    }

    @Test
    void refusesKeysThatNewRowsMayRepeatUnlessASpecSaysMore() throws Exception {
        database.execute("CREATE TABLE holidays (day date PRIMARY KEY, name text NOT NULL)");
        fill("--tables", "holidays", "--rows", "100");

        BallastJar.Result refused = database.fill("--tables", "holidays", "--rows", "100");

        assertThat(refused.exitCode()).isEqualTo(4);
        assertThat(refused.err())
                .isEqualTo(
                        "ballast fill: table \"holidays\": new rows may repeat values of the key (day). Leave out the"
                                + " table, empty it first, or give these columns values that no row has by a spec of your own.\n");
        assertThat(database.text("SELECT count(*) FROM holidays")).isEqualTo("100");

        Path spec = Files.writeString(directory.resolve("days.yaml"), """
                ballast: 1
                tables: { holidays: { columns: { day: { value: { sequence: { start: 2100-01-01, step: P1D } } } } } }
                """);
        fill("--tables", "holidays", "--rows", "100", "--spec", spec.toString());
        assertThat(database.text("SELECT count(*) FROM holidays")).isEqualTo("200");
    }
}
