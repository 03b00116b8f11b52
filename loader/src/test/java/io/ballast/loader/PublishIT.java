package io.ballast.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.common.bundle.Bundle;
import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.report.Progress;
import io.ballast.common.schema.BaseType;
import io.ballast.common.schema.Column;
import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.TableSchema;
import io.ballast.loader.plan.FailPoint;
import io.ballast.loader.plan.LoadMode;
import io.ballast.loader.plan.LoadOptions;
import io.ballast.loader.plan.StartMode;
import io.ballast.loader.postgres.ConnectionSettings;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The locks that PUBLISH takes, and what it would fail for and CHECK sees. */
class PublishIT {
    private static final String WAITING = "publish: waiting for locks";
    private static final Duration SHORT = Duration.ofMillis(1500);

    @TempDir
    private Path directory;

    private LoadTarget target;
    private String role;

    @BeforeEach
    void open() throws SQLException {
        target = new LoadTarget();
        role = "other_" + target.database().name();
        target.execute("SET search_path = public; CREATE ROLE " + role + " LOGIN PASSWORD 'x'");
        target.execute("GRANT CREATE ON DATABASE " + target.database().name() + " TO " + role);
    }

    @AfterEach
    void close() throws SQLException {
        target.execute("DROP OWNED BY " + role + " CASCADE");
        target.execute("DROP ROLE " + role);
        target.close();
    }

    @Test
    void namesTheColumnsThatGoWithTheOldTables() throws SQLException {
        UsersBundle.write(directory, 10, 1);
        LoadOptions options = LoadOptions.of(directory).withJobs(1);
        target.load(options);
        target.execute("ALTER TABLE users ADD legacy text, ADD \"Also\" integer");

        assertThat(target.loader(options.withMode(LoadMode.REPLACE), FailPoint.NONE)
                        .plan()
                        .findings())
                .contains("columns of the old tables that the bundle does not have are dropped: \"users\".\"Also\","
                        + " \"users\".\"legacy\".");
    }

