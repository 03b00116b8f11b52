package io.ballast.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.ballast.common.bundle.Bundle;
import io.ballast.common.report.Progress;
import io.ballast.loader.plan.FailPoint;
import io.ballast.loader.plan.LoadMode;
import io.ballast.loader.plan.LoadOptions;
import io.ballast.loader.plan.VerifyLevel;
import io.ballast.loader.postgres.ConnectionSettings;
import io.ballast.loader.stage.Watchdog;
import io.ballast.testdb.PgBouncer;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Loads as a role whose search path, or other settings, stand in the way of our own SQL. */
class HostileRoleIT {
    private static final String RAISE = " LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''evil was called''; END';\n";

    private static final String EVIL = "CREATE SCHEMA evil;\n"
            + function("set_config(text, text, boolean) RETURNS text")
            + function("to_char(timestamptz, text) RETURNS text")
            + function("current_setting(text) RETURNS text")
            + function("version() RETURNS text")
            + function("pg_backend_pid() RETURNS integer")
            + function("quote_ident(text) RETURNS text")
            + function("to_regclass(text) RETURNS regclass")
            + function("to_regproc(text) RETURNS regproc")
            + function("has_schema_privilege(oid, text) RETURNS boolean")
            + function("pg_try_advisory_xact_lock(bigint) RETURNS boolean")
            + function("md5(text) RETURNS text")
            + function("now() RETURNS timestamptz")
            + function("current_schema() RETURNS name")
            + operator("||", "text", "text")
            + operator("=", "text", "boolean")
            + operator("=", "name", "boolean")
            + operator("=", "oid", "boolean")
            + "CREATE TABLE evil.pg_class (); CREATE TABLE evil.pg_namespace (); CREATE TABLE evil.pg_attribute ();\n"
            + "GRANT USAGE ON SCHEMA evil TO PUBLIC;\n";

    @TempDir
    private Path directory;

    private LoadTarget target;
    private Bundle bundle;
    private LoadOptions options;
    private String role;

    @BeforeEach
    void open() throws SQLException {
        target = new LoadTarget();
        bundle = UsersBundle.write(directory, 60, 2);
        options = LoadOptions.of(directory).withJobs(2).withVerify(VerifyLevel.FULL);
        role = "hostile_" + target.database().name();
        target.execute("CREATE ROLE " + role + "; GRANT ALL ON DATABASE "
                + target.database().name() + " TO " + role + "; GRANT ALL ON SCHEMA public TO " + role);
    }

    @AfterEach
    void close() throws SQLException {
        target.execute("DROP OWNED BY " + role + "; DROP ROLE " + role);
        target.close();
    }

    @ParameterizedTest
    @EnumSource(LoadMode.class)
    void callsNothingOfTheSearchPath(LoadMode mode) throws SQLException {
        shadow();
        loadsIn(mode, target.settings());
        judge();
    }

