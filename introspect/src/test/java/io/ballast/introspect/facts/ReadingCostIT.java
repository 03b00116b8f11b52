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
    /** Its rows are counted, and its statistics and a sample of it are read. */
    private static final int QUESTIONS_OF_A_TABLE = 3;

    @Test
    void asksTheCatalogOnceForAllTables() throws SQLException {
        int ofOne = questions(1);
        assertThat(questions(9) - ofOne).isEqualTo(8 * QUESTIONS_OF_A_TABLE);
    }

    private static int questions(int tables) throws SQLException {
        try (TestDatabase database = TestDatabase.fresh();
                Connection connection = database.open()) {
            for (int i = 0; i < tables; i++) {
                connection
                        .createStatement()
                        .execute("CREATE TABLE t" + i
                                + " (id integer PRIMARY KEY, name text CHECK (name <> ''), UNIQUE (name))");
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
