package io.ballast.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ballast.cli.option.OptionWording;
import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.report.Progress;
import io.ballast.common.report.RunReport;
import io.ballast.generator.SpecSource;
import io.ballast.generator.plan.Sharding;
import io.ballast.loader.BundleLoader;
import io.ballast.loader.plan.LoadMode;
import io.ballast.loader.plan.LoadOptions;
import io.ballast.loader.plan.SqlTrust;
import io.ballast.loader.postgres.ConnectionResolver;
import io.ballast.loader.postgres.ConnectionSettings;
import io.ballast.spec.DatasetSpec;
import io.ballast.spec.reader.SpecReader;
import io.ballast.spec.reader.SpecWriter;
import io.ballast.testdb.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** SQL text of a spec runs where the user says so, and nowhere else. */
class SqlTextIT {
    private static final String SPEC = """
            ballast: 1
            dataset: helpdesk
            types: { mood: { enum: [glad, cross] } }
            tables:
              agents:
                rows: 20
                columns:
                  id:   { type: bigint, value: { sequence: {} } }
                  code: { type: integer, value: { sequence: {} } }
                  name: { type: text, value: { constant: Ann } }
                primaryKey: { columns: [id], name: agents_id, include: [name], deferrable: immediate }
                unique: [ { columns: [code], name: by code, comment: short, nullsNotDistinct: true } ]
              tickets:
                rows: 100
                columns:
                  id:     { type: bigint, primaryKey: true, value: { sequence: {} } }
                  code:   { type: integer, references: { to: agents.code, pick: uniform, onUpdate: cascade, deferrable: deferred, name: handled_by } }
                  title:  { type: text, value: { text: { words: 3 } } }
                  effort: { type: integer, value: { integer: { min: 1, max: 40 } }, check: { minimum: 1 } }
                  mood:   { type: mood, value: { choice: {} } }
                  open:   { type: boolean, value: { boolean: {} } }
                indexes:
                  - { columns: [ { sql: lower(title), operatorClass: text_pattern_ops } ], name: by_title, where: { sql: "mood <> 'cross'::mood" } }
                  - { columns: [ { column: effort, order: desc } ], where: { column: open, isTrue: true }, storage: { fillfactor: 70 } }
                checks:
                  - { name: effort_is_positive, sql: effort > 0, insteadOf: [effort] }
                exclude:
                  - { method: btree, elements: [ { column: id, operator: "=" } ], where: { sql: open }, name: once }
            views:
              open_tickets: { sql: SELECT id FROM tickets WHERE open }
              effort: { sql: SELECT sum(effort) AS effort FROM tickets, materialized: true, comment: as of the load }
            """;

    private TestDatabase database;

