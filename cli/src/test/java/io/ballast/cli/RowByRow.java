package io.ballast.cli;

import io.ballast.testdb.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Inserts records into table {@code one} as a cautious program would: each in a subtransaction of its own. */
final class RowByRow {
    private static final String INSERT_EACH = """
            DO $$
            DECLARE r record;
            BEGIN
                FOR r IN SELECT * FROM texts ORDER BY number LOOP
                    BEGIN
                        INSERT INTO one VALUES (r.id::integer, r.name, r.amount::numeric(6,2), r.at::date);
                    EXCEPTION WHEN OTHERS THEN
                        INSERT INTO refused VALUES (r.number);
                    END;
                END LOOP;
            END $$""";

    private RowByRow() {}

    /** Inserts them; returns the lines of those that were refused, in their order. An empty field is null. */
    static List<String> insert(TestDatabase database, List<String[]> records) throws SQLException {
        try (Connection connection = database.open();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE texts (number integer, id text, name text, amount text, at text);"
                    + " CREATE TABLE refused (number integer)");
            fill(connection, records);
            statement.execute(INSERT_EACH);
            return refused(statement, records);
        }
    }

    private static void fill(Connection connection, List<String[]> records) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO texts VALUES (?, ?, ?, ?, ?)")) {
            connection.setAutoCommit(false);
            for (int number = 0; number < records.size(); number++) {
                String[] record = records.get(number);
                insert.setInt(1, number);
                for (int i = 0; i < record.length; i++) {
                    insert.setString(i + 2, record[i].isEmpty() ? null : record[i]);
                }
                insert.addBatch();
            }
            insert.executeBatch();
            connection.commit();
            connection.setAutoCommit(true);
        }
    }

    private static List<String> refused(Statement statement, List<String[]> records) throws SQLException {
        List<String> refused = new ArrayList<>();
        try (ResultSet numbers = statement.executeQuery("SELECT number FROM refused ORDER BY number")) {
            while (numbers.next()) {
                refused.add(String.join(",", records.get(numbers.getInt(1))) + "\n");
            }
        }
        return refused;
    }
}
