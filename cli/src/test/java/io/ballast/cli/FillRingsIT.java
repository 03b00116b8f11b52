package io.ballast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code fill} of tables that refer to each other in a ring, empty and with rows: the references lead to rows, and the keys are as they were. */
class FillRingsIT extends WithFilledDatabase {
    private static final String SCHEMA = """
            CREATE TABLE users (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), email text NOT NULL UNIQUE);
            CREATE TABLE asset (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), owner_id uuid NOT NULL REFERENCES users,
                "livePhotoVideoId" uuid REFERENCES asset ON DELETE SET NULL, type text NOT NULL);
            CREATE TABLE person (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), owner_id uuid NOT NULL REFERENCES users,
                name text NOT NULL, "faceAssetId" uuid);
            CREATE TABLE asset_faces (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), "assetId" uuid NOT NULL REFERENCES asset,
                "personId" uuid REFERENCES person ON DELETE SET NULL);
            ALTER TABLE person ADD CONSTRAINT face FOREIGN KEY ("faceAssetId") REFERENCES asset_faces ON DELETE SET NULL;
            CREATE TABLE album (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), name text, thumbnail uuid REFERENCES asset);
            CREATE TABLE teams (id serial PRIMARY KEY, lead_id integer) PARTITION BY RANGE (id);
            CREATE TABLE teams_1 PARTITION OF teams FOR VALUES FROM (1) TO (1000000);
            CREATE TABLE members (id serial PRIMARY KEY, team_id integer NOT NULL REFERENCES teams, mentor_id integer REFERENCES members);
            ALTER TABLE teams ADD FOREIGN KEY (lead_id) REFERENCES members;
            CREATE TABLE a (id serial PRIMARY KEY, b_id integer);
            CREATE TABLE b (id serial PRIMARY KEY, c_id integer);
            CREATE TABLE c (id serial PRIMARY KEY, a_id integer NOT NULL REFERENCES a);
            ALTER TABLE a ADD FOREIGN KEY (b_id) REFERENCES b;
            ALTER TABLE b ADD FOREIGN KEY (c_id) REFERENCES c;
            """;

    @Override
    void make() throws SQLException {
        database.execute(SCHEMA);
    }

    @Test
    void fillsRingsAgainAndAgain() throws SQLException {
        List<String> before = database.definitions();

        for (int i = 0; i < 3; i++) {
            fill("--rows", "200");
        }

        assertThat(database.definitions()).isEqualTo(before);
        assertThat(database.text("SELECT count(*) > 400 AND count(\"faceAssetId\") > 150 FROM person"))
                .isEqualTo("t");
        assertThat(database.text("SELECT count(\"personId\") > 150 FROM asset_faces"))
                .isEqualTo("t");
        assertThat(database.text("SELECT count(*) > 500 AND count(lead_id) > 150 FROM teams"))
                .isEqualTo("t");
        assertThat(database.text("SELECT count(*) > 500 AND count(c_id) > 150 FROM b"))
                .isEqualTo("t");
    }

    @Test
    void saysWhichKeysAreCheckedLate() {
        fill("--rows", "20");

        BallastJar.Result plan = database.fill("--rows", "20", "--dry-run");

        assertThat(plan.exitCode()).isZero();
        assertThat(plan.out().replaceAll("\\s+(-- +)?", " "))
                .contains(
                        "of table \"person\" is checked once all rows are there: the tables refer to each other in a ring."
                                + " Until PUBLISH commits, it is DEFERRABLE.")
                .contains("ALTER TABLE \"public\".\"person\" ALTER CONSTRAINT \"face\" DEFERRABLE;")
                .contains("ALTER TABLE \"public\".\"person\" ALTER CONSTRAINT \"face\" NOT DEFERRABLE;");
    }
}
