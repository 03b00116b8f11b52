package io.ballast.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ballast.common.bundle.Bundle;
import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.report.Progress;
import io.ballast.loader.plan.FailPoint;
import io.ballast.loader.plan.LoadOptions;
import io.ballast.loader.plan.StagingChoice;
import io.ballast.loader.plan.StartMode;
import io.ballast.loader.plan.VerifyLevel;
import io.ballast.testdb.OwnServer;
import io.ballast.testdb.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A server whose disk is full: the load says so, leaves nothing published, and goes on once there is room. */
@EnabledIf("io.ballast.loader.SmallDisk#expected")
class DiskFullIT {
    /** Less than the rows and indexes of the bundle take, more than the journal does. */
    private static final int SMALL_MB = 12;
    /** Two segments of the write-ahead log; the larger bundle takes four. */
    private static final int SMALL_WAL_MB = 40;

    private static final int ENOUGH_MB = 400;

    @TempDir
    private static Path shared;

    private static OwnServer server;
    private static Bundle bundle;

    @BeforeAll
    static void start() throws Exception {
        Tool.run("chmod", "755", shared.toString()); // the server may run as another user
        server = OwnServer.start(Optional.of(shared.resolve("server")), OwnServer.SMALL);
        bundle = UsersBundle.write(shared.resolve("bundle"), 60_000, 6);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = StagingChoice.class,
            names = {"LOGGED", "UNLOGGED", "FREEZE"})
    void ofData(StagingChoice staging) throws Exception {
        LoadOptions options = options().withStaging(staging);
        Path place = ownedByTheServer("tablespace-" + staging);
        try (SmallDisk disk = SmallDisk.mount(place, SMALL_MB);
                TestDatabase database = server.fresh();
                LoadTarget target = new LoadTarget(database)) {
            target.execute("CREATE TABLESPACE small_" + staging + " LOCATION '" + place + "'");
            target.execute("ALTER DATABASE " + database.name() + " SET default_tablespace = small_" + staging);

            BallastException failure = catchThrowableOfType(BallastException.class, () -> target.load(options));

            assertThat(failure.category()).isEqualTo(ErrorCategory.DATABASE_FAILED);
            assertThat(failure)
                    .hasMessageMatching(
                            "The server reported an error while in step \"[a-z]+ .*\" \\(.*" + database.name()
                                    + "\\): could not .*: No space left on device.* \\[53100\\]\\. The server's disk is full\\. Make"
                                    + " room, then resume\\.");
            assertThat(published(target)).isEmpty();

            disk.growTo(ENOUGH_MB);
            target.load(options.withStart(StartMode.RESUME));

            new Judge(shared.resolve("bundle"), bundle).acceptsIn(target.connection(), "public");
            target.execute("ALTER DATABASE " + database.name() + " RESET default_tablespace");
            target.execute("DROP SCHEMA ballast_journal CASCADE; DROP TABLE users, emails, phone_numbers");
            target.execute("DROP TABLESPACE small_" + staging);
        }
    }

    /** The server ends by itself then, and does not come back before there is room. */
    @Test
    void ofTheWriteAheadLog() throws Exception {
        Path large = shared.resolve("large");
        Bundle bundle = UsersBundle.write(large, 150_000, 6);
        LoadOptions options = LoadOptions.of(large).withJobs(2).withStaging(StagingChoice.LOGGED);
        Path log = shared.resolve("other/data/pg_wal");
        try (OwnServer other = OwnServer.start(Optional.of(shared.resolve("other")), OwnServer.SMALL)) {
            TestDatabase database = other.fresh();
            Path place = ownedByTheServer("wal");
            try (SmallDisk disk = SmallDisk.mount(place, SMALL_WAL_MB)) {
                other.stop();
                Tool.run("sh", "-c", "cp -a '" + log + "/.' '" + place + "'");
                Tool.run("rm", "-r", log.toString());
                Files.createSymbolicLink(log, place);
                other.startAgain();

                BallastException failure = catchThrowableOfType(
                        BallastException.class, () -> impatient(new LoadTarget(database), options));

                assertThat(failure.category()).isEqualTo(ErrorCategory.DATABASE_FAILED);
                // A server that cannot recover ends between two attempts, or while one is made.
                String server = "127.0.0.1:" + database.port();
                String rest = " What was committed stays. Wait until the server is back, then resume.";
                assertThat(failure.getMessage())
                        .isIn(
                                "No PostgreSQL server answers at " + server
                                        + ": connection refused. Check host and port, and"
                                        + " that the server runs and listens there; or is it still starting?" + rest,
                                "The server at " + server
                                        + " does not open a session: the database system is in recovery"
                                        + " mode [57P03]." + rest);

                disk.growTo(ENOUGH_MB);
                other.startAgain();
                try (LoadTarget target = new LoadTarget(database)) {
                    assertThat(published(target)).isEmpty();
                    target.load(options.withStart(StartMode.RESUME));
                    new Judge(large, bundle).acceptsIn(target.connection(), "public");
                }
                other.stop();
            }
        }
    }

    /** Gives up on the server within seconds. */
    private static void impatient(LoadTarget target, LoadOptions options) {
        new BundleLoader(target.settings(), options, Progress.silent(), FailPoint.NONE, Duration.ofSeconds(2)).run();
    }

    private static LoadOptions options() {
        return LoadOptions.of(shared.resolve("bundle")).withJobs(2).withVerify(VerifyLevel.FULL);
    }

    private static List<String> published(LoadTarget target) throws SQLException {
        return target.texts("SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace");
    }

    /** An empty directory beside the server's own. */
    private Path ownedByTheServer(String name) throws Exception {
        Path place = Files.createDirectory(shared.resolve(name));
        Tool.run("chown", "--reference=" + shared.resolve("server/data"), place.toString());
        return place;
    }
}
