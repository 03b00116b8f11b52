package io.ballast.introspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ballast.common.progress.Progress;
import io.ballast.common.spec.writer.SpecWriter;
import io.ballast.generator.BundleGenerator;
import io.ballast.generator.GenerationOptions;
import io.ballast.introspect.draft.DraftOptions;
import io.ballast.loader.BundleLoader;
import io.ballast.loader.plan.LoadOptions;
import io.ballast.loader.postgres.ConnectionResolver;
import io.ballast.loader.postgres.ConnectionSettings;
import io.ballast.loader.postgres.Connections;
import io.ballast.testdb.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From a live schema to a spec, to a bundle, to loaded tables: these are then held against the original. */
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

    /** The three schemas, analyzed and not. */
    @ParameterizedTest
    @CsvSource({"rental, true", "rental, false", "music, true", "music, false", "bench, true"})
    void makesTablesThatAreSkewedAlike(String schema, boolean analyzed, @TempDir Path directory) throws Exception {
        try (Connection connection = original.open()) {
            execute(connection, resource(schema + ".sql"));
            execute(connection, analyzed ? "ANALYZE" : "SELECT 1");
            SchemaSpec spec = SchemaSpec.run(
                    new Connections(settings(original)), "public", DraftOptions.DEFAULT, Progress.silent());
            Path bundle = directory.resolve("bundle");
            new BundleGenerator(
                            spec.spec(),
                            SpecWriter.write(spec.spec()),
                            GenerationOptions.into(bundle),
                            Progress.silent())
                    .run();
            new BundleLoader(settings(copy), LoadOptions.of(bundle), Progress.silent()).run();
            try (Connection loaded = copy.open()) {
                assertThat(rows(loaded)).isEqualTo(rows(connection));
                compareNulls(connection, loaded);
                compareChildren(connection, loaded);
            }
        }
    }

    /** Counts of rows are the same to the row, except of tables that are empty, which get one. */
    private static Map<String, Long> rows(Connection connection) throws SQLException {
        Map<String, Long> rows = new TreeMap<>();
        for (String table : texts(connection, """
                SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace
                   AND relkind IN ('r', 'p') AND NOT relispartition AND relname NOT LIKE 'ballast%'""")) {
            long count = Long.parseLong(
                    texts(connection, "SELECT count(*) FROM \"" + table + "\"").get(0));
            rows.put(table, Math.max(1, count));
        }
        return rows;
    }

    /** Shares of nulls differ by less than three standard deviations and what rounding takes. */
    private static void compareNulls(Connection original, Connection loaded) throws SQLException {
        for (String column : texts(original, """
                SELECT quote_ident(table_name) || ' ' || quote_ident(column_name) FROM information_schema.columns
                  JOIN pg_class ON relname = table_name AND NOT relispartition AND relkind IN ('r', 'p')
                 WHERE table_schema = 'public' AND is_nullable = 'YES'""")) {
            String[] names = column.split(" ", -1);
            String sql = "SELECT count(*) - count(" + names[1] + ") FROM " + names[0];
            double rows = Double.parseDouble(
                    texts(original, "SELECT count(*) FROM " + names[0]).get(0));
            if (rows > 0) {
                double expected = Double.parseDouble(texts(original, sql).get(0)) / rows;
                double found = Double.parseDouble(texts(loaded, sql).get(0)) / rows;
                double spread = 3 * Math.sqrt(expected * (1 - expected) / rows);
                assertThat(found).as(column).isCloseTo(expected, within(spread + 0.005));
            }
        }
    }

    /** The mean and the unevenness of children per parent (share of pairs of children that have the same parent). */
    private static void compareChildren(Connection original, Connection loaded) throws SQLException {
        for (String key : texts(original, """
                SELECT conrelid::regclass || ' ' || quote_ident(a.attname) || ' ' || confrelid::regclass
                  FROM pg_constraint k JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
                 WHERE contype = 'f' AND conparentid = 0 AND cardinality(conkey) = 1
                   AND connamespace = 'public'::regnamespace""")) {
            String[] names = key.split(" ", -1);
            String sql =
                    "SELECT coalesce(sum(n * (n - 1.0)) / nullif(sum(n) * (sum(n) - 1), 0), 0) FROM (SELECT count(*) AS n"
                            + " FROM " + names[0] + " WHERE " + names[1] + " IS NOT NULL GROUP BY " + names[1]
                            + ") AS c";
            double parents = Double.parseDouble(
                    texts(original, "SELECT count(*) FROM " + names[2]).get(0));
            double expected = Double.parseDouble(texts(original, sql).get(0)) * parents;
            double found = Double.parseDouble(texts(loaded, sql).get(0)) * parents;
            // 1 is as even as can be; each row gets a tenth, and small tables the scatter of their few rows.
            double children = Double.parseDouble(
                    texts(original, "SELECT count(*) FROM " + names[0]).get(0));
            double scatter = 4 * Math.sqrt(2 * Math.max(1, expected) * parents) / Math.max(1, children);
            assertThat(found).as(key).isCloseTo(expected, within(0.1 * expected + scatter));
        }
    }

    private static ConnectionSettings settings(TestDatabase database) {
        return ConnectionResolver.ofOwnUrl("postgresql://" + database.user() + "@" + database.host() + ":"
                        + database.port() + "/" + database.name() + "?sslmode=prefer")
                .withPassword(database.password());
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        }
    }

    private static List<String> texts(Connection connection, String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                texts.add(row.getString(1));
            }
        }
        return texts;
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = FromDbIT.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
