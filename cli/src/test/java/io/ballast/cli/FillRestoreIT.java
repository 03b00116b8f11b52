package io.ballast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A fill that the schema itself ends in the middle, and the one command that gives the schema back as it was. */
class FillRestoreIT extends WithFilledDatabase {
    /** Lines are refused when their rows are there; products are referred to from outside, by each other, and by what came before. */
    @Override
    void make() throws SQLException {
        database.execute("""
                CREATE TABLE c (id int PRIMARY KEY);
                CREATE TABLE j (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, c_id int NOT NULL REFERENCES c, UNIQUE (c_id, id));
                CREATE TABLE l (j_id bigint NOT NULL, c_id int NOT NULL, n smallint NOT NULL, PRIMARY KEY (j_id, n),
                  FOREIGN KEY (c_id, j_id) REFERENCES j (c_id, id) ON DELETE CASCADE);
                CREATE TABLE i (id int PRIMARY KEY, j_id bigint REFERENCES j);
                CREATE FUNCTION nope() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RAISE EXCEPTION 'no'; END$$;
                CREATE CONSTRAINT TRIGGER nope AFTER INSERT ON l DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION nope();
                CREATE TABLE kept (id int PRIMARY KEY, i_id int REFERENCES i, c_id int REFERENCES c);
                INSERT INTO kept VALUES (1, NULL, NULL);
                """);
    }

    @Test
    void emptiesTablesThatOthersReferTo() throws SQLException {
        List<String> before = database.definitions();
        String[] options = {"--rows", "300", "--exclude-tables", "kept"};

        assertThat(database.fill(options).exitCode()).isEqualTo(3);
        assertThat(database.text("SELECT count(*) FROM i")).isEqualTo("300");
        BallastJar.Result restored = database.fill("--restore");

        assertThat(restored.err()).isEmpty();
        assertThat(restored.exitCode()).isZero();
        assertThat(database.text(
                        "SELECT (SELECT count(*) FROM i) + (SELECT count(*) FROM j) + (SELECT count(*) FROM c)"))
                .isEqualTo("0");
        assertThat(database.text("SELECT count(*) FROM kept")).isEqualTo("1");
        assertThat(database.definitions()).isEqualTo(before);
    }
}
