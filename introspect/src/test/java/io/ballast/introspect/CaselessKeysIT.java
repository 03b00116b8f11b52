package io.ballast.introspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.common.report.Progress;
import io.ballast.generator.BundleGenerator;
import io.ballast.generator.GenerationOptions;
import io.ballast.introspect.draft.DraftOptions;
import io.ballast.loader.BundleLoader;
import io.ballast.loader.plan.LoadOptions;
import io.ballast.loader.postgres.Connections;
import io.ballast.spec.reader.SpecWriter;
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

/** Keys that ignore case, from a schema through a bundle to loaded tables. */
class CaselessKeysIT {
    private static final String SCHEMA = """
            CREATE EXTENSION citext;
            CREATE TABLE tenants (id integer PRIMARY KEY, slug citext NOT NULL UNIQUE, period int4range);
            CREATE INDEX ON tenants (lower(period));
            CREATE TABLE users (
                id bigint PRIMARY KEY,
                tenant_id integer NOT NULL REFERENCES tenants,
                email varchar(80) NOT NULL,
                "Nick" text NOT NULL,
                code char(12) NOT NULL,
                tag citext NOT NULL,
                UNIQUE (tenant_id, tag));
            CREATE UNIQUE INDEX users_email ON users (lower(email));
            CREATE UNIQUE INDEX users_nick ON users (tenant_id, upper("Nick") text_pattern_ops DESC) INCLUDE (id) WHERE id > 0;
            CREATE UNIQUE INDEX users_code ON users (lower(code)) WHERE code IS NOT NULL;
            CREATE INDEX users_tag ON users (lower(tag));
            """;

    private static final String INDEXES =
            "SELECT pg_get_indexdef(indexrelid) FROM pg_index JOIN pg_class c ON c.oid = indexrelid"
                    + " WHERE relnamespace = 'public'::regnamespace ORDER BY 1";

    /** But for a condition that only SQL text can say, which the load is not told to trust. */
    @Test
    void stayUniqueWithoutSqlText(@TempDir Path directory) throws Exception {
        try (TestDatabase original = TestDatabase.fresh();
                TestDatabase copy = TestDatabase.fresh()) {
            execute(original, SCHEMA.replace(" WHERE id > 0", ""));
            execute(original, "DROP INDEX tenants_lower_idx");
            execute(copy, "CREATE EXTENSION citext");

            SchemaSpec spec = spec(original);
            assertThat(spec.text())
                    .doesNotContain("cannot promise", "sql:")
                    .contains(
                            "columns: [{ lower: email }]",
                            "{ upper: Nick, operatorClass: text_pattern_ops, order: desc }");
            load(spec, copy, directory.resolve("bundle"));

            assertThat(texts(copy, INDEXES)).isEqualTo(texts(original, INDEXES)).hasSize(8);
        }
    }

    @Test
    void areToldFromTheEndsOfRanges() throws Exception {
        try (TestDatabase original = TestDatabase.fresh()) {
            execute(original, SCHEMA);

            assertThat(spec(original).text())
                    .contains("sql: \"lower(period)\"")
                    .contains("columns: [tenant_id, { upper: Nick")
                    .contains("unique: true, where: { sql: \"(id > 0)\" }");
        }
    }

    private static SchemaSpec spec(TestDatabase database) throws Exception {
        return SchemaSpec.run(
                new Connections(Roundtrip.settings(database)), "public", DraftOptions.DEFAULT, Progress.silent());
    }

    private static void load(SchemaSpec spec, TestDatabase target, Path bundle) throws Exception {
        new BundleGenerator(
                        spec.spec(), SpecWriter.write(spec.spec()), GenerationOptions.into(bundle), Progress.silent())
                .run();
        new BundleLoader(Roundtrip.settings(target), LoadOptions.of(bundle), Progress.silent()).run();
    }

    private static void execute(TestDatabase database, String sql) throws SQLException {
        try (Connection connection = database.open();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> texts(TestDatabase database, String query) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Connection connection = database.open();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }
}
