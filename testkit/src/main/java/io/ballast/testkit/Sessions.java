package io.ballast.testkit;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jspecify.annotations.Nullable;

/** The connections that were handed to a test, or to a class; closed when it ends. Safe for use by many threads. */
final class Sessions {
    private final Deque<Connection> open = new ConcurrentLinkedDeque<>();

    Connection open(ClonedDatabase database) throws SQLException {
        Connection connection = database.open();
        open.push(connection);
        return connection;
    }

    void close() throws SQLException {
        @Nullable SQLException first = null;
        for (@Nullable Connection connection = open.poll(); connection != null; connection = open.poll()) {
            try {
                connection.close();
            } catch (SQLException e) {
                if (first == null) {
                    first = e;
                } else {
                    first.addSuppressed(e);
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
