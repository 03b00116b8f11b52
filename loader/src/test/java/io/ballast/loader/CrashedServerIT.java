package io.ballast.loader;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.common.bundle.Bundle;
import io.ballast.loader.plan.FailPoint;
import io.ballast.loader.plan.LoadMode;
import io.ballast.loader.plan.LoadOptions;
import io.ballast.loader.plan.StagingChoice;
import io.ballast.loader.plan.VerifyLevel;
import io.ballast.testdb.OwnServer;
import io.ballast.testdb.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A server that crashes takes along what was committed asynchronously, and all rows of UNLOGGED tables. The load notices, looks
 * anew at what is there, and ends with exactly the bundle.
 */
class CrashedServerIT {
    private static OwnServer server;

    @TempDir
    private Path directory;

    @BeforeAll
    static void start() {
        server = OwnServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "LOGGED, stage: after commit, 1",
        "LOGGED, copy: in a shard, 2",
        "LOGGED, copy: after commit, 4",
        "LOGGED, index: after commit, 3",
        "LOGGED, constrain: after commit, 2",
        "LOGGED, publish: before, 1",
        "LOGGED, publish: before commit, 1",
        "FREEZE, copy: after commit, 2",
        "UNLOGGED, copy: after commit, 5",
        "UNLOGGED, index: after commit, 1",
        "UNLOGGED, index: before commit, 2"
    })
    void theLoadSurvives(StagingChoice staging, String where, int arrival) throws Exception {
        Bundle bundle = UsersBundle.write(directory, 200, 3);
        LoadOptions options =
                LoadOptions.of(directory).withJobs(2).withStaging(staging).withVerify(VerifyLevel.FULL);
        TestDatabase database = server.fresh();
        AtomicInteger arrivals = new AtomicInteger(arrival);
        FailPoint crashing = place -> {
            if (place.equals(where) && arrivals.decrementAndGet() == 0) {
                server.crash();
                server.startAgain();
            }
        };

        LoadTarget target = new LoadTarget(database);
        target.loader(options, crashing).run();

        assertThat(arrivals.get()).isLessThanOrEqualTo(0);
        try (Connection connection = database.open()) {
            new Judge(directory, bundle).acceptsIn(connection, "public");
        }
        database.close();
    }

    /** Into tables that exist, where a crash in the middle of publishing must not leave half of the rows, nor come twice. */
    @ParameterizedTest
    @CsvSource({
        "REPLACE, publish: before commit",
        "REPLACE, publish: after commit",
        "APPEND, publish: before commit",
        "APPEND, publish: after commit"
    })
    void tablesThatExistSurvive(LoadMode mode, String where) throws Exception {
        UsersBundle.write(directory.resolve("empty"), 0, 1);
        Path full = directory.resolve("full");
        Bundle bundle = UsersBundle.write(full, 200, 3);
        TestDatabase database = server.fresh();
        LoadTarget target = new LoadTarget(database);
        target.load(LoadOptions.of(directory.resolve("empty")));
        AtomicInteger crashes = new AtomicInteger();
        FailPoint crashing = place -> {
            if (place.equals(where) && crashes.getAndIncrement() == 0) {
                server.crash();
                server.startAgain();
            }
        };

        target.loader(LoadOptions.of(full).withJobs(2).withMode(mode), crashing).run();

        assertThat(crashes.get()).isPositive();
        try (Connection connection = database.open()) {
            new Judge(full, bundle).acceptsIn(connection, "public");
        }
        database.close();
    }
}
