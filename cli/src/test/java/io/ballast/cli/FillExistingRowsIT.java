package io.ballast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** {@code fill} of some tables: new rows refer to rows that the others have, and keys over these hold beside the rows that are there. */
class FillExistingRowsIT extends WithFilledDatabase {
    private static final String SCHEMA = """
            CREATE SCHEMA auth;
            CREATE TABLE auth.users (id uuid PRIMARY KEY DEFAULT gen_random_uuid());
            INSERT INTO auth.users SELECT FROM generate_series(1, 12);
            CREATE TABLE tenants (id serial PRIMARY KEY);
            CREATE TABLE people (tenant_id integer REFERENCES tenants, id integer, PRIMARY KEY (tenant_id, id));
            CREATE TABLE teams (tenant_id integer REFERENCES tenants, id integer, PRIMARY KEY (tenant_id, id));
            CREATE TABLE products (id bigint PRIMARY KEY, owner uuid);
            CREATE TABLE coupons (id bigint PRIMARY KEY);
            INSERT INTO tenants SELECT n FROM generate_series(1, 5) AS n;
            INSERT INTO people SELECT t, n FROM generate_series(1, 5) AS t, generate_series(1, 9) AS n;
            INSERT INTO teams SELECT t, n FROM generate_series(1, 5) AS t, generate_series(1, 4) AS n;
            INSERT INTO products SELECT 1000 + n FROM generate_series(1, 20) AS n;
            CREATE TABLE reviews (
                product_id bigint NOT NULL REFERENCES products,
                user_id uuid NOT NULL REFERENCES auth.users,
                coupon_id bigint REFERENCES coupons,
                stars integer NOT NULL CHECK (stars BETWEEN 1 AND 5),
                PRIMARY KEY (product_id, user_id));
            CREATE TABLE profiles (user_id uuid PRIMARY KEY REFERENCES auth.users, bio text);
            CREATE TABLE seats (
                tenant_id integer NOT NULL,
                person_id integer NOT NULL,
                team_id integer NOT NULL,
                FOREIGN KEY (tenant_id, person_id) REFERENCES people (tenant_id, id),
                FOREIGN KEY (tenant_id, team_id) REFERENCES teams (tenant_id, id),
                PRIMARY KEY (tenant_id, person_id, team_id));
            CREATE TABLE logins (
                user_id uuid NOT NULL REFERENCES auth.users,
                provider text NOT NULL CHECK (provider IN ('google', 'github', 'email')),
                PRIMARY KEY (user_id, provider));
            """;

    @Override
    void make() throws SQLException {
        database.execute(SCHEMA);
    }

    @Test
    void combinesRowsOfTwoTablesThatAreThere() throws SQLException {
        fill("--tables", "reviews", "--rows", "100");
        assertThat(count("reviews")).isBetween(60, 140);
        assertThat(database.text("SELECT count(DISTINCT product_id) > 10 AND count(DISTINCT user_id) > 6"
                        + " AND count(coupon_id) = 0 FROM reviews"))
                .isEqualTo("t");
        int before = count("reviews");

        fill("--tables", "reviews", "--rows", "50");
        assertThat(count("reviews")).isEqualTo(before + 50);
    }

    @Test
    void combinesRowsThatAgreeInAColumnOfSeveralKeys() throws SQLException {
        fill("--tables", "seats", "--rows", "60");
        assertThat(count("seats")).isEqualTo(60);
        fill("--tables", "seats", "--rows", "60");
        assertThat(count("seats")).isEqualTo(120);
        assertThat(database.text("SELECT count(DISTINCT tenant_id) FROM seats")).isEqualTo("5");
    }

    @Test
    void takesEachRowOnceWhereAKeyAsksForThatAndSaysWhenThereIsNoneLeft() throws SQLException {
        database.execute("INSERT INTO profiles SELECT id FROM auth.users LIMIT 4");
        fill("--tables", "profiles", "--rows", "100");
        assertThat(count("profiles")).isEqualTo(12);

        BallastJar.Result refused = database.fill("--tables", "profiles");

        assertThat(refused.exitCode()).isEqualTo(4);
        assertThat(refused.err())
                .isEqualTo(
                        "ballast fill: table \"profiles\" has a row for everything that its key (user_id) can refer to in"
                                + " auth.users. Fill that table as well, or leave out \"profiles\".\n");
    }

    @Test
    void keepsAKeyOverAReferenceAndAShortList() throws SQLException {
        fill("--tables", "logins", "--rows", "30");
        assertThat(count("logins")).isBetween(13, 36);
    }

    @Test
    void refusesReferencesToNewRowsAndToRowsThatAreThereWhichShareAColumn() throws SQLException {
        database.execute("""
                CREATE TABLE circles (tenant_id integer REFERENCES tenants, id serial, PRIMARY KEY (tenant_id, id));
                CREATE TABLE places (
                    tenant_id integer NOT NULL,
                    circle_id integer NOT NULL,
                    person_id integer NOT NULL,
                    FOREIGN KEY (tenant_id, circle_id) REFERENCES circles (tenant_id, id),
                    FOREIGN KEY (tenant_id, person_id) REFERENCES people (tenant_id, id));
                """);

        BallastJar.Result refused = database.fill("--tables", "circles,places");

        assertThat(refused.exitCode()).isEqualTo(4);
        assertThat(refused.err())
                .isEqualTo("ballast fill: table \"places\": foreign key \"places_tenant_id_person_id_fkey\" (tenant_id,"
                        + " person_id) leads to rows that are there, and shares columns with others that lead to new ones."
                        + " Fill \"people\" as well, or leave out \"places\".\n");
        database.execute("ALTER TABLE places ALTER person_id DROP NOT NULL");
        fill("--tables", "circles,places");
        assertThat(database.text("SELECT count(*) > 0 AND count(person_id) = 0 FROM places"))
                .isEqualTo("t");
    }

    @Test
    void refusesAReferenceToATableWithoutRows() throws SQLException {
        database.execute("ALTER TABLE reviews ALTER coupon_id SET NOT NULL");

        BallastJar.Result refused = database.fill("--tables", "reviews");

        assertThat(refused.exitCode()).isEqualTo(4);
        assertThat(refused.err())
                .isEqualTo("ballast fill: foreign key \"reviews_coupon_id_fkey\" of table \"reviews\" refers to"
                        + " public.coupons, which is not filled and has no rows. Fill that table as well, or leave out"
                        + " \"reviews\".\n");
    }

    private int count(String table) throws SQLException {
        return Integer.parseInt(database.text("SELECT count(*) FROM " + table));
    }
}
