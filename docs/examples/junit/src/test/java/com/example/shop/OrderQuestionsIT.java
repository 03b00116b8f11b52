package com.example.shop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ballast.testkit.BallastDatabase;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Tests that only read: one copy for the whole class. */
@BallastDatabase("shop.yaml")
class OrderQuestionsIT {
    @Test
    void countsAllOrders(DataSource database) throws SQLException {
        assertEquals(40_000, new Orders(database).count());
    }

    @Test
    void knowsTheBestCustomer(DataSource database) throws SQLException {
        assertEquals(50, new Orders(database).mostByOneCustomer());
    }
}
