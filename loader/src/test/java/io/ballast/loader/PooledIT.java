package io.ballast.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ballast.common.bundle.Bundle;
import io.ballast.common.bundle.ShardSource;
import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.report.Progress;
import io.ballast.loader.analysis.Analysis;
import io.ballast.loader.analysis.Stated;
import io.ballast.loader.journal.JournalReader;
import io.ballast.loader.plan.FailPoint;
import io.ballast.loader.plan.LoadOptions;
import io.ballast.loader.plan.StagingChoice;
import io.ballast.loader.plan.StartMode;
import io.ballast.loader.plan.VerifyLevel;
import io.ballast.loader.postgres.ConnectionSettings;
import io.ballast.loader.postgres.Connections;
import io.ballast.loader.stage.Watchdog;
import io.ballast.loader.verify.TargetVerifier;
import io.ballast.testdb.PgBouncer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Loads through pgbouncer. In transaction mode every transaction may run in another session of the server, and what is left
 * in a session reaches its next client.
 */
@EnabledIf("io.ballast.testdb.PgBouncer#expected")
class PooledIT {
    private static final int SESSIONS = 8;
    private static final Map<String, String> USUAL = Map.of("default_pool_size", String.valueOf(SESSIONS));
    /** What a session of the pool must still be like after we have used it; extra_float_digits is the driver's own. */
    private static final String STATE = """
            SELECT string_agg(name || '=' || setting, ', ' ORDER BY name) FROM pg_settings
             WHERE source = 'session' AND name NOT IN ('application_name', 'extra_float_digits', 'client_encoding',
                                                       'DateStyle', 'TimeZone')""";

    @TempDir
    private Path directory;

    private LoadTarget target;
    private Bundle bundle;
    private LoadOptions options;

    @BeforeEach
    void open() throws SQLException {
        target = new LoadTarget();
        bundle = UsersBundle.write(directory, 200, 3);
        options = LoadOptions.of(directory).withJobs(3).withVerify(VerifyLevel.FULL);
    }

    @AfterEach
    void close() throws SQLException {
        target.close();
    }

    @ParameterizedTest
    @CsvSource({"transaction, LOGGED", "transaction, UNLOGGED", "transaction, FREEZE", "session, AUTO"})
    void loadsExactlyAndLeavesNothingInTheSessions(String mode, StagingChoice staging) throws SQLException {
        try (PgBouncer bouncer = bouncer(mode, USUAL)) {
            ConnectionSettings pool = target.settings(bouncer.host(), bouncer.port());

            loader(pool, options.withStaging(staging), FailPoint.NONE).run();
            new TargetVerifier(pool, ShardSource.of(directory), "public", 2, Progress.silent()).run();
            assertThat(Analysis.run(new Connections(pool), "public", Stated.NOTHING, Progress.silent())
                            .tables())
                    .hasSize(3);
            assertThat(JournalReader.loads(new Connections(pool))).hasSize(1);

            assertThat(statesOfAllSessions(bouncer)).containsOnlyNulls();
        }
        new Judge(directory, bundle).acceptsIn(target.connection(), "public");
    }

    /** Slowly, since they have to wait for each other. */
    @Test
    void makesDoWithTwoSessions() throws SQLException {
        try (PgBouncer bouncer = bouncer("transaction", Map.of("default_pool_size", "2"))) {
            loader(target.settings(bouncer.host(), bouncer.port()), options, FailPoint.NONE)
                    .run();
        }
        new Judge(directory, bundle).acceptsIn(target.connection(), "public");
    }

    @Test
    void goesOnThroughThePool() throws SQLException {
        try (PgBouncer bouncer = bouncer("transaction", USUAL)) {
            ConnectionSettings pool = target.settings(bouncer.host(), bouncer.port());
            FailPoint stopping = place -> {
                if (place.equals("index: before commit")) {
                    throw new IllegalStateException("stopped by the test");
                }
            };
            assertThatThrownBy(() -> loader(pool, options, stopping).run()).hasMessage("stopped by the test");

            loader(pool, options.withStart(StartMode.RESUME), FailPoint.NONE).run();
        }
        new Judge(directory, bundle).acceptsIn(target.connection(), "public");
    }

    @Test
    void goesOnAfterALoaderWasKilled() throws Exception {
        try (PgBouncer bouncer = bouncer("transaction", USUAL)) {
            Process process =
                    LoaderProcess.start(target, "127.0.0.1:" + bouncer.port(), options, "copy: in a shard", 4);
            assertThat(process.waitFor()).isEqualTo(LoaderProcess.KILLED);

            ConnectionSettings pool = target.settings(bouncer.host(), bouncer.port());
            loader(pool, options.withStart(StartMode.RESUME), FailPoint.NONE).run();
        }
        new Judge(directory, bundle).acceptsIn(target.connection(), "public");
    }

