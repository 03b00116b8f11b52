package io.ballast.loader;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.common.bundle.Bundle;
import io.ballast.loader.plan.LoadMode;
import io.ballast.loader.plan.LoadOptions;
import io.ballast.loader.plan.StagingChoice;
import io.ballast.loader.plan.StartMode;
import io.ballast.loader.plan.VerifyLevel;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A loader that dies without a word, at every named place and at random moments: going on ends with exactly the bundle. */
class KilledLoaderIT {
    /** How many loaders are killed at random moments; more with -Dballast.kills=100. */
    private static final int KILLS = Trials.number("kills", 8, 30);

    private static final int PATIENCE_SECONDS = 60;

    @TempDir
    private Path directory;

    private LoadTarget target;

    @BeforeEach
    void open() throws SQLException {
        target = new LoadTarget();
    }

    @AfterEach
    void close() throws SQLException {
        target.close();
    }

    @ParameterizedTest
    @CsvSource({
        "check: after, 1",
        "stage: before, 1",
        "stage: before commit, 1",
        "stage: after commit, 1",
        "copy: before the first byte, 2",
        "copy: in a shard, 3",
        "copy: after the last byte, 2",
        "copy: before commit, 2",
        "copy: after commit, 2",
        "index: before, 1",
        "index: before commit, 3",
        "index: after commit, 2",
        "constrain: before, 2",
        "constrain: before commit, 1",
        "constrain: after commit, 3",
        "analyze: before, 1",
        "analyze: before commit, 2",
        "analyze: after commit, 2",
        "verify: before, 2",
        "verify: after, 1",
        "publish: before, 1",
        "publish: before commit, 1",
        "publish: after commit, 1"
    })
    void goesOnAfterItsDeathAt(String place, int arrival) throws Exception {
        Bundle bundle = UsersBundle.write(directory, 200, 3);

        Process process = LoaderProcess.start(target, directory, place, arrival);

        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(LoaderProcess.KILLED);
        target.load(LoadOptions.of(directory)
                .withJobs(2)
                .withStart(StartMode.RESUME)
                .withVerify(VerifyLevel.FULL));
        new Judge(directory, bundle).acceptsIn(target.connection(), "public");
    }

    @ParameterizedTest
    @CsvSource({
        "REPLACE, FREEZE, publish: before commit, 1",
        "REPLACE, LOGGED, publish: after commit, 1",
        "APPEND, LOGGED, copy: before commit, 4",
        "APPEND, FREEZE, publish: before commit, 1",
        "APPEND, UNLOGGED, publish: after commit, 1",
        "CREATE, UNLOGGED, copy: after commit, 3",
        "CREATE, UNLOGGED, index: before commit, 2",
        "CREATE, FREEZE, copy: before commit, 2"
    })
    void goesOnInEveryModeAfterItsDeathAt(LoadMode mode, StagingChoice staging, String place, int arrival)
            throws Exception {
        if (mode != LoadMode.CREATE) {
            UsersBundle.write(directory.resolve("empty"), 0, 1);
            target.load(LoadOptions.of(directory.resolve("empty")));
        }
        Path full = directory.resolve("full");
        Bundle bundle = UsersBundle.write(full, 200, 3);
        LoadOptions options = LoadOptions.of(full).withJobs(2).withMode(mode).withStaging(staging);

        String server = target.database().host() + ":" + target.database().port();
        Process process = LoaderProcess.start(target, server, options, place, arrival);

        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(LoaderProcess.KILLED);
        target.load(options.withStart(StartMode.RESUME));
        new Judge(full, bundle).acceptsIn(target.connection(), "public");
    }

    /** The loader tells when it begins: killing a JVM that starts would prove nothing. */
    @Test
    void goesOnWheneverItIsKilled() throws Exception {
        Bundle bundle = UsersBundle.write(directory, 4000, 8);
        LoadOptions again = LoadOptions.of(directory)
                .withJobs(2)
                .withStart(StartMode.RESUME)
                .withVerify(VerifyLevel.FULL);
        long wholeNanos = nanosUntilLoaded();
        List<Double> moments = new SplittableRandom(4).doubles(KILLS).boxed().toList();
        Trials.each(moments, (moment, target) -> {
            double share = moment;
            while (!killed(target, (long) (share * wholeNanos))) {
                new Judge(directory, bundle).acceptsIn(target.connection(), "public");
                target.clear();
                share *= 0.9;
            }
            target.load(again);
            new Judge(directory, bundle).acceptsIn(target.connection(), "public");
        });
    }

    /** Each lives longer than the one before it: going on begins by waiting for what the dead one has left at work. */
    @Test
    void goesOnHoweverOftenItIsKilled() throws Exception {
        Bundle bundle = UsersBundle.write(directory, 20_000, 16);
        long lifeNanos = nanosUntilLoaded() / 3;
        int kills = 0;
        while (killed(target, lifeNanos)) {
            kills++;
            lifeNanos += lifeNanos / 4;
        }
        assertThat(kills).isPositive();
        new Judge(directory, bundle).acceptsIn(target.connection(), "public");
    }

    /** How long a load takes, from its first word on. */
    private long nanosUntilLoaded() throws Exception {
        try (LoadTarget other = new LoadTarget()) {
            Process process = LoaderProcess.start(other, directory, "", 0);
            LoaderProcess.awaitBeginning(process);
            long began = System.nanoTime();
            assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(LoaderProcess.LOADED);
            return System.nanoTime() - began;
        }
    }

    /** Kills a loader that goes on, so long after it has begun; false if it was done by then. */
    private boolean killed(LoadTarget where, long lifeNanos) throws Exception {
        Process process = LoaderProcess.start(where, directory, "", 0);
        LoaderProcess.awaitBeginning(process);
        if (process.waitFor(lifeNanos, TimeUnit.NANOSECONDS)) {
            assertThat(process.exitValue()).isEqualTo(LoaderProcess.LOADED);
            return false;
        }
        process.destroyForcibly().waitFor();
        return true;
    }
}
