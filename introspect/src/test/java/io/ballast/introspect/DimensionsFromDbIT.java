package io.ballast.introspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.common.report.Progress;
import io.ballast.introspect.draft.DraftOptions;
import io.ballast.loader.postgres.Connections;
import io.ballast.testdb.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** Arrays get as many dimensions as their columns were declared with. */
class DimensionsFromDbIT {
    @Test
    void areThoseOfTheDeclaration() throws Exception {
        try (TestDatabase database = TestDatabase.fresh()) {
            execute(
                    database,
                    "CREATE TABLE board (id int PRIMARY KEY, cells integer[][], words text[], cube real[][][])");

            assertThat(spec(database))
                    .contains("value: { array: { element: { integer: { min: 1, max: 10 } }, dimensions: [2, 2] } }")
                    .contains("dimensions: [2, 2, 2]")
                    .contains("length: { uniform: { min: 0, max: 3 } }");
        }
    }

    @Test
    void haveAsManyElementsAsTheRowsThatAreThere() throws Exception {
        try (TestDatabase database = TestDatabase.fresh()) {
            execute(database, """
                    CREATE TABLE board (id int PRIMARY KEY, cells integer[][]);
                    INSERT INTO board SELECT n, array_fill(n, ARRAY[3, 3]) FROM generate_series(1, 50) n;
                    """);

            assertThat(spec(database)).contains("dimensions: [3, 3]");
        }
    }

    private static String spec(TestDatabase database) throws Exception {
        return SchemaSpec.run(
                        new Connections(Roundtrip.settings(database)),
                        "public",
                        DraftOptions.DEFAULT,
                        Progress.silent())
                .text();
    }

    private static void execute(TestDatabase database, String sql) throws SQLException {
        try (Connection connection = database.open();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
