package io.ballast.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.report.Progress;
import io.ballast.common.report.RunReport;
import io.ballast.common.schema.TargetSchemas;
import io.ballast.loader.plan.FailPoint;
import io.ballast.loader.plan.LoadMode;
import io.ballast.loader.plan.LoadOptions;
import io.ballast.loader.plan.StartMode;
import io.ballast.loader.postgres.Connections;
import io.ballast.loader.stage.TargetLock;
import io.ballast.loader.stage.Watchdog;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadDropperIT {
    private static final String STAGING = "SELECT nspname FROM pg_namespace WHERE nspname LIKE 'ballast_staging%'";
    private static final String STATES = "SELECT state FROM ballast_journal.loads ORDER BY started_at";

    @TempDir
    private Path directory;

    private LoadTarget target;
    private LoadOptions options;

    @BeforeEach
    void open() throws SQLException {
        target = new LoadTarget();
        UsersBundle.write(directory, 60, 2);
        options = LoadOptions.of(directory).withJobs(2);
    }

    @AfterEach
    void close() throws SQLException {
        target.close();
    }

    @Test
    void removesStagingAndClosesTheLoad() throws SQLException {
        String id = leaveUnfinished(options);
        assertThat(target.texts(STAGING)).hasSize(1);
        UnfinishedLoad planned = dropper(id.substring(0, 4)).plan();
        assertThat(planned.tables()).containsExactly("emails", "phone_numbers", "users");
        assertThat(planned.bytes()).isPositive();

        RunReport report = dropper(id.substring(0, 8)).run();

        assertThat(report.texts())
                .containsEntry("load", id.substring(0, 8))
                .containsEntry("tables removed", "emails, phone_numbers, users")
                .containsEntry("rows removed", "240");
        assertThat(target.texts(STAGING)).isEmpty();
        assertThat(target.texts(STATES)).containsExactly("removed");
        target.load(options);
        assertThat(target.texts("SELECT count(*)::text FROM users")).containsExactly("60");
    }

    @Test
    void planningRemovesNothing() throws SQLException {
        String id = leaveUnfinished(options);
        dropper(id).plan();
        assertThat(target.texts(STAGING)).hasSize(1);
        assertThat(target.texts(STATES)).containsExactly("open");
        target.load(options.withStart(StartMode.RESUME));
        assertThat(target.texts(STATES)).containsExactly("published");
    }

    @Test
    void closesALoadWhoseStagingIsGone() throws SQLException {
        String id = leaveUnfinished(options);
        target.execute("DROP SCHEMA " + target.texts(STAGING).get(0) + " CASCADE");
        assertThat(dropper(id).run().texts().get("staging schema")).endsWith(", which was gone already");
        assertThat(target.texts(STATES)).containsExactly("removed");
    }

    @Test
    void refusesWhileASessionWorksOnTheSchema() throws SQLException {
        String id = leaveUnfinished(options);
        try (TargetLock lock = TargetLock.take(
                new Connections(target.settings()),
                TargetSchemas.of("public"),
                "other",
                Watchdog.PATIENCE,
                w -> false)) {
            assertThat(lock.session().backendPid()).isPositive();
            assertThatThrownBy(() -> dropper(id).run())
                    .isInstanceOfSatisfying(BallastException.class, e -> assertThat(e.category())
                            .isEqualTo(ErrorCategory.TARGET_BUSY))
                    .hasMessageStartingWith("Schema \"public\" is held by another load, pid ");
        }
        assertThat(target.texts(STATES)).containsExactly("open");
    }

    @Test
    void refusesWhatIsNoUnfinishedLoad() throws SQLException {
        String id = leaveUnfinished(options);
        String name = id.substring(0, 8);
        assertThatThrownBy(() -> dropper("users").run())
                .hasMessage(
                        "\"users\" is not the id of a load: at least its first 4 hexadecimal digits are expected, as"
                                + " ballast status shows them");
        assertThatThrownBy(() -> dropper("00000000-0000").run())
                .hasMessage("The journal of this database knows no load 00000000-0000; unfinished: " + name + ".");
        target.load(options.withStart(StartMode.RESUME));
        assertThatThrownBy(() -> dropper(name).run())
                .hasMessage(
                        "Load " + name + " of dataset \"by hand\" is not unfinished: it was published. There is nothing"
                                + " to give up.");
        assertThat(target.texts("SELECT count(*)::text FROM users")).containsExactly("60");
    }

    @Test
    void pointsFromAFillToItsRestoration() throws SQLException {
        target.load(options);
        target.execute("TRUNCATE users CASCADE");
        String id = leaveUnfinished(options.withMode(LoadMode.FILL));
        assertThatThrownBy(() -> dropper(id).run())
                .hasMessage(
                        "Load " + id.substring(0, 8) + " fills the tables of schema \"public\" in place, and has taken"
                                + " keys and indexes away from them. Bring the schema back with restoration of schema public.");
    }

    private LoadDropper dropper(String load) {
        return new LoadDropper(target.settings(), load);
    }

    private String leaveUnfinished(LoadOptions unfinished) throws SQLException {
        FailPoint dying = place -> {
            if (place.equals("publish: before")) {
                throw new BallastException(ErrorCategory.INTERRUPTED, "stopped here");
            }
        };
        assertThatThrownBy(() -> new BundleLoader(
                                target.settings(), unfinished, Progress.silent(), dying, Watchdog.PATIENCE)
                        .run())
                .hasMessageContaining("stopped here");
        List<String> open = target.texts("SELECT load_id::text FROM ballast_journal.loads WHERE state = 'open'");
        assertThat(open).hasSize(1);
        return open.get(0);
    }
}
