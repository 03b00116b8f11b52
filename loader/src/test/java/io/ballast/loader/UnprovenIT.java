package io.ballast.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.common.bundle.Bundle;
import io.ballast.common.bundle.BundleTable;
import io.ballast.common.bundle.Shard;
import io.ballast.common.error.BallastException;
import io.ballast.common.report.RunReport;
import io.ballast.loader.plan.FailPoint;
import io.ballast.loader.plan.LoadMode;
import io.ballast.loader.plan.LoadOptions;
import io.ballast.loader.plan.StagingChoice;
import io.ballast.loader.plan.StartMode;
import io.ballast.loader.plan.VerifyLevel;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A source that knows nothing of its shards beforehand: what is found takes the place of what is stated. */
class UnprovenIT {
    private static final int USERS = 200;

    @TempDir
    private Path directory;

    private LoadTarget target;
    private Bundle bundle;
    private LoadOptions options;

    @BeforeEach
    void open() throws SQLException {
        target = new LoadTarget();
        bundle = UsersBundle.write(directory, USERS, 3);
        options = LoadOptions.of(new ForgetfulSource(directory)).withJobs(2).withVerify(VerifyLevel.FULL);
    }

    @AfterEach
    void close() throws SQLException {
        target.close();
    }

    @Test
    void journalsAndReportsWhatItFinds() throws SQLException {
        RunReport report = target.load(options);

        new Judge(directory, bundle).acceptsIn(target.connection(), "public");
        assertThat(journal()).containsExactlyInAnyOrderElementsOf(found());
        assertThat(report.texts()).containsEntry("not provable", "SHA-256 of all tables; number of rows of all tables");
        assertThat(report.subject()).isEqualTo("the one that forgets");
        assertThat(report.phases())
                .filteredOn(phase -> phase.phase().equals("COPY"))
                .singleElement()
                .satisfies(copy -> {
                    assertThat(copy.rows()).isEqualTo(bundle.rows());
                    assertThat(copy.bytes()).isEqualTo(bundle.rawBytes());
                });
    }

    @Test
    void appendsWithoutKnowingHowMuch() throws SQLException {
        UsersBundle.write(directory.resolve("none"), 0, 1);
        target.load(LoadOptions.of(directory.resolve("none")));

        target.load(options.withMode(LoadMode.APPEND));

        assertThat(target.texts("SELECT count(*) FROM users")).containsExactly(String.valueOf(USERS));
    }

    @Test
    void goesOnWithTheRowsItFoundBefore() throws SQLException {
        FailPoint stop = place -> {
            if (place.equals("verify: before")) {
                throw new IllegalStateException("stopped");
            }
        };
        assertThatThrownBy(() -> target.loader(options, stop).run()).hasMessage("stopped");

        target.load(options.withStart(StartMode.RESUME));

        new Judge(directory, bundle).acceptsIn(target.connection(), "public");
        assertThat(journal()).containsExactlyInAnyOrderElementsOf(found());
    }

    @Test
    void findsRowsThatTheServerLost() throws SQLException {
        FailPoint losing = place -> {
            if (place.equals("analyze: before") || place.equals("verify: before")) {
                lose();
            }
        };

        assertThatThrownBy(() -> target.loader(options.withStaging(StagingChoice.LOGGED), losing)
                        .run())
                .isInstanceOf(BallastException.class)
                .hasMessageStartingWith("After loading, table \"phone_numbers\" has 199 rows, the source has 200.");
    }

    /** Loses a row once it is there: another table may be analyzed before. */
    private void lose() {
        try {
            String schema = target.texts("SELECT nspname FROM pg_namespace WHERE nspname LIKE 'ballast_staging%'")
                    .get(0);
            target.execute("DELETE FROM " + schema + ".phone_numbers WHERE number = '+49 1'");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> journal() throws SQLException {
        return target.texts(
                "SELECT shard_path || ' ' || rows || ' ' || raw_bytes || ' ' || sha256 FROM ballast_journal.shards");
    }

    private List<String> found() {
        return bundle.tables().stream()
                .map(BundleTable::shards)
                .flatMap(List::stream)
                .map(UnprovenIT::line)
                .toList();
    }

    private static String line(Shard shard) {
        return shard.path() + " " + shard.rows() + " " + shard.rawBytes() + " " + shard.sha256();
    }
}
