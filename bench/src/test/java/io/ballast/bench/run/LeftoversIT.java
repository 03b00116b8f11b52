package io.ballast.bench.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.bench.plan.BenchOptions;
import io.ballast.bench.result.BenchResults;
import io.ballast.bench.result.Run;
import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.report.Progress;
import io.ballast.loader.postgres.ConnectionResolver;
import io.ballast.loader.postgres.ConnectionSettings;
import io.ballast.loader.postgres.Connections;
import io.ballast.testdb.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a benchmark finds on the server that another has left, or works with. */
final class LeftoversIT {
    private static final String TEMPLATE = "ballast_bench_template_0123456789abcdef";
    private static final String COPY = "ballast_bench_copy_0123456789abcdef";
    private static final String FRESH = "ballast_bench_fresh_0123456789abcdef";
    /** Like one of those, and not one of those. */
    private static final String FOREIGN = "ballast_bench_copy_of_mine";

    @TempDir
    private Path directory;

    private final List<String> notes = new ArrayList<>();
    private TestDatabase database;

    @BeforeEach
    void prepare() {
        database = TestDatabase.fresh();
    }

    @AfterEach
    void drop() throws SQLException {
        execute("DROP DATABASE IF EXISTS ballast_bench", "DROP DATABASE IF EXISTS " + FOREIGN);
        database.close();
    }

    @Test
    void dropsWhatADeadOneHasLeftAndNothingElse() throws SQLException {
        execute(
                "CREATE DATABASE ballast_bench",
                "COMMENT ON DATABASE ballast_bench IS 'Made by ballast bench, and dropped by it'",
                "CREATE DATABASE " + TEMPLATE + " IS_TEMPLATE true",
                "CREATE DATABASE " + COPY,
                "CREATE DATABASE " + FRESH,
                "CREATE DATABASE " + FOREIGN);

        BenchResults results = benchmark().run();

        assertThat(results.findings().runs()).allMatch(Run::succeeded);
        assertThat(notes)
                .contains(
                        "Removed database \"ballast_bench\", which an earlier benchmark had left.",
                        "Removed database \"" + COPY + "\", which an earlier benchmark had left.",
                        "Removed database \"" + FRESH + "\", which an earlier benchmark had left.",
                        "Removed database \"" + TEMPLATE + "\", which an earlier benchmark had left.");
        assertThat(databases()).containsExactly(FOREIGN);
    }

    @Test
    void dropsADatabaseThatAPoolOfADeadOneStillHoldsOnTo() throws SQLException {
        execute(
                "CREATE DATABASE ballast_bench",
                "COMMENT ON DATABASE ballast_bench IS 'Made by ballast bench, and dropped by it'");
        try (Connection held = new Connections(server().withDatabase("ballast_bench")).open("ballast-pooled bench")) {
            assertThat(benchmark().run().findings().runs()).allMatch(Run::succeeded);
            assertThat(held.isValid(1)).isFalse();
        }
    }

    @Test
    void touchesNothingOfALiveOne() throws SQLException {
        execute(
                "CREATE DATABASE ballast_bench",
                "COMMENT ON DATABASE ballast_bench IS 'Made by ballast bench, and dropped by it'");
        try (BenchDatabase live = BenchDatabase.open(server(), Progress.silent())) {
            live.recreate();

            assertThatThrownBy(() -> benchmark().run())
                    .isInstanceOfSatisfying(BallastException.class, e -> assertThat(e.category())
                            .isEqualTo(ErrorCategory.TARGET_BUSY))
                    .hasMessage("Another benchmark runs on " + server().server()
                            + ". Two at once would measure each other; wait for its end.");
            assertThat(databases()).containsExactly("ballast_bench");
        }
    }

    private Benchmark benchmark() {
        BenchOptions options = new BenchOptions(
                List.of("copy-csv"), 1, List.of(1), List.of(100), OptionalLong.empty(), Optional.empty(), 1);
        Progress noting = new Progress() {
            @Override
            public PhaseProgress start(String phase, long total, Unit unit) {
                return Progress.silent().start(phase, total, unit);
            }

            @Override
            public void note(String line) {
                notes.add(line);
            }
        };
        return new Benchmark(server(), SmallBundle.users(directory, 20), options, Optional.empty(), noting);
    }

    private ConnectionSettings server() {
        return ConnectionResolver.ofOwnUrl(database.jdbcUrl(), database.user(), database.password());
    }

    private List<String> databases() throws SQLException {
        List<String> names = new ArrayList<>();
        try (Connection connection = database.open();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT datname FROM pg_database WHERE datname LIKE 'ballast_bench%' ORDER BY 1")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    private void execute(String... statements) throws SQLException {
        try (Connection connection = database.open();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
