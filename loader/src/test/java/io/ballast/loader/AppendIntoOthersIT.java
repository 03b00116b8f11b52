package io.ballast.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.report.RunReport;
import io.ballast.common.schema.BaseType;
import io.ballast.common.schema.Column;
import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.TableSchema;
import io.ballast.loader.plan.LoadMode;
import io.ballast.loader.plan.LoadOptions;
import io.ballast.loader.plan.StartMode;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows for tables with rules, triggers, sequences and functions that we have not made. */
class AppendIntoOthersIT {
    private static final TableSchema T = new TableSchema(
            "t",
            null,
            List.of(
                    Column.of("id", ColumnType.of(BaseType.BIGINT), false),
                    Column.of("name", ColumnType.of(BaseType.TEXT), true)),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            null);

    @TempDir
    private static Path directory;

    private static LoadTarget target;

    @BeforeAll
    static void open() throws SQLException {
        target = new LoadTarget();
        new TestBundle(directory).table(T, "7,a\n-5,b\n", "3,c\n").finish();
    }

    @AfterAll
    static void close() throws SQLException {
        target.close();
    }

    @BeforeEach
    void clear() throws SQLException {
        target.clear();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    CREATE RULE r AS ON INSERT TO t DO INSTEAD NOTHING | 0 | rule "r" of the table drops the others or puts
                    CREATE RULE r AS ON INSERT TO t DO INSTEAD INSERT INTO u VALUES (new.id, new.name) | 0 | rule "r" of the table drops the others or puts
                    CREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW WHEN (new.id < 0) EXECUTE FUNCTION nothing() | 2 | trigger "g" of the table drops the others or puts
                    CREATE TRIGGER g AFTER INSERT ON t FOR EACH ROW EXECUTE FUNCTION undo() | 0 | trigger "g" of the table drops the others or puts
                    CREATE CONSTRAINT TRIGGER g AFTER INSERT ON t DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION undo() | 0 | trigger "g" of the table drops the others or puts
                    """)
    void refusesRulesAndTriggersThatKeepRowsAway(String sql, int arrived, String culprit) throws SQLException {
        target.execute("CREATE TABLE t (id bigint, name text); CREATE TABLE u (id bigint, name text);"
                + " CREATE FUNCTION nothing() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';"
                + " CREATE FUNCTION undo() RETURNS trigger LANGUAGE plpgsql AS"
                + " 'BEGIN DELETE FROM t WHERE id = new.id; RETURN NULL; END';"
                + sql);

        for (LoadOptions options :
                List.of(append(), LoadOptions.of(new ForgetfulSource(directory)).withMode(LoadMode.APPEND))) {
            assertThatThrownBy(() -> target.load(options.withStart(StartMode.RESTART)))
                    .isInstanceOf(BallastException.class)
                    .hasMessage(arrived + " of 3 rows arrived in table \"t\" of schema \"public\": " + culprit
                            + " them elsewhere. Nothing was appended. Switch that off for the load (ALTER TABLE ..."
                            + " DISABLE) and run the same command again with --resume, or give the load up with"
                            + " --restart.")
                    .extracting(e -> ((BallastException) e).category())
                    .isEqualTo(ErrorCategory.DIFFERENCE_FOUND);
            assertThat(target.texts("SELECT count(*) FROM t UNION ALL SELECT count(*) FROM u"))
                    .containsExactly("0", "0");
        }
    }

    @Test
    void takesRowsThatTriggersChangeOrAnswerWithMore() throws SQLException {
        target.execute("CREATE TABLE t (id bigint, name text); INSERT INTO t VALUES (7, 'old');"
                + " CREATE FUNCTION more() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
                + " DELETE FROM t WHERE id = new.id; IF new.id = 3 THEN INSERT INTO t VALUES (4, 'd'); END IF;"
                + " new.name := upper(new.name); RETURN new; END $$;"
                + " CREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION more()");

        target.load(append());

        assertThat(target.texts("SELECT id || name FROM t ORDER BY id")).containsExactly("-5B", "3C", "4D", "7A");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    id bigserial | 8
                    id bigint GENERATED ALWAYS AS IDENTITY | 8
                    id bigint GENERATED BY DEFAULT AS IDENTITY (INCREMENT 10 START 2) | 17
                    id bigint GENERATED BY DEFAULT AS IDENTITY (INCREMENT -1) | -6
                    id bigint DEFAULT nextval('s') | 8
                    id bigint GENERATED BY DEFAULT AS IDENTITY (START 7) | 8
                    id bigint GENERATED BY DEFAULT AS IDENTITY (START 100) | 100
                    id bigint GENERATED BY DEFAULT AS IDENTITY (MAXVALUE 8) | 8
                    """)
    void setsSequencesBehindTheRows(String column, long next) throws SQLException {
        target.execute("CREATE SEQUENCE s; CREATE TABLE t (" + column + ", name text)");

        RunReport report = target.load(append());
        target.execute("INSERT INTO t (name) VALUES ('next')");

        assertThat(target.texts("SELECT id FROM t WHERE name = 'next'")).containsExactly(String.valueOf(next));
        String at = column.contains("100") ? null : column.contains("-1") ? "t.id at -5" : "t.id at 7";
        assertThat(report.facts().get("sequences")).isEqualTo(at);
    }

