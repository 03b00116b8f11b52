package io.ballast.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.common.bundle.Bundle;
import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.report.Progress;
import io.ballast.loader.plan.FailPoint;
import io.ballast.loader.plan.LoadOptions;
import io.ballast.loader.plan.StagingChoice;
import io.ballast.loader.postgres.ConnectionSettings;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A role that may not have as many connections as there are jobs. */
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FewConnectionsIT {
    @TempDir
    private Path directory;

    private LoadTarget target;
    private Bundle bundle;
    private String role;
    private final List<String> notes = new CopyOnWriteArrayList<>();

    @BeforeEach
    void open() throws SQLException {
        target = new LoadTarget();
        bundle = UsersBundle.write(directory, 60, 4);
        role = "few_" + target.database().name();
        target.execute("CREATE ROLE " + role + " LOGIN PASSWORD 'x'");
        target.execute("GRANT CREATE ON DATABASE " + target.database().name() + " TO " + role
                + "; GRANT CREATE ON SCHEMA public TO " + role);
    }

    @AfterEach
    void close() throws SQLException {
        target.execute("DROP OWNED BY " + role + " CASCADE; DROP ROLE " + role);
        target.close();
    }

    @Test
    void goesOnWithTheConnectionsThatThereAre() throws SQLException {
        target.execute("ALTER ROLE " + role + " CONNECTION LIMIT 3");

        loader().run();

        new Judge(directory, bundle).acceptsIn(target.connection(), "public");
        assertThat(notes)
                .contains("The server at " + settings().server()
                        + " has no connection left: too many connections for role \""
                        + role
                        + "\". A load needs three, and uses up to two more than it has jobs. The load continues with the"
                        + " connections that it has.");
    }

    /** Lock and journal have theirs, and no worker finds one: nothing is done, so that no attempt counts as a step ahead. */
    @Test
    void endsWhereThereIsNoneToWorkWith() throws SQLException {
        target.execute("ALTER ROLE " + role + " CONNECTION LIMIT 2");

        assertThatThrownBy(() -> loader().run())
                .isInstanceOfSatisfying(
                        BallastException.class, e -> assertThat(e.category()).isEqualTo(ErrorCategory.DATABASE_FAILED))
                .hasMessageStartingWith("The server at " + settings().server()
                        + " has no connection left: too many connections for role \"" + role
                        + "\". A load needs three,")
                .hasMessageContaining(". End other sessions, or raise the limit");
    }

    private BundleLoader loader() {
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
        LoadOptions options = LoadOptions.of(directory).withJobs(4).withStaging(StagingChoice.LOGGED);
        return new BundleLoader(settings(), options, noting, FailPoint.NONE, Duration.ofSeconds(4));
    }

    private ConnectionSettings settings() {
        return new ConnectionSettings(
                target.settings().hosts(),
                target.settings().database(),
                role,
                "x",
                target.settings().tls(),
                Map.of());
    }
}