    @BeforeEach
    void open() {
        database = TestDatabase.fresh();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void isRefusedBeforeAnythingIsWrittenUnlessTheUserSaysWhatIsToBecomeOfIt() throws SQLException {
        BallastException refused = catchThrowableOfType(BallastException.class, () -> load(options(SqlTrust.REFUSE)));

        assertThat(refused.category()).isEqualTo(ErrorCategory.INPUT_REFUSED);
        assertThat(refused.message(OptionWording.OPTIONS))
                .isEqualTo("The spec has SQL text in it, which a load would run as its author wrote it:"
                        + " check \"effort_is_positive\" of table \"tickets\" (effort > 0),"
                        + " index \"by_title\" of table \"tickets\" (lower(title), mood <> 'cross'::mood),"
                        + " exclusion constraint \"once\" of table \"tickets\" (open),"
                        + " view \"open_tickets\" (SELECT id FROM tickets WHERE open),"
                        + " materialized view \"effort\" (SELECT sum(effort) AS effort FROM tickets)."
                        + " Run all of it with --trust-sql, or load without these with --omit-sql.");
        assertThat(texts("SELECT nspname FROM pg_namespace WHERE nspname LIKE 'ballast%'"))
                .isEmpty();
    }

    @Test
    void runsWhereItIsTrusted() throws SQLException {
        load(options(SqlTrust.RUN));

        assertThat(texts("SELECT conname || ': ' || pg_get_constraintdef(oid) FROM pg_constraint"
                        + " WHERE conrelid IN ('agents'::regclass, 'tickets'::regclass) AND contype <> 'n' ORDER BY 1"))
                .containsExactly(
                        "agents_id: PRIMARY KEY (id) INCLUDE (name) DEFERRABLE",
                        "by code: UNIQUE NULLS NOT DISTINCT (code)",
                        "effort_is_positive: CHECK ((effort > 0))",
                        "handled_by: FOREIGN KEY (code) REFERENCES agents(code) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED",
                        "once: EXCLUDE USING btree (id WITH =) WHERE (open)",
                        "tickets_pkey: PRIMARY KEY (id)");
        assertThat(texts("SELECT pg_get_indexdef('by_title'::regclass) UNION ALL"
                        + " SELECT pg_get_indexdef('tickets_effort_idx'::regclass)"))
                .containsExactly(
                        "CREATE INDEX by_title ON public.tickets USING btree (lower(title) text_pattern_ops)"
                                + " WHERE (mood <> 'cross'::mood)",
                        "CREATE INDEX tickets_effort_idx ON public.tickets USING btree (effort DESC) WITH (fillfactor='70') WHERE open");
        assertThat(texts("SELECT count(*) = (SELECT count(*) FROM tickets WHERE open) FROM open_tickets"))
                .containsExactly("t");
        assertThat(texts("SELECT effort > 0 FROM effort")).containsExactly("t");
        assertThat(texts(
                        "SELECT obj_description('effort'::regclass) UNION ALL SELECT obj_description(oid, 'pg_constraint')"
                                + " FROM pg_constraint WHERE conname = 'by code'"))
                .containsExactly("as of the load", "short");
    }

    @Test
    void isOmittedWhereTheUserWantsItSo() throws SQLException {
        RunReport report = load(options(SqlTrust.OMIT));

        assertThat(report.texts())
                .containsEntry(
                        "omitted",
                        "check \"effort_is_positive\" of table \"tickets\", index \"by_title\" of table \"tickets\","
                                + " exclusion constraint \"once\" of table \"tickets\", view \"open_tickets\","
                                + " materialized view \"effort\"");
        assertThat(
                        texts(
                                "SELECT conname FROM pg_constraint WHERE conrelid = 'tickets'::regclass AND contype IN ('c', 'x')"))
                .as("the check of the column itself")
                .containsExactly("tickets_effort_check");
        assertThat(texts("SELECT relname FROM pg_class WHERE relname IN ('by_title', 'open_tickets', 'effort')"))
                .isEmpty();
    }

    /** Nothing is made there, so that nothing has to be trusted. */
    @Test
    void isNoMatterWhereRowsAreAdded() throws SQLException {
        load(options(SqlTrust.RUN));
        execute("TRUNCATE agents, tickets");
        load(options(SqlTrust.REFUSE).withMode(LoadMode.APPEND));
        assertThat(texts("SELECT count(*) FROM tickets")).containsExactly("100");
    }

    @Test
    void refusesAViewWhoseNameIsTaken() throws SQLException {
        execute("CREATE TABLE effort (a integer)");
        BallastException refused = catchThrowableOfType(BallastException.class, () -> load(options(SqlTrust.RUN)));
        assertThat(refused.text()).isEqualTo("Schema \"public\" already has a table \"effort\", and the spec a view.");
    }

    private static LoadOptions options(SqlTrust trust) {
        DatasetSpec spec = SpecReader.read(SPEC, "helpdesk.yaml");
        return LoadOptions.of(new SpecSource("helpdesk.yaml", spec, SpecWriter.write(spec), new Sharding.Count(1)))
                .withJobs(2)
                .withSqlTrust(trust);
    }

    private RunReport load(LoadOptions options) {
        return new BundleLoader(settings(), options, Progress.silent()).run();
    }

    private ConnectionSettings settings() {
        return ConnectionResolver.ofOwnUrl("postgresql://" + database.user() + "@" + database.host() + ":"
                        + database.port() + "/" + database.name() + "?sslmode=prefer")
                .withPassword(database.password());
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.open();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> texts(String sql) throws SQLException {
        try (Connection connection = database.open()) {
            return CatalogLines.texts(connection, sql);
        }
    }
}