    @ParameterizedTest
    @ValueSource(strings = {"id bigint DEFAULT nextval('s') * 10", "id bigint, other bigserial"})
    void leavesOtherSequencesAlone(String columns) throws SQLException {
        target.execute("CREATE SEQUENCE s; CREATE TABLE t (" + columns + ", name text)");

        assertThat(target.load(append()).facts()).doesNotContainKey("sequences");

        assertThat(target.texts("SELECT last_value FROM s")).containsExactly("1");
    }

    @Test
    void refusesSequencesThatTheRoleMayNotSet() throws SQLException {
        String role = "writer_" + target.database().name();
        target.execute("CREATE TABLE t (id bigserial, name text); CREATE ROLE " + role + "; GRANT CREATE ON DATABASE "
                + target.database().name() + " TO " + role + "; GRANT INSERT, SELECT ON t TO " + role
                + "; GRANT USAGE ON SCHEMA public TO " + role + "; ALTER DATABASE "
                + target.database().name()
                + " SET role = '" + role + "'");
        try {
            assertThatThrownBy(() -> target.load(append()))
                    .hasMessage("Role \"" + role + "\" may not set sequence public.t_id_seq behind the values that"
                            + " column \"id\" of table \"t\" gets, so that the next rows by default would meet them. Let"
                            + " its owner run: GRANT SELECT, UPDATE ON SEQUENCE public.t_id_seq TO \"" + role + "\".")
                    .extracting(e -> ((BallastException) e).category())
                    .isEqualTo(ErrorCategory.TARGET_REFUSED);

            target.execute("GRANT SELECT, UPDATE ON SEQUENCE public.t_id_seq TO " + role);
            target.load(append());
            assertThat(target.texts("SELECT last_value FROM t_id_seq")).containsExactly("7");
        } finally {
            target.execute("RESET role; ALTER DATABASE " + target.database().name() + " RESET role");
            target.clear();
            target.execute("DROP OWNED BY " + role + "; DROP ROLE " + role);
        }
    }

    @Test
    void runsWhatTheTablesBringUnderTheRolesOwnSettings() throws SQLException {
        String database = target.database().name();
        target.execute("CREATE SCHEMA app; CREATE TABLE app.log (line text);"
                + " CREATE FUNCTION app.mark(text) RETURNS text IMMUTABLE LANGUAGE sql AS $$ SELECT '<' || $1 || '>' $$;"
                + " CREATE FUNCTION app.marked(text) RETURNS text IMMUTABLE LANGUAGE plpgsql AS 'BEGIN RETURN mark($1); END';"
                + " CREATE FUNCTION app.note() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
                + " INSERT INTO log VALUES (concat_ws(' ', 'Mar 4 2020 12:00'::timestamptz, '04/05/06'::date,"
                + " '-1 2:03:04'::interval, '\\x41'::bytea)); RETURN new; END $$;"
                + " CREATE TABLE t (id bigint CHECK (app.marked(name) <> ''), name text,"
                + " made text DEFAULT app.marked('x'));"
                + " CREATE INDEX ON t (app.marked(name));"
                + " CREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW WHEN (new.id = 7) EXECUTE FUNCTION app.note();"
                + " CREATE CONSTRAINT TRIGGER h AFTER INSERT ON t DEFERRABLE INITIALLY DEFERRED FOR EACH ROW"
                + " WHEN (new.id = 3) EXECUTE FUNCTION app.note();"
                + " ALTER DATABASE " + database + " SET search_path = public, app;"
                + " ALTER DATABASE " + database + " SET datestyle = 'German';"
                + " ALTER DATABASE " + database + " SET timezone = 'America/New_York';"
                + " ALTER DATABASE " + database + " SET intervalstyle = 'sql_standard';"
                + " ALTER DATABASE " + database + " SET bytea_output = 'escape'");
        try {
            target.load(append());
        } finally {
            target.execute("ALTER DATABASE " + database + " RESET ALL");
        }

        String line = "2020-03-04 12:00:00-05 2006-05-04 -1 2:03:04 A";
        assertThat(target.texts("SELECT line FROM app.log")).containsExactly(line, line);
        assertThat(target.texts("SELECT DISTINCT made FROM t")).containsExactly("<x>");
        target.execute("DROP SCHEMA app CASCADE");
    }

    private static LoadOptions append() {
        return LoadOptions.of(directory).withJobs(1).withMode(LoadMode.APPEND);
    }
}
