package io.ballast.spark;

import io.ballast.testdb.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/** Looks many times a second at the sessions that loads have in a database. */
final class SessionSampler implements AutoCloseable {
    private final TestDatabase database;
    private final Thread thread = new Thread(this::sample, "sampler");
    private volatile boolean closed;
    private volatile int mostCopying;
    private volatile int mostOfOneStep;
    private volatile int mostInAll;

    private SessionSampler(TestDatabase database) {
        this.database = database;
    }

    static SessionSampler start(TestDatabase database) {
        SessionSampler sampler = new SessionSampler(database);
        sampler.thread.setDaemon(true);
        sampler.thread.start();
        return sampler;
    }

    /** Sessions that copied at one time. */
    int mostCopying() {
        return mostCopying;
    }

    /** Sessions that copied the same shards at one time. */
    int mostOfOneStep() {
        return mostOfOneStep;
    }

    /** Sessions of loads at one time, whatever they did. */
    int mostInAll() {
        return mostInAll;
    }

    private void sample() {
        try (Connection connection = database.open();
                Statement statement = connection.createStatement()) {
            while (!closed) {
                look(statement);
                Thread.sleep(10);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look(Statement statement) throws SQLException {
        Map<String, Integer> steps = new HashMap<>();
        int copying = 0;
        int all = 0;
        try (ResultSet rows = statement.executeQuery("SELECT application_name FROM pg_stat_activity"
                + " WHERE datname = current_database() AND application_name LIKE 'ballast%'")) {
            while (rows.next()) {
                all++;
                String name = rows.getString(1);
                if (name.contains(" copy ")) {
                    copying++;
                    steps.merge(name, 1, Integer::sum);
                }
            }
        }
        mostInAll = Math.max(mostInAll, all);
        mostCopying = Math.max(mostCopying, copying);
        mostOfOneStep = Math.max(
                mostOfOneStep, steps.values().stream().max(Integer::compare).orElse(0));
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
