package com.example.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.testkit.BallastDatabase;
import io.ballast.testkit.ClonedDatabase;
import io.ballast.testkit.FromBallast;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The application's own DataSource, on a copy of the dataset. */
@SpringBootTest
@BallastDatabase("shop.yaml")
class OrdersIT {
    @FromBallast
    static ClonedDatabase database;

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry registry) {
        database.datasource(registry::add);
    }

    @Autowired
    private Orders orders;

    @Test
    void forgetsWhatWasSent() {
        long before = orders.count();
        int forgotten = orders.forget("sent");

        assertThat(before).isEqualTo(40_000);
        assertThat(orders.count()).isEqualTo(before - forgotten);
        assertThat(forgotten).isBetween(11_000, 13_000);
    }
}
