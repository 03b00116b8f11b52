package io.ballast.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.report.Progress;
import io.ballast.generator.BundleGenerator;
import io.ballast.generator.GenerationOptions;
import io.ballast.loader.BundleLoader;
import io.ballast.loader.plan.LoadOptions;
import io.ballast.loader.plan.SqlTrust;
import io.ballast.loader.postgres.ConnectionResolver;
import io.ballast.loader.postgres.ConnectionSettings;
import io.ballast.spec.DatasetSpec;
import io.ballast.spec.reader.SpecReader;
import io.ballast.spec.reader.SpecWriter;
import io.ballast.testdb.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No kind of SQL text that a bundle can bring runs without the user's word: each of these would spring a trap. */
class EverySqlTextIT {
    private static final String SPEC = """
            ballast: 1
            dataset: hostile
            tables:
              t:
                rows: 20
                columns:
                  id:   { type: integer, value: { sequence: {} } }
                  more: %s
                primaryKey: [id]
                %s
            %s
            """;

    private static final String PLAIN = "{ type: integer, value: { constant: 1 } }";

    @TempDir
    Path directory;

    private TestDatabase database;

    @BeforeEach
    void open() throws SQLException {
        database = TestDatabase.fresh();
        execute("CREATE FUNCTION public.trap(integer) RETURNS integer IMMUTABLE LANGUAGE plpgsql"
                + " AS 'BEGIN RAISE EXCEPTION ''sprung''; END'");
    }

    @AfterEach
    void close() {
        database.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            generated column | { type: integer, generated: { sql: public.trap(id) } } | |
            check of a domain | { type: d, value: { constant: 1 } } | | types: { d: { domain: integer, checks: [ { name: c, sql: public.trap(VALUE) > 0 } ] } }
            check of a domain within a type | { type: p, value: { composite: { x: { constant: 1 } } } } | | types: { d: { domain: integer, checks: [ { sql: public.trap(VALUE) > 0 } ] }, p: { composite: { x: d } } }
            check | | checks: [ { name: c, sql: public.trap(id) > 0 } ] |
            index by an expression | | indexes: [ { columns: [ { sql: public.trap(id) } ], name: i } ] |
            index with a condition | | indexes: [ { columns: [id], where: { sql: public.trap(id) > 0 }, name: i } ] |
            exclusion by an expression | | exclude: [ { method: btree, elements: [ { sql: public.trap(id), operator: "=" } ], name: x } ] |
            exclusion with a condition | | exclude: [ { method: btree, elements: [ { column: id, operator: "=" } ], where: { sql: public.trap(id) > 0 }, name: x } ] |
            materialized view | | | views: { v: { sql: SELECT public.trap(id) FROM t, materialized: true } }
            index of a materialized view | | | views: { v: { sql: SELECT id FROM t, materialized: true, indexes: [ { columns: [ { sql: public.trap(id) } ], name: i } ] } }
            """)
    void springsNoTrap(String kind, String column, String ofTable, String atTheTop) throws SQLException {
        String text = SPEC.formatted(
                column == null ? PLAIN : column, ofTable == null ? "" : ofTable, atTheTop == null ? "" : atTheTop);
        DatasetSpec spec = SpecReader.read(text, "hostile.yaml");
        new BundleGenerator(spec, SpecWriter.write(spec), GenerationOptions.into(directory), Progress.silent()).run();

        String trap = kind.contains("domain") ? "public.trap(VALUE)" : "public.trap(id)";
        assertThatThrownBy(() -> load(SqlTrust.REFUSE))
                .as(kind)
                .isInstanceOfSatisfying(BallastException.class, refused -> assertThat(refused.category())
                        .isEqualTo(ErrorCategory.INPUT_REFUSED))
                .hasMessageContaining("has SQL text in it")
                .hasMessageContaining(trap);
        assertThat(texts("SELECT nspname FROM pg_namespace WHERE nspname ~ '^ballast'"))
                .isEmpty();

        load(SqlTrust.OMIT);
        assertThat(texts("SELECT count(*) FROM t")).containsExactly("20");
        execute("DROP TABLE t; DROP TYPE IF EXISTS p; DROP DOMAIN IF EXISTS d");

        assertThatThrownBy(() -> load(SqlTrust.RUN)).as(kind).hasMessageContaining("sprung");
    }

    private void load(SqlTrust trust) {
        LoadOptions options = LoadOptions.of(directory).withJobs(2).withSqlTrust(trust);
        new BundleLoader(settings(), options, Progress.silent()).run();
    }

    private ConnectionSettings settings() {
        return ConnectionResolver.ofOwnUrl("postgresql://" + database.user() + "@" + database.host() + ":"
                        + database.port() + "/" + database.name() + "?sslmode=prefer")
                .withPassword(database.password());
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.open();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> texts(String sql) throws SQLException {
        try (Connection connection = database.open()) {
            return CatalogLines.texts(connection, sql);
        }
    }
}
