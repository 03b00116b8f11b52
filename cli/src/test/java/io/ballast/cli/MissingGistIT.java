package io.ballast.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.report.Progress;
import io.ballast.generator.SpecSource;
import io.ballast.generator.plan.Sharding;
import io.ballast.loader.BundleLoader;
import io.ballast.loader.plan.LoadOptions;
import io.ballast.loader.postgres.ConnectionResolver;
import io.ballast.loader.postgres.ConnectionSettings;
import io.ballast.spec.DatasetSpec;
import io.ballast.spec.reader.SpecReader;
import io.ballast.spec.reader.SpecWriter;
import io.ballast.testdb.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** A target that cannot compare plain columns by GiST is refused before a row is written. */
class MissingGistIT {
    private static final String SPEC = """
            ballast: 1
            dataset: stays
            tables:
              stays:
                rows: 20
                columns:
                  room: { type: integer, value: { sequence: {} } }
                  stay: { type: daterange, value: { range: { from: 2024-01-01, to: 2025-01-01, length: 3, disjoint: true } } }
                exclude:
                  - { elements: [ { column: room, operator: "=" }, { column: stay, operator: "&&" } ], name: one_stay }
            """;

    @Test
    void isRefusedUntilTheExtensionIsThere() throws SQLException {
        try (TestDatabase database = TestDatabase.fresh()) {
            assertThatThrownBy(() -> load(database))
                    .isInstanceOfSatisfying(BallastException.class, refused -> assertThat(refused.category())
                            .isEqualTo(ErrorCategory.TARGET_REFUSED))
                    .hasMessage(
                            "Database \"" + database.name() + "\" has no operator class gist_int4_ops, which exclusion"
                                    + " constraint \"one_stay\" of table \"stays\" needs. Run there first: CREATE EXTENSION"
                                    + " btree_gist, or take it out of the dataset spec.");
            try (Connection connection = database.open()) {
                assertThat(CatalogLines.texts(
                                connection, "SELECT nspname FROM pg_namespace WHERE nspname ~ '^ballast'"))
                        .isEmpty();
                try (Statement statement = connection.createStatement()) {
                    statement.execute("CREATE SCHEMA ext; CREATE EXTENSION btree_gist SCHEMA ext");
                }
                load(database);
                assertThat(CatalogLines.texts(connection, "SELECT conname FROM pg_constraint WHERE contype = 'x'"))
                        .containsExactly("one_stay");
            }
        }
    }

    private static void load(TestDatabase database) {
        DatasetSpec spec = SpecReader.read(SPEC, "stays.yaml");
        SpecSource source = new SpecSource("stays", spec, SpecWriter.write(spec), new Sharding.Count(1));
        new BundleLoader(settings(database), LoadOptions.of(source).withJobs(1), Progress.silent()).run();
    }

    private static ConnectionSettings settings(TestDatabase database) {
        return ConnectionResolver.ofOwnUrl("postgresql://" + database.user() + "@" + database.host() + ":"
                        + database.port() + "/" + database.name() + "?sslmode=prefer")
                .withPassword(database.password());
    }
}
