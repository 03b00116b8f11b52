package io.ballast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** {@code fill} of an empty schema without a spec: nested sets and grades that a developer would believe, by their names. */
class FillBelievableIT extends WithFilledDatabase {
    private static final String SCHEMA = """
            CREATE TABLE sections (id serial PRIMARY KEY, lft integer NOT NULL UNIQUE, rgt integer NOT NULL UNIQUE, CHECK (lft < rgt));
            CREATE TABLE grades (id serial PRIMARY KEY, grade numeric(10,5) NOT NULL, rawgrademin numeric(10,5) NOT NULL DEFAULT 0,
                rawgrademax numeric(10,5) NOT NULL DEFAULT 100);
            """;

    @Override
    void make() throws SQLException {
        database.execute(SCHEMA);
        fill("--rows", "200");
    }

    @Test
    void hasNoRowThatNobodyWouldBelieve() throws SQLException {
        assertThat(database.text("SELECT count(*) FROM sections WHERE lft >= rgt"))
                .isEqualTo("0");
        assertThat(
                        database.text(
                                "SELECT count(*) FROM grades WHERE grade NOT BETWEEN 0 AND 100 OR rawgrademin <> 0 OR rawgrademax <> 100"))
                .isEqualTo("0");

        fill("--rows", "100");

        assertThat(database.text("SELECT count(*) FROM sections")).isEqualTo("300");
    }
}
