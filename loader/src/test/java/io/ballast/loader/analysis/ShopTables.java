package io.ballast.loader.analysis;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Small tables with known counts, in a schema whose name needs quotes. */
final class ShopTables {
    static final String SCHEMA = "Web Shop";
    /** Parents with one to five emails: 1,000 users dealt by the distribution of the users preset, rounded to whole users. */
    static final long[] EMAILS = {505, 212, 127, 89, 67};

    private ShopTables() {}

    static void create(Connection connection) throws SQLException {
        try (Statement sql = connection.createStatement()) {
            sql.execute("CREATE SCHEMA \"Web Shop\"");
            sql.execute("SET search_path = \"Web Shop\"");
            sql.execute("CREATE TABLE users (id int PRIMARY KEY, name text)");
            sql.execute("INSERT INTO users SELECT i, 'user ' || i FROM generate_series(1, 1000) i");
            // Without statistics for as long as the tests last: autovacuum would gather them within a minute.
            sql.execute("CREATE TABLE emails (user_id int REFERENCES users, email text)"
                    + " WITH (autovacuum_enabled = false)");
            int first = 1;
            for (int children = 1; children <= EMAILS.length; children++) {
                long last = first + EMAILS[children - 1] - 1;
                sql.execute("INSERT INTO emails SELECT u, 'u' || u || '-' || k FROM generate_series(" + first + ", "
                        + last + ") u, generate_series(1, " + children + ") k");
                first = (int) last + 1;
            }
            // Ten users with three numbers each, and four numbers that belong to nobody.
            sql.execute("CREATE TABLE phone_numbers (user_id int REFERENCES users, phone text)");
            sql.execute(
                    "INSERT INTO phone_numbers SELECT u, '+1' FROM generate_series(1, 10) u, generate_series(1, 3)");
            sql.execute("INSERT INTO phone_numbers SELECT NULL, '+1' FROM generate_series(1, 4)");
            sql.execute(
                    "CREATE TABLE \"order \"\"lines\" (a int, \"b c\" int, PRIMARY KEY (a, \"b c\")) PARTITION BY RANGE (a)");
            sql.execute("CREATE TABLE lines_1 PARTITION OF \"order \"\"lines\" FOR VALUES FROM (0) TO (10)");
            sql.execute("CREATE TABLE lines_2 PARTITION OF \"order \"\"lines\" FOR VALUES FROM (10) TO (20)");
            sql.execute("INSERT INTO \"order \"\"lines\" SELECT i, i FROM generate_series(0, 19) i");
            sql.execute("CREATE TABLE returns (line_a int, \"line B\" int, "
                    + "FOREIGN KEY (line_a, \"line B\") REFERENCES \"order \"\"lines\")");
            sql.execute("INSERT INTO returns SELECT 7, 7 FROM generate_series(1, 2)");
            sql.execute("INSERT INTO returns VALUES (7, NULL)");
            sql.execute("ANALYZE users, \"order \"\"lines\"");
            sql.execute("RESET search_path");
        }
    }
}
