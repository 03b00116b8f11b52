package io.ballast.testdb;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** An empty database of a test's own. Closing it drops it, sessions and all. */
public final class TestDatabase implements AutoCloseable {
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final Map<String, TestDatabase> OPEN = new ConcurrentHashMap<>();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(TestDatabase::dropAll, "testdb-drop"));
    }

    private final PostgresServer server;
    private final String name;

    private TestDatabase(PostgresServer server, String name) {
        this.server = server;
        this.name = name;
    }

    /** Makes a database on the server of this JVM; UTF-8, in the server's default collation. */
    public static TestDatabase fresh() {
        return freshOn(PostgresServer.shared());
    }

    static TestDatabase freshOn(PostgresServer server) {
        String name = "ballast_test_" + ProcessHandle.current().pid() + "_" + COUNT.incrementAndGet();
        TestDatabase database = new TestDatabase(server, name);
        try {
            server.execute("CREATE DATABASE " + name);
        } catch (SQLException e) {
            throw new IllegalStateException("no test database on " + server, e);
        }
        OPEN.put(name, database);
        return database;
    }

    /** Without user and password. */
    public String jdbcUrl() {
        return server.jdbcUrl(name);
    }

    public String user() {
        return server.user();
    }

    public String password() {
        return server.password();
    }

    public String name() {
        return name;
    }

    public String host() {
        return server.host();
    }

    public int port() {
        return server.port();
    }

    /** A new session; the caller closes it. */
    public Connection open() throws SQLException {
        return server.open(name);
    }

    @Override
    public void close() {
        if (OPEN.remove(name) == null) {
            return;
        }
        try {
            server.execute("DROP DATABASE " + name + " WITH (FORCE)");
        } catch (SQLException e) {
            throw new IllegalStateException("cannot drop " + name + " on " + server, e);
        }
    }

    /** For the tests that did not. */
    private static void dropAll() {
        for (TestDatabase database : OPEN.values()) {
            try {
                database.close();
            } catch (IllegalStateException serverGone) {
                // It went with its server.
            }
        }
    }
}
