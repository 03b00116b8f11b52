package io.ballast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code fill} of several schemas of one database at once, whose tables refer to each other and have the same names. */
class FillSchemasIT extends WithFilledDatabase {
    private static final String BOTH = "--schema=app,audit";

    /** While keys are away. */
    private static final String BARE = "SELECT count(*) < 2 FROM pg_constraint WHERE conname = 'users_pkey'";

    private List<String> before = List.of();

    @Override
    void make() throws SQLException, IOException {
        database.make("several");
        before = database.definitions();
    }

    @Test
    void referencesAcrossSchemasLeadToNewRows() throws SQLException {
        fill(BOTH, "--rows", "100", "--rows", "app.users=40");

        assertThat(database.text("SELECT count(*) BETWEEN 20 AND 60 FROM app.users"))
                .isEqualTo("t");
        assertThat(database.text("SELECT count(*) FROM audit.events")).isEqualTo("100");
        assertThat(database.text("SELECT count(DISTINCT order_id) > 20 FROM audit.events"))
                .isEqualTo("t");
        assertThat(database.text("SELECT count(DISTINCT last_event_id) > 2 FROM app.users"))
                .isEqualTo("t");
        assertThat(database.text("SELECT count(*) FROM app.schema_migrations")).isEqualTo("0");
        assertThat(database.definitions()).isEqualTo(before);
    }

    @Test
    void aColumnThatIsNamedAfterATableRefersToThatOfItsOwnSchema() throws SQLException {
        fill(BOTH, "--rows", "50");

        assertThat(database.text(
                        "SELECT count(*) FROM audit.\"Log Lines\" WHERE \"userId\" IN (SELECT id FROM audit.users)"))
                .isEqualTo("50");
    }

    @Test
    void tablesThatHaveRowsGetMoreBehindThese() throws SQLException {
        fill(BOTH, "--rows", "50");
        int users = Integer.parseInt(database.text("SELECT max(id) FROM app.users"));
        fill(BOTH, "--rows", "50");

        assertThat(database.text("SELECT count(*) = max(id) AND count(*) > " + users + " FROM app.users"))
                .isEqualTo("t");
        assertThat(database.text("SELECT count(*) FROM audit.users")).isEqualTo("100");
        assertThat(database.text("SELECT count(*) FROM audit.events e JOIN app.orders o ON o.id = order_id"))
                .isEqualTo("100");
        database.execute("INSERT INTO app.users (email, role, country) VALUES ('a', 'admin', 'DE');"
                + " INSERT INTO audit.users (user_id) SELECT max(id) FROM app.users");
        assertThat(database.definitions()).isEqualTo(before);
    }

    @Test
    void aSpecAndOptionsNameTablesWithTheirSchemas() throws SQLException, IOException {
        Files.writeString(directory.resolve("app.yaml"), """
                ballast: 1
                tables:
                  audit.events:
                    columns:
                      kind: { value: { choice: [made] } }
                """);

        fill(
                BOTH,
                "--rows",
                "30",
                "--spec",
                database.file("app.yaml"),
                "--exclude-tables",
                "audit.users,audit.Log Lines");

        assertThat(database.texts("SELECT DISTINCT kind FROM audit.events")).containsExactly("made");
        assertThat(database.text("SELECT count(*) FROM audit.users")).isEqualTo("0");
        fill(BOTH, "--rows", "20", "--tables", "audit.users");
        assertThat(database.text("SELECT count(*) BETWEEN 15 AND 25 FROM audit.users"))
                .isEqualTo("t");
        assertThat(database.definitions()).isEqualTo(before);
    }

    @Test
    void theSpecThatItWritesMakesTheSameRowsAgain() throws SQLException {
        fill(BOTH, "--rows", "30", "-o", database.file("all.yaml"));
        String first = rows();
        database.execute("TRUNCATE app.users, app.orders, audit.users, audit.events, audit.\"Log Lines\"");

        fill(BOTH, "--spec", database.file("all.yaml"));

        assertThat(rows()).isEqualTo(first);
    }

