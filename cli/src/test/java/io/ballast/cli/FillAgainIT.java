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
    void findsShortTextsThatNoRowHas() throws SQLException {
        database.execute("""
                CREATE TABLE currencies (code char(3) PRIMARY KEY, name text NOT NULL);
                CREATE TABLE languages (id varchar(2) PRIMARY KEY, label text);
                CREATE TABLE regions (id serial PRIMARY KEY, iso char(2) NOT NULL CHECK (iso ~ '^[A-Z]{2}$'));
                CREATE UNIQUE INDEX ON regions (lower(iso));
                CREATE TABLE countries (country_code char(2) PRIMARY KEY, currency char(3) NOT NULL REFERENCES currencies);
                CREATE TABLE names (country char(2) REFERENCES countries, lang varchar(2) NOT NULL, PRIMARY KEY (country, lang));
                CREATE TABLE server_keys (server_name varchar(9) NOT NULL, key_id varchar(3) NOT NULL, UNIQUE (server_name, key_id));
                CREATE TABLE flags (flag char(1) PRIMARY KEY);
                INSERT INTO currencies VALUES ('EUR', 'Euro'), ('USD', 'US Dollar');
                INSERT INTO regions (iso) VALUES ('DE'), ('FR');
                """);
        String tables = "currencies,languages,regions,countries,names,server_keys";
        for (int i = 0; i < 3; i++) {
            fill("--tables", tables, "--rows", "150");
        }
        fill("--tables", "flags", "--rows", "100");
        fill("--tables", "regions", "--rows", "1000");

        assertThat(database.text("SELECT count(*) FROM currencies")).isEqualTo("452");
        assertThat(database.text("SELECT count(*) FROM languages")).isEqualTo("450");
        assertThat(database.text("SELECT count(*) > 400 FROM names")).isEqualTo("t");
        assertThat(database.text("SELECT count(*) FROM server_keys")).isEqualTo("450");
        assertThat(database.text("SELECT count(*) FROM flags")).isEqualTo("36");
        assertThat(database.text("SELECT count(*) = 26 * 26 FROM regions")).isEqualTo("t");

        BallastJar.Result refused = database.fill("--tables", "regions", "--rows", "10");

        assertThat(refused.exitCode()).isEqualTo(4);
        assertThat(refused.err())
                .isEqualTo(
                        "ballast fill: table \"regions\": new rows need 10 values of column \"iso\" that no row has, and"
                                + " there is none left. Leave out the table, or empty it first.\n");
    }

    @Test
    void refusesKeysThatNewRowsMayRepeatUnlessASpecSaysMore() throws Exception {
        database.execute("CREATE TABLE holidays (day date PRIMARY KEY CHECK (day < '2026-01-01'), name text NOT NULL)");
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
                tables: { holidays: { columns: { day: { value: { sequence: { start: 1990-01-01, step: P1D } } } } } }
                """);
        fill("--tables", "holidays", "--rows", "100", "--spec", spec.toString());
        assertThat(database.text("SELECT count(*) FROM holidays")).isEqualTo("200");
    }
}