    @Test
    void letsReadersThroughWhileALongOneIsInTheWay() throws SQLException {
        Bundle bundle = UsersBundle.write(directory, 10, 1);
        LoadOptions options = LoadOptions.of(directory).withJobs(1);
        target.load(options);
        List<String> seen = new ArrayList<>();
        try (Connection reader = target.database().open()) {
            FailPoint others = place -> {
                try {
                    if (place.equals("publish: before")) {
                        begin(reader, "SELECT FROM public.phone_numbers");
                    } else if (place.equals(WAITING)) {
                        target.execute("SET statement_timeout = '1s'");
                        seen.addAll(target.texts(
                                "SELECT count(*) FROM users, phone_numbers, emails WHERE users.id = emails.user_id"));
                        if (seen.size() == 2) {
                            reader.rollback();
                        }
                    }
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            };

            target.loader(options.withMode(LoadMode.REPLACE), others).run();
        }

        assertThat(seen).containsExactly("200", "200");
        target.execute("SET statement_timeout = 0");
        new Judge(directory, bundle).acceptsIn(target.connection(), "public");
    }

    @Test
    void namesWhoKeepsTheTables() throws SQLException {
        Bundle bundle = UsersBundle.write(directory, 10, 1);
        LoadOptions replace = LoadOptions.of(directory).withJobs(1).withMode(LoadMode.REPLACE);
        target.load(replace);
        try (Connection reader = target.database().open()) {
            begin(reader, "SET application_name = 'nightly'; SELECT FROM public.users");

            assertThatThrownBy(
                            () -> new BundleLoader(target.settings(), replace, Progress.silent(), FailPoint.NONE, SHORT)
                                    .run())
                    .isInstanceOfSatisfying(BallastException.class, e -> assertThat(e.category())
                            .isEqualTo(ErrorCategory.TARGET_BUSY))
                    .hasMessageMatching(
                            "Tables in schema \"public\" could not be locked within 4 s: pid \\d+ \\(nightly, idle in transaction,"
                                    + " since .* UTC\\) uses them\\. Nothing was published and all work is kept\\. Wait until"
                                    + " that has ended, or end it with pg_terminate_backend, then"
                                    + " resume\\.");
            reader.rollback();
        }
        target.load(replace.withStart(StartMode.RESUME));
        new Judge(directory, bundle).acceptsIn(target.connection(), "public");
    }

    @Test
    void appendingWaitsBeforeItAddsAnyRow() throws SQLException {
        UsersBundle.write(directory, 10, 1);
        LoadOptions options = LoadOptions.of(directory).withJobs(1);
        target.load(options);
        target.execute("TRUNCATE users CASCADE");
        try (Connection builder = target.database().open()) {
            begin(builder, "LOCK TABLE public.phone_numbers IN SHARE MODE");

            assertThatThrownBy(() -> new BundleLoader(
                                    target.settings(),
                                    options.withMode(LoadMode.APPEND),
                                    Progress.silent(),
                                    FailPoint.NONE,
                                    SHORT)
                            .run())
                    .hasMessageStartingWith("Tables in schema \"public\" could not be locked within 4 s: pid ");
            builder.rollback();
        }
        target.load(options.withMode(LoadMode.APPEND).withStart(StartMode.RESUME));
        assertThat(target.texts("SELECT count(*) FROM phone_numbers")).containsExactly("10");
    }

    private static void begin(Connection connection, String sql) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void appendsParentsFirstByTheTargetsOwnKeys() throws SQLException {
        bundle("child", "parent");
        target.execute("CREATE TABLE parent (id bigint PRIMARY KEY, other bigint);"
                + "CREATE TABLE child (id bigint PRIMARY KEY REFERENCES child, other bigint REFERENCES parent)");

        target.load(append());

        assertThat(target.texts("SELECT count(*) FROM child")).containsExactly("1");
    }

    @Test
    void appendsToARingWhereAKeyCanBeDeferred() throws SQLException {
        bundle("child", "parent");
        ring();

        assertThatThrownBy(() -> target.load(append()))
                .hasMessage("Foreign keys in schema \"public\" refer to each other in a ring, so that no table can be"
                        + " filled first: \"child_other_fkey\" of table \"child\" refers to \"parent\", \"parent_other_fkey\" of"
                        + " table \"parent\" refers to \"child\". Make one of them checkable at the end (ALTER TABLE … ALTER"
                        + " CONSTRAINT … DEFERRABLE), or load elsewhere with schema.");

        target.execute("ALTER TABLE parent ALTER CONSTRAINT parent_other_fkey DEFERRABLE");
        target.load(append());
        assertThat(target.texts("SELECT count(*) FROM parent")).containsExactly("1");
    }

    private void ring() throws SQLException {
        target.execute("CREATE TABLE parent (id bigint PRIMARY KEY, other bigint);"
                + "CREATE TABLE child (id bigint PRIMARY KEY, other bigint REFERENCES parent);"
                + "ALTER TABLE parent ADD FOREIGN KEY (other) REFERENCES child");
    }

    @Test
    void namesAllMisfitsAtOnce() throws SQLException {
        bundle("child", "parent", "third");
        target.execute("CREATE TABLE parent (id bigint, other text, needed int NOT NULL);"
                + "CREATE TABLE child (other bigint); CREATE TABLE third (id bigint, other bigint)");
        target.execute("ALTER TABLE third ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY");
        target.execute("GRANT USAGE ON SCHEMA public TO " + role
                + "; GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA public TO " + role);

        assertThatThrownBy(() -> new BundleLoader(as(role), append(), Progress.silent()).run())
                .isInstanceOfSatisfying(
                        BallastException.class, e -> assertThat(e.category()).isEqualTo(ErrorCategory.TARGET_REFUSED))
                .hasMessage(
                        "Table \"child\" in schema \"public\" does not fit the bundle: it has no column \"id\". Table \"parent\" in"
                                + " schema \"public\" does not fit the bundle: its column \"other\" is text, the bundle's is bigint."
                                + " Table \"parent\" in schema \"public\" does not fit the bundle: it needs a value for column"
                                + " \"needed\", which the bundle does not have. Alter the table, or load elsewhere with schema."
                                + " Row security of table \"third\" in schema \"public\" applies to role \"" + role
                                + "\", and so nobody could tell whether all rows arrived. Load as a role that it does not apply"
                                + " to: the table's owner, unless it is forced, or one with BYPASSRLS.");
    }

    @Test
    void seesThatTheOldOwnerCannotHaveTheNewTable() throws SQLException {
        String owner = role + "_owner";
        bundle("parent");
        target.execute("CREATE ROLE " + owner + "; CREATE TABLE parent (id bigint, other bigint);"
                + " ALTER TABLE parent OWNER TO " + owner + "; GRANT " + owner + " TO " + role
                + "; GRANT CREATE, USAGE ON SCHEMA public TO " + role);
        try {
            assertThatThrownBy(() -> new BundleLoader(
                                    as(role), LoadOptions.of(directory).withMode(LoadMode.REPLACE), Progress.silent())
                            .run())
                    .hasMessage("Role \"" + owner
                            + "\" owns table \"parent\" in schema \"public\" and cannot be given the new one: it lacks CREATE on"
                            + " that schema. Grant that, or give the table another owner (ALTER TABLE … OWNER TO), or load"
                            + " elsewhere with schema.");

            target.execute("GRANT CREATE, USAGE ON SCHEMA public TO " + owner);
            new BundleLoader(as(role), LoadOptions.of(directory).withMode(LoadMode.REPLACE), Progress.silent()).run();
            assertThat(target.texts("SELECT tableowner FROM pg_tables WHERE tablename = 'parent'"))
                    .containsExactly(owner);
        } finally {
            target.execute("DROP OWNED BY " + owner + " CASCADE; DROP ROLE " + owner);
        }
    }

    @Test
    void seesThatATypeOfAnotherTableHasTheName() throws SQLException {
        bundle("_users");
        target.execute("CREATE TABLE users (x int)");
        assertThatThrownBy(() -> target.load(LoadOptions.of(directory)))
                .hasMessage(
                        "Table \"_users\" needs the name \"_users\", which an array type of public.users in schema \"public\" has."
                                + " Rename that, or load elsewhere with schema.");

        target.execute("DROP TABLE users; CREATE TABLE __users (x int)");
        assertThatThrownBy(() -> target.load(LoadOptions.of(directory)))
                .hasMessage(
                        "Table \"_users\" needs the name \"__users\", which a table in schema \"public\" has. Rename that, or load"
                                + " elsewhere with schema.");

        target.execute("DROP TABLE __users");
        target.load(LoadOptions.of(directory));
        target.load(LoadOptions.of(directory).withMode(LoadMode.REPLACE));
    }

    private LoadOptions append() {
        return LoadOptions.of(directory).withJobs(1).withMode(LoadMode.APPEND);
    }

    /** A bundle of such tables with one row each, which knows nothing of keys. */
    private void bundle(String... tables) {
        TestBundle bundle = new TestBundle(directory);
        for (String table : tables) {
            List<Column> columns = List.of(
                    Column.of("id", ColumnType.of(BaseType.BIGINT), true),
                    Column.of("other", ColumnType.of(BaseType.BIGINT), true));
            bundle.table(
                    new TableSchema(table, null, columns, List.of(), List.of(), List.of(), List.of(), null), "1,1\n");
        }
        bundle.finish();
    }

    private ConnectionSettings as(String other) {
        return new ConnectionSettings(
                target.settings().hosts(),
                target.settings().database(),
                other,
                "x",
                target.settings().tls(),
                Map.of());
    }
}
