package io.ballast.bench.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ballast.bench.plan.BenchOptions;
import io.ballast.bench.result.BenchResults;
import io.ballast.bench.result.Clocks;
import io.ballast.bench.result.Run;
import io.ballast.bench.strategy.Strategies;
import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.report.Progress;
import io.ballast.loader.postgres.ConnectionResolver;
import io.ballast.loader.postgres.ConnectionSettings;
import io.ballast.testdb.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Benchmarks on a real server, small enough for every build. */
final class BenchmarkIT {
    private static final long USERS = 400;

    @TempDir
    private static Path directory;

    private static Path bundle;
    private static TestDatabase database;

    @BeforeAll
    static void prepare() {
        bundle = SmallBundle.users(directory, USERS);
        database = TestDatabase.fresh();
    }

    @AfterAll
    static void drop() {
        database.close();
    }

    @AfterEach
    void leavesNothingBehind() throws SQLException {
        assertThat(databases()).noneMatch(name -> name.startsWith("ballast_bench"));
        assertThat(query("SELECT count(*) FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace"
                        + " WHERE n.nspname IN ('public', 'ballast_journal')"))
                .isEqualTo("0");
    }

    @Test
    void everyStrategyEndsInEqualContent() {
        BenchResults results =
                benchmark(options(List.of(), 1), Progress.silent()).run();

        assertThat(results.findings().runs()).allSatisfy(run -> {
            assertThat(run.error()).as(run.variant()).isNull();
            Clocks clocks = Objects.requireNonNull(run.clocks());
            double untilUsable = run.phases().stream()
                    .filter(phase -> !phase.settles())
                    .mapToDouble(Run.Phase::seconds)
                    .sum();
            assertThat(untilUsable).isCloseTo(clocks.usable(), within(1e-6));
            assertThat(Objects.requireNonNull(run.recorded()).untilUsable().walBytes())
                    .isPositive();
            assertThat(Objects.requireNonNull(run.recorded()).tableBytes()).isPositive();
        });
        TreeSet<String> shown = new TreeSet<>();
        results.findings().variants().forEach(variant -> shown.add(variant.way().strategy()));
        results.findings().notRun().forEach(left -> shown.add(left.variant()));
        assertThat(shown)
                .containsExactlyInAnyOrderElementsOf(Strategies.all().stream()
                        .map(strategy -> strategy.traits().name())
                        .toList());
    }

    @Test
    void typesOfAllKindsComeThroughEveryWayToInsert() {
        Path shop = SmallBundle.shop(directory, 0.0003);
        List<String> ways = List.of(
                "insert-row",
                "insert-multirow",
                "insert-batch",
                "insert-batch-rewrite",
                "insert-unnest",
                "insert-parallel",
                "copy-staging-insert",
                "copy-binary");

        BenchResults results =
                new Benchmark(server(), shop, options(ways, 1), Optional.empty(), Progress.silent()).run();

        assertThat(results.findings().runs())
                .hasSize(8)
                .allSatisfy(run -> assertThat(run.error()).as(run.variant()).isNull());
        assertThat(results.findings().notRun())
                .containsExactly(new BenchResults.NotRun(
                        "insert-parallel",
                        "rows of table \"customers\" refer to rows of the same table, which another session may not"
                                + " have committed yet"));
    }

    @Test
    void slowStrategiesLoadAStatedSampleOfWholeParents() {
        BenchResults results = benchmark(options(List.of("insert-multirow", "copy-csv"), 1), Progress.silent())
                .run();

        BenchResults.Sample sample = Objects.requireNonNull(results.dataset().sample());
        assertThat(sample.rows()).isBetween(400L, 600L);
        assertThat(sample.statement()).startsWith("the first 100 of 400 rows of users with all that refers to them");
        assertThat(results.findings().runs()).allSatisfy(run -> assertThat(run.rows())
                .isEqualTo(
                        run.variant().startsWith("insert")
                                ? sample.rows()
                                : results.dataset().rows()));
    }

    @Test
    void stopsWhenAskedTo() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        Progress signal = new Progress() {
            @Override
            public PhaseProgress start(String phase, long total, Unit unit) {
                return Progress.silent().start(phase, total, unit);
            }

            @Override
            public void note(String line) {
                if (line.startsWith("Round 1")) {
                    running.countDown();
                }
            }
        };
        Benchmark benchmark = benchmark(options(List.of("insert-row-autocommit", "copy-csv"), 500), signal);
        CompletableFuture<BenchResults> results = CompletableFuture.supplyAsync(benchmark::run);

        assertThat(running.await(60, TimeUnit.SECONDS)).isTrue();
        benchmark.cancel();

