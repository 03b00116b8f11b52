package io.ballast.introspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.testdb.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Schemas in the manner of real applications, from the database to loaded tables: as they are made, and with a few rows. */
class ApplicationSchemasIT {
    private TestDatabase original;
    private TestDatabase copy;

    @BeforeEach
    void open() {
        original = TestDatabase.fresh();
        copy = TestDatabase.fresh();
    }

    @AfterEach
    void close() {
        original.close();
        copy.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"blog", "shop", "clinic", "films", "forum", "ledger", "chat", "accounts"})
    void loadsWhileItIsEmptyAndWithAFewRows(String schema, @TempDir Path directory) throws Exception {
        String[] sql = resource("apps/" + schema + ".sql").split("-- rows\n", -1);
        try (Connection connection = original.open();
                Connection loaded = copy.open()) {
            execute(connection, sql[0]);
            Roundtrip.run(original, copy, directory.resolve("empty"));
            Map<String, Long> supposed = SchemaComparison.rows(loaded);
            assertThat(supposed.keySet()).containsExactlyInAnyOrderElementsOf(SchemaComparison.tables(connection));
            assertThat(supposed.values()).allSatisfy(rows -> assertThat(rows).isBetween(1L, 300L));

            execute(loaded, "DROP SCHEMA public CASCADE; CREATE SCHEMA public");
            execute(connection, sql[1]);
            Roundtrip.run(original, copy, directory.resolve("filled"));
            assertThat(SchemaComparison.rows(loaded)).containsAllEntriesOf(SchemaComparison.rows(connection));
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        }
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = ApplicationSchemasIT.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
