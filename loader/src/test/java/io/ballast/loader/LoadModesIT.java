package io.ballast.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.common.bundle.Bundle;
import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.report.Progress;
import io.ballast.common.schema.Partitioning;
import io.ballast.common.schema.TableSchema;
import io.ballast.common.schema.TargetSchemas;
import io.ballast.loader.plan.FailPoint;
import io.ballast.loader.plan.LoadMode;
import io.ballast.loader.plan.LoadOptions;
import io.ballast.loader.plan.StartMode;
import io.ballast.loader.plan.VerifyLevel;
import io.ballast.loader.postgres.ConnectionSettings;
import io.ballast.loader.postgres.Connections;
import io.ballast.loader.stage.TargetLock;
import io.ballast.loader.stage.Watchdog;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadModesIT {
    private static final int USERS = 60;

    @TempDir
    private Path directory;

    private LoadTarget target;
    private Bundle bundle;
    private LoadOptions options;

    @BeforeEach
    void open() throws SQLException {
        target = new LoadTarget();
        bundle = UsersBundle.write(directory, USERS, 2);
        options = LoadOptions.of(directory).withJobs(2);
    }

    @AfterEach
    void close() throws SQLException {
        target.close();
    }

    @Test
    void replacedTablesStayReadableUntilTheSwap() throws SQLException {
        target.execute("CREATE TABLE public.users (old text); INSERT INTO public.users VALUES ('still here')");
        List<String> seen = new ArrayList<>();
        FailPoint look = place -> {
            if (place.equals("publish: before")) {
                try {
                    seen.addAll(target.texts("SELECT old FROM public.users"));
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            }
        };

        target.loader(options.withMode(LoadMode.REPLACE), look).run();

        assertThat(seen).containsExactly("still here");
        new Judge(directory, bundle).acceptsIn(target.connection(), "public");
    }

    @Test
    void replacedTablesKeepTheirGrants() throws SQLException {
        String role = "reader_" + target.database().name();
        target.load(options);
        target.execute("CREATE ROLE " + role + "; GRANT SELECT ON public.users TO " + role + " WITH GRANT OPTION;"
                + " GRANT UPDATE (name) ON public.users TO PUBLIC");
        String acls = "SELECT relacl::text FROM pg_class WHERE oid = 'public.users'::regclass UNION ALL"
                + " SELECT attacl::text FROM pg_attribute WHERE attrelid = 'public.users'::regclass AND attname = 'name'";
        List<String> before = target.texts(acls);

        target.load(options.withMode(LoadMode.REPLACE));

        assertThat(target.texts(acls)).isEqualTo(before);
        target.execute("DROP OWNED BY " + role + "; DROP ROLE " + role);
    }

    @Test
    void newTablesGetTheDefaultPrivilegesOfTheirSchema() throws SQLException {
        target.execute("ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO PUBLIC");

        target.load(options);

        assertThat(target.texts(
                        "SELECT DISTINCT grantee || ' ' || privilege_type FROM information_schema.table_privileges"
                                + " WHERE table_name = 'users' AND grantee = 'PUBLIC'"))
                .containsExactly("PUBLIC SELECT");
    }

    @Test
    void refusesToReplaceWhatOthersDependOn() throws SQLException {
        target.load(options);
        target.execute("CREATE VIEW public.names AS SELECT name FROM public.users");
        target.execute("CREATE TABLE public.orders (user_id uuid CONSTRAINT of_user REFERENCES public.users)");

        assertThatThrownBy(() -> target.load(options.withMode(LoadMode.REPLACE)))
                .isInstanceOf(BallastException.class)
                .hasMessage("Replacing table \"users\" in schema \"public\" would lose constraint of_user on table"
                        + " public.orders, view public.names. Drop these first and make them again afterwards, or load"
                        + " elsewhere with schema.")
                .extracting(e -> ((BallastException) e).category())
                .isEqualTo(ErrorCategory.TARGET_REFUSED);
    }

    @Test
    void refusesToReplaceAView() throws SQLException {
        target.execute("CREATE VIEW public.users AS SELECT 1 AS one");

        assertThatThrownBy(() -> target.load(options.withMode(LoadMode.REPLACE)))
                .hasMessage(
                        "\"users\" in schema \"public\" is a view, and only tables can be replaced. Rename it, or load"
                                + " elsewhere with schema.");
    }

    @Test
    void refusesNamesThatIndexesWillNeed() throws SQLException {
        target.execute("CREATE TABLE public.users_pkey ()");

        assertThatThrownBy(() -> target.load(options))
                .hasMessage(
                        "Table \"users\" needs the name \"users_pkey\", which a table in schema \"public\" has. Rename"
                                + " that, or load elsewhere with schema.");
    }

    @Test
    void appendingTellsWhichKeysAreKnown() throws SQLException {
        target.load(options);
        // A key does not reach the tables that inherit from its own.
        target.execute(
                "CREATE TABLE public.old_emails () INHERITS (public.emails);"
                        + "INSERT INTO public.old_emails SELECT * FROM ONLY public.emails;"
                        + "DELETE FROM ONLY public.emails WHERE address <> 'u7_0@example.org'; DELETE FROM public.phone_numbers");

        assertThatThrownBy(() -> target.load(options.withMode(LoadMode.APPEND)))
                .isInstanceOf(BallastException.class)
                .hasMessageMatching("Keys of the bundle are in schema \"public\" already: table \"users\": " + USERS
                        + " rows with a known \\(id\\), such as \\(.*\\), \\(.*\\), \\(.*\\); table \"emails\": 1 row with a known"
                        + " \\(id\\), such as \\(" + UsersBundle.uuid("email0", 7)
                        + "\\); table \"emails\": 1 row with a known"
                        + " \\(address\\), such as \\(u7_0@example.org\\)\\. Nothing was appended\\..*")
                .extracting(e -> ((BallastException) e).category())
                .isEqualTo(ErrorCategory.TARGET_REFUSED);

        target.execute("TRUNCATE public.users, public.emails, public.phone_numbers");
        target.load(options.withMode(LoadMode.APPEND).withStart(StartMode.RESUME));
        new Judge(directory, bundle).acceptsIn(target.connection(), "public");
    }

    @Test
    void appendingNeedsTablesThatFit() throws SQLException {
        assertThatThrownBy(() -> target.load(options.withMode(LoadMode.APPEND)))
                .hasMessage("Schema \"public\" has no table \"users\" to add rows to. Schema \"public\""
                        + " has no table \"emails\" to add rows to. Schema \"public\" has no table"
                        + " \"phone_numbers\" to add rows to. Make the tables with mode create.");

        target.load(options);
        target.execute("ALTER TABLE public.phone_numbers ALTER COLUMN number TYPE varchar(20)");

        assertThatThrownBy(() -> target.load(options.withMode(LoadMode.APPEND)))
                .hasMessage(
                        "Table \"phone_numbers\" in schema \"public\" does not fit the bundle: its column \"number\" is"
                                + " character varying(20), the bundle's is text. Alter the table, or load elsewhere with schema.");
    }

    @Test
    void appendingNoticesRowsThatATriggerKeepsAway() throws SQLException {
        target.load(options);
        target.execute("TRUNCATE public.users CASCADE");
        target.execute("CREATE FUNCTION public.skip() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'");
        target.execute("CREATE TRIGGER skip BEFORE INSERT ON public.users FOR EACH ROW WHEN (new.born IS NULL)"
                + " EXECUTE FUNCTION public.skip()");

        assertThatThrownBy(() -> target.load(options.withMode(LoadMode.APPEND)))
                .hasMessageStartingWith(
                        "40 of 60 rows arrived in table \"users\" of schema \"public\": trigger \"skip\" of");
        assertThat(target.texts("SELECT count(*) FROM public.users")).containsExactly("0");
    }

    @Test
    void loadsAndReplacesPartitionedTables() throws SQLException {
        TableSchema users = UsersBundle.USERS;
        TableSchema partitioned = new TableSchema(
                "users",
                null,
                users.columns(),
                users.primaryKey(),
                List.of(),
                List.of(),
                List.of(),
                new Partitioning.ByHash("id", 3));
        TableSchema emails = UsersBundle.EMAILS;
        TableSchema bare = new TableSchema(
                "emails",
                null,
                emails.columns(),
                List.of("id"),
                List.of(),
                emails.indexes(),
                emails.foreignKeys(),
                new Partitioning.ByHash("id", 2));
        Path other = directory.resolve("partitioned");
        String id = UsersBundle.uuid("user", 1).toString();
        Bundle parts = new TestBundle(other)
                .table(
                        partitioned,
                        id + ",A,\n",
                        UsersBundle.uuid("user", 2) + ",B,\n" + UsersBundle.uuid("user", 3) + ",C,\n")
                .table(bare, UsersBundle.uuid("email", 1) + "," + id + ",a@example.org\n")
                .finish();
        LoadOptions into = LoadOptions.of(other).withSchema("parts");

        target.load(into);
        target.load(into.withMode(LoadMode.REPLACE));

        new Judge(other, parts).acceptsIn(target.connection(), "parts");
        assertThat(target.texts("SELECT relname FROM pg_class WHERE relnamespace = 'parts'::regnamespace"
                        + " AND relkind IN ('r', 'p') ORDER BY 1"))
                .containsExactly("emails", "emails_p0", "emails_p1", "users", "users_p0", "users_p1", "users_p2");
    }

    /** The bundle knows nothing of partitions; the target's own tables do, and keep the rows they have. */
    @Test
    void appendsToPartitionedTablesThatHoldRows() throws SQLException {
        target.execute("CREATE TABLE public.users (id uuid PRIMARY KEY, name text NOT NULL, born date, note text)"
                + " PARTITION BY HASH (id)");
        for (int part = 0; part < 3; part++) {
            target.execute("CREATE TABLE public.users_" + part + " PARTITION OF public.users FOR VALUES WITH"
                    + " (MODULUS 3, REMAINDER " + part + ")");
        }
        target.execute(
                "CREATE TABLE public.emails (id uuid, user_id uuid, address varchar(80)) PARTITION BY RANGE (id)");
        target.execute("CREATE TABLE public.emails_all PARTITION OF public.emails DEFAULT");
        target.execute(
                "CREATE TABLE public.phone_numbers (id uuid, user_id uuid REFERENCES public.users, number text)");
        target.execute("INSERT INTO public.users VALUES (gen_random_uuid(), 'Was here', NULL, 'before')");

        target.load(options.withMode(LoadMode.APPEND).withVerify(VerifyLevel.FULL));

        assertThat(target.texts("SELECT name FROM public.users WHERE note = 'before'"))
                .containsExactly("Was here");
        assertThat(target.texts("SELECT count(*) FROM public.users")).containsExactly(String.valueOf(USERS + 1));
        assertThat(target.texts("SELECT count(DISTINCT tableoid) FROM public.users"))
                .containsExactly("3");
        target.execute("DELETE FROM public.users WHERE note = 'before'");
        target.execute("ALTER TABLE public.users DROP COLUMN note");
        new Judge(directory, bundle).acceptsIn(target.connection(), "public");
    }

    @Test
    void refusesARoleWithoutRights() throws SQLException {
        String role = "poor_" + target.database().name();
        target.execute("CREATE ROLE " + role + " LOGIN PASSWORD 'x'");
        try {
            assertThatThrownBy(() -> new BundleLoader(as(role), options, Progress.silent()).run())
                    .hasMessage("Role \"" + role + "\" may not create schemas in database \""
                            + target.database().name()
                            + "\", and the staging tables need one. Let the database's owner run: GRANT CREATE ON DATABASE \""
                            + target.database().name() + "\" TO \"" + role + "\"");
        } finally {
            target.execute("DROP ROLE " + role);
        }
    }

    @Test
    void aSecondRoleNeedsRightsOnTheJournal() throws SQLException {
        String role = "second_" + target.database().name();
        target.load(options);
        target.execute("CREATE ROLE " + role + " LOGIN PASSWORD 'x'");
        target.execute("GRANT CREATE ON DATABASE " + target.database().name() + " TO " + role);
        BundleLoader second = new BundleLoader(as(role), options.withSchema("second"), Progress.silent());
        try {
            assertThatThrownBy(second::run)
                    .isInstanceOf(BallastException.class)
                    .hasMessage("Role \"" + role
                            + "\" may not use the journal of loads in schema \"ballast_journal\", which"
                            + " belongs to role \"" + target.database().user()
                            + "\". Let that role run: GRANT USAGE ON SCHEMA ballast_journal TO \"" + role
                            + "\"; GRANT SELECT,"
                            + " INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ballast_journal TO \"" + role + "\"")
                    .extracting(e -> ((BallastException) e).category())
                    .isEqualTo(ErrorCategory.TARGET_REFUSED);

            target.execute("GRANT USAGE ON SCHEMA ballast_journal TO " + role
                    + "; GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ballast_journal TO " + role);
            new BundleLoader(as(role), options.withSchema("second"), Progress.silent()).run();

            new Judge(directory, bundle).acceptsIn(target.connection(), "second");
        } finally {
            target.execute("DROP OWNED BY " + role + " CASCADE; DROP ROLE " + role);
        }
    }

    private ConnectionSettings as(String role) {
        return new ConnectionSettings(
                target.settings().hosts(),
                target.settings().database(),
                role,
                "x",
                target.settings().tls(),
                Map.of());
    }

    @Test
    void twoLoadsIntoOneSchemaDoNotMix() throws SQLException {
        List<Throwable> second = new ArrayList<>();
        FailPoint meanwhile = place -> {
            if (place.equals("copy: before the first byte") && second.isEmpty()) {
                try {
                    target.load(options);
                } catch (BallastException e) {
                    second.add(e);
                }
            }
        };

        target.loader(options.withJobs(1), meanwhile).run();

        assertThat(second.get(0))
                .hasMessageMatching(
                        "Schema \"public\" is held by another load, pid \\d+ \\(ballast lock [0-9a-f]{8} of public,"
                                + " since .* UTC\\), and two loads must not mix\\. Wait until it has ended, or end it with"
                                + " pg_terminate_backend\\.");
        assertThat(((BallastException) second.get(0)).category()).isEqualTo(ErrorCategory.TARGET_BUSY);
        new Judge(directory, bundle).acceptsIn(target.connection(), "public");
    }

    @Test
    void goingOnGivesTheDeadLoadAMomentToEnd() throws Exception {
        TargetLock dying = lock();
        Executor inAMoment = CompletableFuture.delayedExecutor(700, TimeUnit.MILLISECONDS);
        CompletableFuture<Void> death =
                CompletableFuture.runAsync(() -> dying.session().abort(), inAMoment);

        target.load(options.withStart(StartMode.RESUME));

        death.get();
        new Judge(directory, bundle).acceptsIn(target.connection(), "public");
    }

    @Test
    void goingOnWaitsAMomentOnlyForALoadThatLives() throws SQLException {
        TargetLock living = lock();
        try {
            assertThatThrownBy(() -> target.load(options.withStart(StartMode.RESUME)))
                    .isInstanceOfSatisfying(BallastException.class, e -> assertThat(e.category())
                            .isEqualTo(ErrorCategory.TARGET_BUSY))
                    .hasMessageStartingWith("Schema \"public\" is held by another load, pid ");
        } finally {
            living.close();
        }
    }

    private TargetLock lock() throws SQLException {
        return TargetLock.take(
                new Connections(target.settings()),
                TargetSchemas.of("public"),
                "12345678",
                Watchdog.PATIENCE,
                waited -> false);
    }

    @Test
    void aLoadThatWasRemovedCannotPublish() throws SQLException {
        FailPoint removed = place -> {
            if (place.equals("publish: before")) {
                try (Connection connection = target.database().open()) {
                    connection.createStatement().execute("UPDATE ballast_journal.loads SET state = 'removed'");
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            }
        };

        assertThatThrownBy(() -> target.loader(options, removed).run())
                .hasMessageMatching("Load [0-9a-f]{8} was removed by another one that started over\\. Nothing of it"
                        + " was published\\.");
    }
}
