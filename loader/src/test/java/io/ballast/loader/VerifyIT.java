package io.ballast.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.common.bundle.Bundle;
import io.ballast.common.bundle.ShardSource;
import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.report.Progress;
import io.ballast.common.report.RunReport;
import io.ballast.loader.plan.FailPoint;
import io.ballast.loader.plan.LoadOptions;
import io.ballast.loader.plan.StagingChoice;
import io.ballast.loader.plan.StartMode;
import io.ballast.loader.plan.VerifyLevel;
import io.ballast.loader.plan.WireChoice;
import io.ballast.loader.verify.TargetVerifier;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VerifyIT {
    @TempDir
    private Path directory;

    private LoadTarget target;
    private Bundle bundle;
    private LoadOptions options;

    @BeforeEach
    void open() throws SQLException {
        target = new LoadTarget();
        bundle = UsersBundle.write(directory, 100, 3);
        options = LoadOptions.of(directory).withJobs(2).withVerify(VerifyLevel.FULL);
    }

    @AfterEach
    void close() throws SQLException {
        target.close();
    }

    @ParameterizedTest
    @EnumSource(value = WireChoice.class, names = "AUTO", mode = EnumSource.Mode.EXCLUDE)
    void acceptsALoadThatIsWhole(WireChoice wire) throws SQLException {
        target.load(options.withWire(wire));

        new Judge(directory, bundle).acceptsIn(target.connection(), "public");
        assertThat(target.texts("SELECT count(*) FROM ballast_journal.shards WHERE digest IS NOT NULL"))
                .containsExactly("9");
    }

    @Test
    void findsAValueThatChangedOnTheServer() throws SQLException {
        assertThatThrownBy(() -> target.loader(options, changing("SET born = born + 1 WHERE born IS NOT NULL"))
                        .run())
                .isInstanceOf(BallastException.class)
                .hasMessageMatching(
                        "After loading, table \"users\" has as many rows as the bundle, but other values \\(digest"
                                + " -?\\d+, expected -?\\d+\\)\\. Nothing was published; the rows stay in schema"
                                + " \"ballast_staging_[0-9a-f]{8}\"\\. Start over\\.")
                .extracting(e -> ((BallastException) e).category())
                .isEqualTo(ErrorCategory.DIFFERENCE_FOUND);
        assertThat(target.texts("SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace"))
                .isEmpty();
    }

    @Test
    void findsRowsThatAreMissingByCountingThem() {
        LoadOptions counts =
                options.withVerify(VerifyLevel.COUNTS).withConstraints(false).withStaging(StagingChoice.LOGGED);

        assertThatThrownBy(() ->
                        target.loader(counts, changing("WHERE born IS NULL")).run())
                .hasMessageMatching("After loading, table \"users\" has 66 rows, the bundle has 100\\. Nothing was.*");
    }

    @Test
    void readsShardsAgainThatAnEarlierRunDidNotDigest() throws SQLException {
        assertThatThrownBy(() -> target.loader(options.withVerify(VerifyLevel.COUNTS), place -> {
                            if (place.equals("publish: before")) {
                                throw new IllegalStateException("stopped by the test");
                            }
                        })
                        .run())
                .hasMessage("stopped by the test");

        target.load(options.withStart(StartMode.RESUME));

        new Judge(directory, bundle).acceptsIn(target.connection(), "public");
    }

    @Test
    void verifiesTablesThatWereLoadedLongAgo() {
        target.load(options.withVerify(VerifyLevel.NONE));

        RunReport report = verifier().run();

        assertThat(report.texts()).containsEntry("tables", "users, emails, phone_numbers");
        assertThat(report.phases().get(0).rows()).isEqualTo(400);
    }

    @Test
    void namesEveryTableThatDiffers() throws SQLException {
        target.load(options);
        target.execute("UPDATE public.users SET name = 'X' WHERE id = '" + UsersBundle.uuid("user", 3) + "'");
        target.execute("DELETE FROM public.phone_numbers WHERE id = '" + UsersBundle.uuid("phone", 3) + "'");

        assertThatThrownBy(() -> verifier().run())
                .hasMessageMatching(
                        "The tables in schema \"public\" differ from the bundle: table \"users\" has as many rows as"
                                + " the bundle, but other values \\(digest .*\\); table \"phone_numbers\" has 99 rows, the bundle has"
                                + " 100\\.");
    }

    @Test
    void saysWhichTablesAndColumnsAreMissing() throws SQLException {
        target.load(options);
        target.execute("DROP TABLE public.emails");
        target.execute("ALTER TABLE public.phone_numbers DROP COLUMN number");

        assertThatThrownBy(() -> verifier().run())
                .hasMessage(
                        "The tables in schema \"public\" differ from the bundle: table \"emails\": relation"
                                + " \"public.emails\" does not exist; table \"phone_numbers\": column t.number does not exist.");
    }

    private TargetVerifier verifier() {
        return new TargetVerifier(target.settings(), ShardSource.of(directory), "public", 2, Progress.silent());
    }

    /** Meddles with the staged users once, when all have landed and before they are verified: an UPDATE's tail, or a DELETE's. */
    private FailPoint changing(String tail) {
        boolean[] done = {false};
        return place -> {
            synchronized (done) {
                if ((place.equals("analyze: before") || place.equals("verify: before")) && !done[0]) {
                    try {
                        String schema = target.texts("SELECT staging_schema FROM ballast_journal.loads")
                                .get(0);
                        String table = "\"" + schema + "\".users ";
                        done[0] = isThere(table)
                                && target.texts("SELECT count(*) FROM " + table).equals(List.of("100"));
                        if (done[0]) {
                            target.execute("SET session_replication_role = replica");
                            target.execute((tail.startsWith("SET") ? "UPDATE " : "DELETE FROM ") + table + tail);
                        }
                    } catch (SQLException e) {
                        throw new IllegalStateException(e);
                    }
                }
            }
        };
    }

    /** Other tables may be at the same place before this one is made. */
    private boolean isThere(String table) throws SQLException {
        return target.texts("SELECT to_regclass('" + table.strip() + "') IS NOT NULL")
                .equals(List.of("t"));
    }
}
