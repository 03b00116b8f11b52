package io.ballast.introspect.facts;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.common.report.Progress;
import io.ballast.testdb.TestDatabase;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Reading a schema of a thousand tables takes ten times as long as one of a hundred, not a hundred times. */
class ReadingCostIT {
    @Test
    void asksOnceForAllTablesThatAreEmpty() throws SQLException {
        assertThat(questions(9, 0)).isEqualTo(questions(1, 0));
    }

    /** A sample of the rows is read. */
    @Test
    void asksOnceMoreForEachTableThatHasRows() throws SQLException {
        assertThat(questions(9, 5) - questions(1, 5)).isEqualTo(8);
    }

    private static int questions(int tables, int rows) throws SQLException {
        try (TestDatabase database = TestDatabase.fresh();
                Connection connection = database.open()) {
            for (int i = 0; i < tables; i++) {
                connection
                        .createStatement()
                        .execute("CREATE TABLE t" + i
                                + " (id integer PRIMARY KEY, name text CHECK (name <> ''), UNIQUE (name));"
                                + " INSERT INTO t" + i + " SELECT n, 'n' || n FROM generate_series(1, " + rows
                                + ") AS n; ANALYZE t" + i);
            }
            AtomicInteger asked = new AtomicInteger();
            CatalogReader.read(counting(connection, asked), "public", Progress.silent());
            return asked.get();
        }
    }

    private static Connection counting(Connection connection, AtomicInteger asked) {
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("prepareStatement")
                            || method.getName().equals("createStatement")) {
                        asked.incrementAndGet();
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
