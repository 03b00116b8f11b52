package com.example.shop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ballast.testkit.BallastDatabase;
import io.ballast.testkit.BallastDatabase.Per;
import io.ballast.testkit.FromBallast;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that change rows: a copy for each method, and nothing to clean up. */
@BallastDatabase(value = "shop.yaml", per = Per.METHOD)
class OrderChangesIT {
    @FromBallast
    private DataSource database;

    @ParameterizedTest
    @ValueSource(strings = {"open", "paid", "sent"})
    void forgetsTheOrdersOfOneState(String state) throws SQLException {
        Orders orders = new Orders(database);
        int forgotten = orders.forget(state);
        assertTrue(forgotten > 0);
        assertEquals(40_000 - forgotten, orders.count());
    }

    @Test
    void theCommandLineOfBallastIsNotOnTheClassPath() {
        assertTrue(isMissing("picocli.CommandLine") && isMissing("me.tongfei.progressbar.ProgressBar"));
    }

    private static boolean isMissing(String className) {
        try {
            Class.forName(className);
            return false;
        } catch (ClassNotFoundException e) {
            return true;
        }
    }
}