        assertThatThrownBy(() -> results.get(60, TimeUnit.SECONDS))
                .hasCauseInstanceOf(BallastException.class)
                .hasRootCauseMessage("The benchmark was stopped. Its databases are gone, and no results were written.");
    }

    @Test
    void aKilledConnectionFailsOneRunAndNoMore() throws Exception {
        AtomicReference<CompletableFuture<Void>> killing = new AtomicReference<>();
        Progress killer = new Progress() {

            @Override
            public PhaseProgress start(String phase, long total, Unit unit) {
                return Progress.silent().start(phase, total, unit);
            }

            @Override
            public void note(String line) {
                if (line.startsWith("Round 1") && killing.get() == null) {
                    killing.set(CompletableFuture.runAsync(BenchmarkIT::killOne));
                }
            }
        };
        BenchResults results =
                benchmark(options(List.of("insert-row-autocommit"), 3), killer).run();
        killing.get().join();

        List<Run> failed = results.findings().runs().stream()
                .filter(run -> !run.succeeded())
                .toList();
        assertThat(failed).hasSize(1);
        assertThat(failed.get(0).error()).isEqualTo("terminating connection due to administrator command [57P01]");
        assertThat(results.findings().runs()).hasSize(6);
    }

    @Test
    void refusesADatabaseThatIsNotItsOwn() throws SQLException {
        execute("CREATE DATABASE ballast_bench");
        try {
            assertThatThrownBy(() -> benchmark(options(List.of("copy-csv"), 1), Progress.silent())
                            .run())
                    .isInstanceOfSatisfying(BallastException.class, e -> assertThat(e.category())
                            .isEqualTo(ErrorCategory.TARGET_REFUSED))
                    .hasMessage("Database \"ballast_bench\" exists, and Ballast has not made it. Rename or drop it: the"
                            + " benchmark makes a database of this name for each run.");
        } finally {
            execute("DROP DATABASE ballast_bench");
        }
    }

    @Test
    void removesTheTemplateThatItMade() throws SQLException {
        benchmark(options(List.of("template-clone"), 1), Progress.silent()).run();

        assertThat(databases()).noneMatch(name -> name.startsWith("ballast_template"));
    }

    @Test
    void refusesAGivenPoolerThatDoesNotAnswerBeforeTheFirstRun() throws SQLException {
        ConnectionSettings nowhere = server().throughLoopback(1);
        Benchmark bench = new Benchmark(
                server(), bundle, options(List.of("insert-pooled"), 1), Optional.of(nowhere), Progress.silent());

        assertThatThrownBy(bench::run)
                .isInstanceOfSatisfying(
                        BallastException.class, e -> assertThat(e.category()).isEqualTo(ErrorCategory.DATABASE_FAILED))
                .hasMessageStartingWith("No PostgreSQL server answers at 127.0.0.1:1: connection refused.");
        assertThat(databases()).doesNotContain("ballast_bench");
    }

    /** Each run asks it for a database of its own, so the one in its URL need not exist. */
    @Test
    void asksAGivenPoolerForADatabaseThatIsThere() {
        ConnectionSettings same = server().withDatabase("no_such_database");

        BenchResults results = new Benchmark(
                        server(), bundle, options(List.of("insert-pooled"), 1), Optional.of(same), Progress.silent())
                .run();

        assertThat(results.findings().runs()).isNotEmpty().allMatch(Run::succeeded);
    }

    @Test
    void plansABudgetAnewByTheServerAtHand() {
        BenchOptions options = new BenchOptions(
                List.of("copy-csv", "ballast"),
                2,
                List.of(1),
                List.of(100),
                OptionalLong.empty(),
                Optional.of(Duration.ofMinutes(2)),
                7);
        List<String> notes = new ArrayList<>();
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

        BenchResults results = benchmark(options, noting).run();

        assertThat(results.findings().runs()).hasSize(6).allMatch(Run::succeeded);
        assertThat(notes)
                .anyMatch(line -> line.matches("This server takes [\\d.]+ times as long as was assumed: 2 rounds of 3"
                        + " runs, about \\d+ s by estimate\\."));
    }

    @Test
    void refusesAnUnknownStrategy() {
        assertThatThrownBy(() -> benchmark(options(List.of("copy-cvs"), 1), Progress.silent()))
                .isInstanceOf(BallastException.class)
                .hasMessageStartingWith(
                        "--strategies: unknown strategy \"copy-cvs\"; did you mean \"copy-csv\"?; there are"
                                + " insert-row-");
    }

    private static Benchmark benchmark(BenchOptions options, Progress progress) {
        return new Benchmark(server(), bundle, options, Optional.empty(), progress);
    }

    private static ConnectionSettings server() {
        return ConnectionResolver.ofOwnUrl(database.jdbcUrl(), database.user(), database.password());
    }

    private static BenchOptions options(List<String> strategies, int rounds) {
        return new BenchOptions(
                strategies, rounds, List.of(2), List.of(100), OptionalLong.of(500), Optional.empty(), 7);
    }

    private static void killOne() {
        try (Connection connection = database.open();
                Statement statement = connection.createStatement()) {
            for (int attempt = 0; attempt < 2000; attempt++) {
                try (ResultSet row = statement.executeQuery("SELECT count(pg_terminate_backend(pid)) FROM"
                        + " pg_stat_activity WHERE datname = 'ballast_bench' AND application_name = 'ballast bench'"
                        + " AND query LIKE 'INSERT%'")) {
                    row.next();
                    if (row.getInt(1) > 0) {
                        return;
                    }
                }
                TimeUnit.MILLISECONDS.sleep(2);
            }
        } catch (SQLException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> databases() throws SQLException {
        return List.of(query("SELECT string_agg(datname, ',') FROM pg_database").split(","));
    }

    private static String query(String sql) throws SQLException {
        try (Connection connection = database.open();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = database.open();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
