package com.example.shop;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/** What is under test: questions to the database, and a change of it. */
public final class Orders {
    private static final String MAX_BY_ONE_CUSTOMER = """
            SELECT count(*) FROM orders GROUP BY customer_id ORDER BY count(*) DESC LIMIT 1""";

    private final DataSource database;

    public Orders(DataSource database) {
        this.database = database;
    }

    public long count() throws SQLException {
        return number("SELECT count(*) FROM orders");
    }

    /** How many orders the best customer has; 0 without orders. */
    public long mostByOneCustomer() throws SQLException {
        return number(MAX_BY_ONE_CUSTOMER);
    }

    /** Forgets all orders in this state. */
    public int forget(String state) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement("DELETE FROM orders WHERE state = ?")) {
            statement.setString(1, state);
            return statement.executeUpdate();
        }
    }

    private long number(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet row = statement.executeQuery()) {
            return row.next() ? row.getLong(1) : 0;
        }
    }
}