    @Test
    void aDryRunNamesTablesWithTheirSchemasAndWritesNothing() throws SQLException {
        BallastJar.Result dry = database.fill(BOTH, "--rows", "30", "--dry-run", "--json");

        JsonNode plan = JsonMapper.shared().readTree(dry.out());
        assertThat(plan.get("schema").stringValue()).isEqualTo("app,audit");
        assertThat(plan.get("leftAsTheyAre").get(0).stringValue()).isEqualTo("app.schema_migrations");
        assertThat(plan.get("tables").values().stream()
                        .map(table -> table.get("table").stringValue()))
                .containsExactlyInAnyOrder("app.users", "app.orders", "audit.users", "audit.events", "audit.Log Lines");
        assertThat(plan.get("takenAway").values()).anySatisfy(taken -> assertThat(taken.toString())
                .isEqualTo("{\"table\":\"audit.users\",\"kind\":\"foreign key\",\"name\":\"users_user_id_fkey\"}"));
        assertThat(database.fill(BOTH, "--rows", "30", "--dry-run").out())
                .contains("COPY \"audit\".\"Log Lines\" (\"id\", \"userId\", \"line\") FROM STDIN");
        assertThat(database.text("SELECT count(*) FROM app.users")).isEqualTo("0");
    }

    @Test
    void goesOnAfterItWasKilled() throws Exception {
        database.killWhen(BARE, start());
        assertThat(database.fill("--schema", "audit", "--rows", "5").err())
                .contains("has begun to fill schemas \"app\" and \"audit\" and is unfinished");
        assertThat(database.fill("--schema", "audit", "--resume").err())
                .contains("has begun to fill schemas \"app\" and \"audit\" and is unfinished. Name these schemas with"
                        + " --schema app,audit, then run the same command again with --resume.");

        fill("--schema", "audit,app", "--resume");

        assertThat(database.text("SELECT count(*) FROM audit.events")).isEqualTo("200000");
        assertThat(database.text("SELECT count(DISTINCT user_id) > 50000 FROM audit.users"))
                .isEqualTo("t");
        assertThat(database.definitions()).isEqualTo(before);
    }

    @Test
    void restoresWhatAKilledFillHasTakenAway() throws Exception {
        database.killWhen(BARE, start());
        assertThat(database.definitions()).isNotEqualTo(before);
        assertThat(database.fill("--schema", "app", "--restore").err())
                .contains(
                        "into schemas \"app\" and \"audit\" is unfinished, and has taken keys and indexes away from its"
                                + " tables. Name all of these schemas with --schema app,audit.");

        fill(BOTH, "--restore");

        assertThat(database.text("SELECT count(*) FROM app.users")).isEqualTo("0");
        assertThat(database.definitions()).isEqualTo(before);
    }

    @Test
    void refusesNamesThatLeadToNoTable() {
        assertThat(database.fill(BOTH, "--rows", "orders=5").err())
                .isEqualTo(
                        "ballast fill: rows are wanted in table \"orders\", which is none of those to fill; these are:"
                                + " app.orders, app.users, audit.Log Lines, audit.events, audit.users\n");
        assertThat(database.fill(BOTH, "--tables", "app.user").err())
                .isEqualTo("ballast fill: schemas \"app\" and \"audit\" have no table \"app.user\"; found: app.orders,"
                        + " app.schema_migrations, app.users, audit.Log Lines, audit.events, audit.users; did you mean"
                        + " \"app.users\"?\n");
        assertThat(database.fill("--schema", "app,nowhere").err())
                .contains("there is no schema \"nowhere\" that this user may use");
        assertThat(database.fill("--schema", ",app").exitCode()).isEqualTo(2);
    }

    private String rows() throws SQLException {
        return database.text("SELECT md5(string_agg(r, '|' ORDER BY r)) FROM (SELECT u::text FROM app.users u UNION ALL"
                + " SELECT o::text FROM app.orders o UNION ALL SELECT e::text FROM audit.events e) AS all_rows (r)");
    }

    private BallastJar.Running start() {
        return database.start(BOTH, "--rows", "200k", "--exclude-tables", "audit.Log Lines", "-j", "2");
    }
}
