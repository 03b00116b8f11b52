package io.ballast.introspect;

import io.ballast.testdb.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From a live schema to a spec, to a bundle, to loaded tables: these are then checked against the original. */
class FromDbIT {
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

    /** The four schemas, analyzed and not. */
    @ParameterizedTest
    @CsvSource({
        "rental, true",
        "rental, false",
        "music, true",
        "music, false",
        "bench, true",
        "trade, true",
    })
    void makesTablesThatAreSkewedAlike(String schema, boolean analyzed, @TempDir Path directory) throws Exception {
        try (Connection connection = original.open()) {
            execute(connection, resource(schema + ".sql"));
            execute(connection, analyzed ? "ANALYZE" : "SELECT 1");
            Roundtrip.run(original, copy, directory);
            try (Connection loaded = copy.open()) {
                new SchemaComparison(connection, loaded).compare();
            }
        }
    }

    /** The tables of the real pgbench, after some of its transactions. */
    @Test
    @EnabledIf("io.ballast.introspect.Pgbench#expected")
    void makesThePgbenchOfItsOwnTool(@TempDir Path directory) throws Exception {
        Pgbench.run(original, "--initialize", "--scale=1", "--foreign-keys", "--quiet");
        Pgbench.run(original, "--client=2", "--transactions=500", "--no-vacuum");
        try (Connection connection = original.open()) {
            execute(connection, "ANALYZE");
            Roundtrip.run(original, copy, directory);
            try (Connection loaded = copy.open()) {
                new SchemaComparison(connection, loaded).compare();
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        }
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = FromDbIT.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
