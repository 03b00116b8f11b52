package io.ballast.introspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.testdb.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Intervals with fields and digits keep their types, and unique ones differ to the server too, whatever it cuts off. */
class IntervalsFromDbIT {
    private static final List<String> TYPES = List.of(
            "interval year",
            "interval month",
            "interval year to month",
            "interval day",
            "interval day to hour",
            "interval hour to minute",
            "interval minute to second(2)",
            "interval day to second(0)",
            "interval second(3)",
            "interval(1)");

    @Test
    void keepTheirTypesAndKeys(@TempDir Path directory) throws Exception {
        StringBuilder columns = new StringBuilder("id integer PRIMARY KEY");
        for (int i = 0; i < TYPES.size(); i++) {
            columns.append(", u").append(i).append(' ').append(TYPES.get(i)).append(" NOT NULL UNIQUE");
            columns.append(", a").append(i).append(' ').append(TYPES.get(i)).append("[]");
        }
        try (TestDatabase original = TestDatabase.fresh();
                TestDatabase copy = TestDatabase.fresh()) {
            try (Connection connection = original.open();
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE t (" + columns + ")");
            }

            Roundtrip.run(original, copy, directory);

            assertThat(types(copy)).isEqualTo(types(original)).contains("u7 interval day to second(0)");
            assertThat(texts(
                            copy,
                            "SELECT count(*) FROM pg_constraint WHERE contype = 'u' AND conrelid = 't'::regclass"))
                    .containsExactly(String.valueOf(TYPES.size()));
            assertThat(texts(copy, "SELECT count(*) FROM t")).containsExactly("100");
        }
    }

    private static List<String> types(TestDatabase database) throws SQLException {
        return texts(
                database,
                "SELECT attname || ' ' || format_type(atttypid, atttypmod) FROM pg_attribute WHERE attrelid = 't'::regclass"
                        + " AND attnum > 0 ORDER BY attnum");
    }

    private static List<String> texts(TestDatabase database, String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Connection connection = database.open();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                texts.add(row.getString(1));
            }
        }
        return texts;
    }
}
