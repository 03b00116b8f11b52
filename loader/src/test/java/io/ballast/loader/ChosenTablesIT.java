package io.ballast.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.common.bundle.ChosenTables;
import io.ballast.common.bundle.ShardSource;
import io.ballast.common.bundle.TableSelection;
import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.report.Progress;
import io.ballast.common.report.RunReport;
import io.ballast.loader.plan.FailPoint;
import io.ballast.loader.plan.LoadMode;
import io.ballast.loader.plan.LoadOptions;
import io.ballast.loader.plan.StartMode;
import io.ballast.loader.plan.VerifyLevel;
import io.ballast.loader.stage.Watchdog;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChosenTablesIT {
    private static final String TABLES =
            "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename COLLATE \"C\"";
    private static final String KEYS =
            "SELECT conname FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace";

    @TempDir
    private Path directory;

    private LoadTarget target;

    @BeforeEach
    void open() throws SQLException {
        target = new LoadTarget();
        UsersBundle.write(directory, 60, 2);
    }

    @AfterEach
    void close() throws SQLException {
        target.close();
    }

    @Test
    void loadsTheseTablesAndSaysWhatIsOmitted() throws SQLException {
        RunReport report = target.load(only("emails").withVerify(VerifyLevel.FULL));
        assertThat(target.texts(TABLES)).containsExactly("emails");
        assertThat(target.texts("SELECT count(*)::text FROM emails")).containsExactly("120");
        assertThat(target.texts(KEYS)).isEmpty();
        assertThat(report.texts())
                .containsEntry("tables", "1")
                .containsEntry("rows", "120")
                .containsEntry(
                        "omitted",
                        "table \"users\", table \"phone_numbers\", foreign key (user_id) of \"emails\" to \"users\"");
    }

    @Test
    void keepsForeignKeysAmongThem() throws SQLException {
        target.load(options(List.of(), List.of("phone_numbers")));
        assertThat(target.texts(TABLES)).containsExactly("emails", "users");
        assertThat(target.texts(KEYS)).hasSize(1);
    }

    @Test
    void addsRowsToTheseTablesAlone() throws SQLException {
        target.load(only("users"));
        target.load(options(List.of(), List.of("users")));
        target.execute("TRUNCATE emails");
        target.load(only("emails").withMode(LoadMode.APPEND));
        assertThat(target.texts("SELECT count(*)::text FROM emails")).containsExactly("120");
    }

    @Test
    void doesNotResumeALoadOfOtherTables() throws SQLException {
        FailPoint dying = place -> {
            if (place.equals("publish: before")) {
                throw new BallastException(ErrorCategory.INTERRUPTED, "stopped here");
            }
        };
        assertThatThrownBy(() -> new BundleLoader(
                                target.settings(), only("users", "emails"), Progress.silent(), dying, Watchdog.PATIENCE)
                        .run())
                .isInstanceOf(BallastException.class);
        assertThatThrownBy(() -> target.load(only("emails").withStart(StartMode.RESUME)))
                .isInstanceOfSatisfying(
                        BallastException.class, e -> assertThat(e.category()).isEqualTo(ErrorCategory.TARGET_REFUSED))
                .hasMessageContaining("is unfinished");
        target.load(only("users", "emails").withStart(StartMode.RESUME));
        assertThat(target.texts(TABLES)).containsExactly("emails", "users");
    }

    @Test
    void refusesNamesThatAreNotThereAndChoicesOfNothing() {
        assertThatThrownBy(() -> target.load(only("user")))
                .hasMessage("bundle " + directory + " has no table \"user\"; found: users, emails, phone_numbers; did"
                        + " you mean \"users\"?");
        assertThatThrownBy(() -> target.load(options(List.of("users"), List.of("users"))))
                .hasMessage("No table of bundle " + directory + " is left: it has users, emails, phone_numbers. Name"
                        + " others, or exclude fewer.");
    }

    @Test
    void differsFromOtherChoicesInItsDescription() {
        ShardSource all = ShardSource.of(directory);
        assertThat(List.of(
                        all.read().descriptionSha256(),
                        only("users").source().read().descriptionSha256(),
                        only("emails").source().read().descriptionSha256()))
                .doesNotHaveDuplicates();
        assertThat(ChosenTables.of(all, TableSelection.ALL)).isSameAs(all);
    }

    private LoadOptions only(String... tables) {
        return options(List.of(tables), List.of());
    }

    private LoadOptions options(List<String> only, List<String> except) {
        return LoadOptions.of(ChosenTables.of(ShardSource.of(directory), new TableSelection(only, except)))
                .withJobs(2);
    }
}