    @ParameterizedTest
    @EnumSource(LoadMode.class)
    @EnabledIf("io.ballast.testdb.PgBouncer#expected")
    void callsNothingOfTheSearchPathBehindAPool(LoadMode mode) throws SQLException {
        shadow();
        try (PgBouncer bouncer = bouncer()) {
            loadsIn(mode, target.settings(bouncer.host(), bouncer.port()));
        }
        judge();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    bytea_output                        | escape
                    extra_float_digits                  | -15
                    xmloption                           | document
                    idle_session_timeout                | 200ms
                    idle_in_transaction_session_timeout | 200ms
                    lock_timeout                        | 1
                    standard_conforming_strings         | off
                    quote_all_identifiers               | on
                    array_nulls                         | off
                    row_security                        | off
                    check_function_bodies               | off
                    default_tablespace                  | pg_default
                    default_table_access_method         | heap
                    default_toast_compression           | pglz
                    transform_null_equals               | on
                    backslash_quote                     | off
                    exit_on_error                       | on
                    client_encoding                     | LATIN1
                    DateStyle                           | SQL, DMY
                    IntervalStyle                       | sql_standard
                    TimeZone                            | Pacific/Chatham
                    enable_seqscan                      | off
                    default_transaction_isolation       | serializable
                    """)
    void loadsTheSameWhateverTheDefaults(String setting, String value) throws SQLException {
        assumeThat(target.texts("SELECT name FROM pg_settings WHERE lower(name) = lower('" + setting + "')"))
                .isNotEmpty(); // older servers lack some
        byDefault("\"" + setting + "\" = '" + value.replace(", ", "', '") + "'");
        loadsIn(LoadMode.CREATE, target.settings());
        judge();
    }

    @Test
    void outlastsTheStatementTimeoutOfTheRole() throws SQLException {
        meetSlowTrigger();
        load(target.settings(), options.withMode(LoadMode.APPEND));
        judge();
    }

    @Test
    @EnabledIf("io.ballast.testdb.PgBouncer#expected")
    void outlastsTheStatementTimeoutOfTheRoleBehindAPool() throws SQLException {
        meetSlowTrigger();
        try (PgBouncer bouncer = bouncer()) {
            load(target.settings(bouncer.host(), bouncer.port()), options.withMode(LoadMode.APPEND));
        }
        judge();
    }

    /** Rows come in through a trigger that takes longer than the timeout. */
    private void meetSlowTrigger() throws SQLException {
        byDefault("statement_timeout = '1s'");
        load(target.settings(), options);
        target.execute("TRUNCATE public.users CASCADE; CREATE FUNCTION public.slow() RETURNS trigger LANGUAGE plpgsql"
                + " AS 'BEGIN PERFORM pg_catalog.pg_sleep(1.5); RETURN NULL; END';"
                + " CREATE TRIGGER slow BEFORE INSERT ON public.users EXECUTE FUNCTION public.slow()");
    }

    @Test
    void refusesToLoadAsAReplica() throws SQLException {
        target.execute("ALTER DATABASE " + target.database().name() + " SET session_replication_role = replica");

        assertThatThrownBy(() -> target.load(options))
                .hasMessageStartingWith("session_replication_role is \"replica\" for role \"")
                .hasMessageContaining("\"origin\" expected");
    }

    /** The first load finds nothing, the second what the first has made. */
    private void loadsIn(LoadMode mode, ConnectionSettings settings) throws SQLException {
        if (mode != LoadMode.CREATE) {
            load(settings, options);
        }
        if (mode.keepsTables()) {
            target.execute("TRUNCATE public.users CASCADE");
        }
        load(settings, options.withMode(mode));
        assertThat(target.texts("SELECT DISTINCT tableowner FROM pg_tables WHERE schemaname = 'public'"))
                .containsExactly(role);
    }

    private void judge() throws SQLException {
        new Judge(directory, bundle).acceptsIn(target.connection(), "public");
    }

    private static void load(ConnectionSettings settings, LoadOptions options) {
        new BundleLoader(settings, options, Progress.silent(), FailPoint.NONE, Watchdog.PATIENCE).run();
    }

    private void shadow() throws SQLException {
        target.execute(EVIL);
        byDefault("search_path = evil, pg_catalog, public");
    }

    /** New sessions are of that role, and have this setting. */
    private void byDefault(String setting) throws SQLException {
        String alter = "ALTER DATABASE " + target.database().name() + " SET ";
        target.execute(alter + setting + "; " + alter + "role = '" + role + "'");
    }

    private PgBouncer bouncer() {
        return PgBouncer.start(target.database(), Map.of("pool_mode", "transaction", "default_pool_size", "8"));
    }

    private static String function(String signature) {
        return "CREATE FUNCTION evil." + signature + RAISE;
    }

    private static String operator(String name, String type, String result) {
        String function = "evil.op_" + (name.equals("=") ? "equals" : "joins") + "_" + type;
        return "CREATE FUNCTION " + function + "(" + type + ", " + type + ") RETURNS " + result + RAISE
                + "CREATE OPERATOR evil." + name + " (FUNCTION = " + function + ", LEFTARG = " + type + ", RIGHTARG = "
                + type + ");\n";
    }
}
