package io.ballast.loader;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.common.bundle.Bundle;
import io.ballast.common.report.Progress;
import io.ballast.common.report.RunReport;
import io.ballast.common.schema.TargetSchemas;
import io.ballast.loader.plan.LoadMode;
import io.ballast.loader.plan.LoadOptions;
import io.ballast.loader.plan.StartMode;
import io.ballast.loader.plan.VerifyLevel;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A loader that dies while tables are without their keys and indexes: these come back, with the rows or without. */
class KilledFillIT {
    private static final int PATIENCE_SECONDS = 60;

    @TempDir
    private Path directory;

    private LoadTarget target;
    private Bundle bundle;
    private LoadOptions options;
    private List<String> before = List.of();

    @BeforeEach
    void open() throws SQLException {
        target = new LoadTarget();
        UsersBundle.write(directory.resolve("empty"), 0, 1);
        target.load(LoadOptions.of(directory.resolve("empty")));
        Path full = directory.resolve("full");
        bundle = UsersBundle.write(full, 200, 3);
        options = LoadOptions.of(full).withJobs(2).withMode(LoadMode.FILL).withKeysFrom(0);
        before = SchemaSnapshot.of(target.connection());
    }

    @AfterEach
    void close() throws SQLException {
        target.close();
    }

    @ParameterizedTest
    @CsvSource({
        "stage: before commit, 1",
        "stage: after commit, 1",
        "copy: in a shard, 3",
        "copy: after commit, 2",
        "copy: after commit, 8",
        "index: before commit, 2",
        "index: after commit, 3",
        "index: after commit, 7",
        "constrain: before commit, 2",
        "constrain: after commit, 3",
        "verify: after, 2",
        "publish: before commit, 1",
        "publish: after commit, 1"
    })
    void isResumedAfterItsDeathAt(String place, int arrival) throws Exception {
        kill(place, arrival);

        target.load(options.withStart(StartMode.RESUME).withVerify(VerifyLevel.FULL));

        new Judge(directory.resolve("full"), bundle).acceptsIn(target.connection(), "public");
        assertThat(SchemaSnapshot.of(target.connection())).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({
        "stage: after commit, 1",
        "copy: before commit, 2",
        "copy: after commit, 2",
        "index: after commit, 3",
        "constrain: after commit, 1",
        "publish: before commit, 1"
    })
    void isUndoneAfterItsDeathAt(String place, int arrival) throws Exception {
        kill(place, arrival);

        RunReport report = SchemaRestorer.run(target.settings(), TargetSchemas.of("public"), Progress.silent());

        assertThat(target.texts("SELECT count(*) FROM users UNION ALL SELECT count(*) FROM emails"
                        + " UNION ALL SELECT count(*) FROM phone_numbers"))
                .containsExactly("0", "0", "0");
        assertThat(SchemaSnapshot.of(target.connection())).isEqualTo(before);
        assertThat(report.texts()).containsEntry("emptied", "emails, phone_numbers, users");
        Judge.noSessionsLeft(target.connection());
        target.load(options);
        new Judge(directory.resolve("full"), bundle).acceptsIn(target.connection(), "public");
    }

    private void kill(String place, int arrival) throws Exception {
        String server = target.database().host() + ":" + target.database().port();
        Process process = LoaderProcess.start(target, server, options, place, arrival);
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(LoaderProcess.KILLED);
    }
}
