package io.ballast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code fill} over schemas in the manner of real applications: rows in each table, every constraint valid, the schema as it was. */
class FillCommandIT {
    /** Enough for keys and indexes to be taken away. */
    private static final String ROWS = "4000";

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rails",
                "prisma",
                "django",
                "rental",
                "forum",
                "erp",
                "chat",
                "map",
                "auth",
                "laravel",
                "network",
                "backend",
                "hibernate",
                "commerce",
                "booking",
                "saas",
                "tenants"
            })
    void fillsSchemasOfApplications(String name) throws SQLException, IOException {
        try (FilledDatabase database = new FilledDatabase(directory)) {
            database.make(name);
            List<String> before = database.definitions();
            List<String> tables = database.tables();

            BallastJar.Result fill = name.equals("erp")
                    ? database.fill("--rows", ROWS, "--rows", "price_period=200")
                    : database.fill("--rows", ROWS);

            assertThat(fill.err()).isEmpty();
            assertThat(fill.exitCode()).isZero();
            tables.removeAll(List.of("django_migrations", "_prisma_migrations", "migrations"));
            for (String table : tables) {
                assertThat(database.text("SELECT count(*) > 0 FROM " + table))
                        .as(table)
                        .isEqualTo("t");
            }
            assertThat(database.definitions()).isEqualTo(before);
        }
    }

    @Test
    void namesExclusionConstraintsThatRowsMayBreakBeforeItWrites() throws SQLException, IOException {
        try (FilledDatabase database = new FilledDatabase(directory)) {
            database.execute(
                    "CREATE TABLE site (id integer PRIMARY KEY, area circle, EXCLUDE USING gist (area WITH &&))");

            assertThat(database.fill("--rows", "200", "--dry-run").out()).contains("""
                              rows may break these rules of the schema, and then nothing is published:
                                site: exclusion constraint "site_area_excl": two rows may exclude each other
                            """);
        }
    }
}
