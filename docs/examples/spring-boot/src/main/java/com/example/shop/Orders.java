package com.example.shop;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What is under test. */
@Repository
public class Orders {
    private final JdbcClient database;

    public Orders(JdbcClient database) {
        this.database = database;
    }

    public long count() {
        return database.sql("SELECT count(*) FROM orders").query(Long.class).single();
    }

    /** Forgets all orders in this state. */
    public int forget(String state) {
        return database.sql("DELETE FROM orders WHERE state = ?").param(state).update();
    }
}
