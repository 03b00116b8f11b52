package io.ballast.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.common.bundle.Bundle;
import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.report.PhaseTiming;
import io.ballast.common.report.Progress;
import io.ballast.common.report.RunReport;
import io.ballast.common.schema.BaseType;
import io.ballast.common.schema.Column;
import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.TableSchema;
import io.ballast.loader.plan.FailPoint;
import io.ballast.loader.plan.LoadMode;
import io.ballast.loader.plan.LoadOptions;
import io.ballast.loader.plan.StagingChoice;
import io.ballast.loader.plan.StartMode;
import io.ballast.loader.plan.VerifyLevel;
import io.ballast.loader.plan.WireChoice;
import io.ballast.loader.postgres.ConnectionResolver;
import io.ballast.loader.postgres.ConnectionSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class BundleLoaderIT {
    private static final int USERS = 300;

    @TempDir
    private Path directory;

    private LoadTarget target;
    private Bundle bundle;
    private LoadOptions options;

    @BeforeEach
    void open() throws SQLException {
        target = new LoadTarget();
        bundle = UsersBundle.write(directory, USERS, 3);
        options = LoadOptions.of(directory).withJobs(3);
    }

    @AfterEach
    void close() throws SQLException {
        target.close();
    }

    @ParameterizedTest
    @EnumSource(WireChoice.class)
    void loadsTheSameRowsByEveryWire(WireChoice wire) throws SQLException {
        target.load(options.withWire(wire));

        new Judge(directory, bundle).acceptsIn(target.connection(), "public");
    }

    @ParameterizedTest
    @EnumSource(StagingChoice.class)
    void loadsTheSameRowsThroughEveryKindOfStaging(StagingChoice staging) throws SQLException {
        target.load(options.withStaging(staging));

        new Judge(directory, bundle).acceptsIn(target.connection(), "public");
        assertThat(target.texts("SELECT relname FROM pg_class WHERE relpersistence = 'u' AND relkind = 'r'"))
                .containsExactly("unlogged_shards");
    }

    @Test
    void reportsAllPhasesInTheirOrder() {
        RunReport report = target.load(options);

        assertThat(report.phases().stream().map(PhaseTiming::phase))
                .containsExactly("CHECK", "STAGE", "COPY", "INDEX", "CONSTRAIN", "ANALYZE", "VERIFY", "PUBLISH");
        assertThat(report.phases().get(2).rows()).isEqualTo(4L * USERS);
        assertThat(report.phases().get(2).bytes()).isEqualTo(bundle.rawBytes());
    }

    @Test
    void reportsWhatTheServerLoggedForEachPhase() {
        RunReport report = target.load(options.withStaging(StagingChoice.LOGGED));

        assertThat(report.phases().get(0).walBytes()).isNull();
        assertThat(report.phases().subList(1, 8)).allMatch(phase -> phase.walBytes() != null);
        // A UUID takes 36 bytes of CSV and 16 of the log.
        assertThat(report.phases().get(2).walBytes()).isGreaterThan(bundle.rawBytes() / 2);
    }

    /** What is there twice is a step that two attempts did, not twice the rows. */
    @Test
    void countsOnceWhatTwoAttemptsDid() {
        AtomicInteger failures = new AtomicInteger(1);
        FailPoint losing = place -> {
            if (place.equals("publish: before") && failures.getAndDecrement() > 0) {
                try {
                    target.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE"
                            + " application_name LIKE 'ballast load %' AND datname = current_database()");
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            }
        };

        RunReport report = target.loader(options, losing).run();

        assertThat(failures.get()).isNegative();
        assertThat(report.texts()).containsEntry("retries", "1, after the connection was lost");
        assertThat(report.phases())
                .filteredOn(phase -> phase.rows() > 0)
                .extracting(phase -> phase.phase() + " " + phase.rows())
                .containsExactly("COPY " + 4L * USERS, "VERIFY " + 4L * USERS);
    }

    /** Some managed servers keep the position of their log to themselves. */
    @Test
    void reportsNothingOfALogThatItMayNotAskAbout() throws SQLException {
        String role = target.database().name() + "_plain";
        target.execute("REVOKE EXECUTE ON FUNCTION pg_current_wal_insert_lsn() FROM PUBLIC");
        target.execute(
                "CREATE ROLE " + role + " LOGIN PASSWORD '" + target.database().password() + "'");
        target.execute("GRANT CREATE ON DATABASE " + target.database().name() + " TO " + role);
        target.execute("GRANT CREATE ON SCHEMA public TO " + role);
        ConnectionSettings plain = ConnectionResolver.ofOwnUrl(
                target.database().jdbcUrl() + "?sslmode=prefer",
                role,
                target.database().password());
        try {
            RunReport report = new BundleLoader(plain, options, Progress.silent()).run();

            assertThat(report.phases()).allMatch(phase -> phase.walBytes() == null);
        } finally {
            target.execute("DROP OWNED BY " + role + " CASCADE");
            target.execute("DROP ROLE " + role);
        }
    }

    @Test
    void makesKeysIndexesForeignKeysAndComments() throws SQLException {
        target.load(options);

        assertThat(target.texts("SELECT conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint"
                        + " WHERE connamespace = 'public'::regnamespace AND contype IN ('p', 'u', 'f') ORDER BY 1"))
                .containsExactly(
                        "emails_address_key UNIQUE (address)",
                        "emails_pkey PRIMARY KEY (id)",
                        "emails_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE",
                        "phone_numbers_pkey PRIMARY KEY (id)",
                        "phone_numbers_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE",
                        "users_pkey PRIMARY KEY (id)");
        assertThat(target.texts("SELECT indexdef FROM pg_indexes WHERE indexname = 'emails_user_id_idx'"))
                .containsExactly("CREATE INDEX emails_user_id_idx ON public.emails USING btree (user_id)");
        assertThat(target.texts("SELECT obj_description('public.users'::regclass) || '; ' ||"
                        + " col_description('public.users'::regclass, 3)"))
                .containsExactly("Test table users; Null when not told");
        assertThat(target.texts("SELECT count(*) FROM pg_stats WHERE schemaname = 'public'"))
                .containsExactly("9");
    }

    @Test
    void leavesTablesBareWithoutConstraints() throws SQLException {
        target.load(options.withConstraints(false));

        new Judge(directory, bundle).acceptsIn(target.connection(), "public");
        assertThat(target.texts("SELECT indexname FROM pg_indexes WHERE schemaname = 'public'"))
                .isEmpty();
    }

    @Test
    void loadsIntoASchemaThatItMakes() throws SQLException {
        target.load(options.withSchema("New \"schema\""));

        new Judge(directory, bundle).acceptsIn(target.connection(), "New \"schema\"");
    }

    @Test
    void refusesATableThatExists() throws SQLException {
        target.execute("CREATE TABLE public.emails ()");

        assertThatThrownBy(() -> target.load(options))
                .isInstanceOf(BallastException.class)
                .hasMessage(
                        "Schema \"public\" already has a table \"emails\". Swap it for the new one with mode replace, or"
                                + " add rows to it with mode append, or load elsewhere with schema.")
                .extracting(e -> ((BallastException) e).category())
                .isEqualTo(ErrorCategory.TARGET_REFUSED);
        assertThat(target.texts("SELECT nspname FROM pg_namespace WHERE nspname LIKE 'ballast%'"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"NONE, CRC-32C", "COUNTS, CRC-32C", "FULL, SHA-256"})
    void publishesNothingWhenAShardHasBeenChanged(VerifyLevel level, String hash) throws Exception {
        Path shard = directory.resolve("data/emails/emails-00001.csv");
        byte[] bytes = Files.readAllBytes(shard);
        bytes[50] ^= 1;
        Files.write(shard, bytes);

        assertThatThrownBy(() -> target.load(options.withVerify(level)))
                .isInstanceOf(BallastException.class)
                .hasMessageStartingWith(shard + ": found the " + hash + " ")
                .extracting(e -> ((BallastException) e).category())
                .isEqualTo(ErrorCategory.INPUT_REFUSED);
        assertThat(target.texts("SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace"))
                .isEmpty();
    }

    /** The descriptor counts lines, of which the first record has two. */
    @ParameterizedTest
    @EnumSource(WireChoice.class)
    void publishesNothingWhenTheServerTakesAnotherNumberOfRows(WireChoice wire, @TempDir Path other) throws Exception {
        TableSchema notes = new TableSchema(
                "notes",
                null,
                List.of(Column.of("note", ColumnType.of(BaseType.TEXT), false)),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null);
        new TestBundle(other).table(notes, "\"two\nlines\"\none\n").finish();

        assertThatThrownBy(() -> target.load(LoadOptions.of(other).withWire(wire)))
                .isInstanceOf(BallastException.class)
                .hasMessage(
                        "data/notes/notes-00000.csv: the server took 2 rows; expected 3. The shard was rolled back and"
                                + " nothing was published. Make the bundle again, then start over.");
        assertThat(target.texts("SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace"))
                .isEmpty();
    }

    @Test
    void replacesTablesAndNothingElse() throws SQLException {
        target.load(options);
        target.execute("DELETE FROM public.users; CREATE TABLE public.other (a int)");

        target.load(options.withMode(LoadMode.REPLACE));

        new Judge(directory, bundle).acceptsIn(target.connection(), "public");
        assertThat(target.texts(
                        "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'"
                                + " ORDER BY 1"))
                .containsExactly("emails", "other", "phone_numbers", "users");
    }

    @Test
    void appendsToTablesThatHoldRows() throws SQLException {
        target.load(options);
        target.execute("TRUNCATE public.users CASCADE");
        target.execute("INSERT INTO public.users VALUES (gen_random_uuid(), 'Somebody', NULL)");

        target.load(options.withMode(LoadMode.APPEND));

        target.execute("DELETE FROM public.users WHERE name = 'Somebody'");
        new Judge(directory, bundle).acceptsIn(target.connection(), "public");
    }

    @Test
    void refusesToStartOverAnUnfinishedLoadUnlessTold() throws Exception {
        stopBeforePublishing();

        assertThatThrownBy(() -> target.load(options))
                .isInstanceOf(BallastException.class)
                .hasMessageMatching(
                        "Load [0-9a-f]{8} of this bundle into schema \"public\" is unfinished; it stopped in phase"
                                + " PUBLISH with 9 of 9 shards done\\. Resume, or start over\\.");
    }

    @ParameterizedTest
    @EnumSource(value = StartMode.class, names = "FRESH", mode = EnumSource.Mode.EXCLUDE)
    void goesOnOrBeginsAgain(StartMode start) throws Exception {
        stopBeforePublishing();

        target.load(options.withStart(start));

        new Judge(directory, bundle).acceptsIn(target.connection(), "public");
    }

    @Test
    void resumesWhatWasPublishedByDoingNothing() throws Exception {
        target.load(options);

        RunReport report = target.load(options.withStart(StartMode.RESUME));

        assertThat(report.texts()).containsEntry("note", "published by an earlier run already; nothing was left to do");
        new Judge(directory, bundle).acceptsIn(target.connection(), "public");
    }

    private void stopBeforePublishing() {
        assertThatThrownBy(() -> target.loader(options, place -> {
                            if (place.equals("publish: before")) {
                                throw new IllegalStateException("stopped by the test");
                            }
                        })
                        .run())
                .hasMessage("stopped by the test");
    }
}