    @Test
    void twoLoadsExcludeEachOtherThroughThePool() {
        try (PgBouncer bouncer = bouncer("transaction", USUAL)) {
            ConnectionSettings pool = target.settings(bouncer.host(), bouncer.port());
            List<BallastException> second = new ArrayList<>();
            FailPoint another = place -> {
                if (place.equals("analyze: before") && second.isEmpty()) {
                    second.add(catchThrowableOfType(BallastException.class, () -> loader(pool, options, FailPoint.NONE)
                            .run()));
                }
            };

            loader(pool, options.withJobs(1), another).run();

            assertThat(second).hasSize(1);
            assertThat(second.get(0).category()).isEqualTo(ErrorCategory.TARGET_BUSY);
            assertThat(second.get(0)).hasMessageStartingWith("Schema \"public\" is held by another load, pid ");
        }
    }

    @Test
    void refusesAPoolThatTakesNoTransactions() {
        try (PgBouncer bouncer = bouncer("statement", USUAL)) {
            ConnectionSettings pool = target.settings(bouncer.host(), bouncer.port());

            BallastException refusal =
                    catchThrowableOfType(BallastException.class, () -> loader(pool, options, FailPoint.NONE)
                            .run());

            assertThat(refusal)
                    .hasMessage("The pool at 127.0.0.1:" + bouncer.port()
                            + " takes no transactions (pool_mode = statement),"
                            + " which a load is made of. Set pool_mode to transaction or session, or connect to the server"
                            + " itself.");
            assertThat(refusal.category()).isEqualTo(ErrorCategory.TARGET_REFUSED);
        }
    }

    @Test
    void saysThatThePoolIsTooSmall() {
        Map<String, String> small = Map.of("default_pool_size", "1", "query_wait_timeout", "2");
        try (PgBouncer bouncer = bouncer("transaction", with(USUAL, small))) {
            ConnectionSettings pool = target.settings(bouncer.host(), bouncer.port());

            BallastException failure =
                    catchThrowableOfType(BallastException.class, () -> loader(pool, options, FailPoint.NONE)
                            .run());

            assertThat(failure)
                    .hasMessage(
                            "The pool at 127.0.0.1:" + bouncer.port() + " had no session of the server to spare in time"
                                    + " (query_wait_timeout). A load holds one throughout and works in others. What was committed stays."
                                    + " Raise default_pool_size to two more than there are jobs, then resume, or use fewer connections"
                                    + " with jobs, then resume.");
            assertThat(failure.category()).isEqualTo(ErrorCategory.DATABASE_FAILED);
        }
    }

    @Test
    void refusesARoleWhosePooledTransactionsAreOfAnotherKind() throws SQLException {
        target.execute("ALTER DATABASE " + target.database().name()
                + " SET default_transaction_isolation = 'repeatable read'");
        target.load(options.withSchema("direct")); // our own sessions set it themselves
        try (PgBouncer bouncer = bouncer("transaction", USUAL)) {
            ConnectionSettings pool = target.settings(bouncer.host(), bouncer.port());

            assertThatThrownBy(() -> loader(pool, options, FailPoint.NONE).run())
                    .hasMessageStartingWith("default_transaction_isolation is \"repeatable read\" for role \"");
        }
    }

    private static BundleLoader loader(ConnectionSettings pool, LoadOptions options, FailPoint failPoint) {
        return new BundleLoader(pool, options, Progress.silent(), failPoint, Watchdog.PATIENCE);
    }

    private PgBouncer bouncer(String mode, Map<String, String> settings) {
        return PgBouncer.start(target.database(), with(settings, Map.of("pool_mode", mode)));
    }

    /** Holds as many sessions of the pool at once as there can be. */
    private List<String> statesOfAllSessions(PgBouncer bouncer) throws SQLException {
        List<Connection> held = new ArrayList<>();
        List<String> states = new ArrayList<>();
        try {
            for (int i = 0; i < SESSIONS; i++) {
                Connection connection = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + bouncer.port() + "/"
                                + target.database().name(),
                        target.database().user(),
                        target.database().password());
                held.add(connection);
                connection.setAutoCommit(false);
                states.addAll(Judge.texts(connection, STATE));
            }
        } finally {
            for (Connection connection : held) {
                connection.close();
            }
        }
        return states;
    }

    private static Map<String, String> with(Map<String, String> settings, Map<String, String> more) {
        Map<String, String> all = new HashMap<>(settings);
        all.putAll(more);
        return all;
    }
}
