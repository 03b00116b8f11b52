package io.ballast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What options of {@code fill} change, and that a fill that was killed goes on or leaves nothing. */
class FillOptionsIT extends WithFilledDatabase {
    private static final String SCHEMA = """
            CREATE TABLE users (id bigserial PRIMARY KEY, nickname text NOT NULL, email text UNIQUE);
            CREATE TABLE orders (
                id bigserial PRIMARY KEY,
                user_id bigint NOT NULL REFERENCES users,
                status text NOT NULL,
                total numeric(10,2) NOT NULL CHECK (total >= 0));
            CREATE INDEX orders_status ON orders (status) WHERE status <> 'done';
            CREATE TABLE notes (id bigserial PRIMARY KEY, body text NOT NULL);
            CREATE FUNCTION stamp() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.body := 'stamped'; RETURN NEW; END $$;
            CREATE TRIGGER stamped BEFORE INSERT ON notes FOR EACH ROW EXECUTE FUNCTION stamp();
            """;

    /** While keys are away. */
    private static final String BARE = "SELECT count(*) = 0 FROM pg_constraint WHERE conname = 'users_pkey'";

    @Override
    void make() throws SQLException {
        database.execute(SCHEMA);
    }

    @Test
    void specAndGuessesSayWhatIsToBeOtherwise() throws SQLException, IOException {
        Files.writeString(directory.resolve("app.yaml"), """
                ballast: 1
                tables:
                  orders:
                    columns:
                      status: { value: { choice: [packed] } }
                """);
        Files.writeString(
                directory.resolve("guesses.yaml"),
                "guesses: [{ column: nickname, types: [text], value: { pattern: \"nick-####\" } }]\n");

        fill(
                "--rows",
                "50",
                "--spec",
                database.file("app.yaml"),
                "--guesses",
                database.file("guesses.yaml"),
                "--exclude-tables",
                "notes");

        assertThat(database.texts("SELECT DISTINCT status FROM orders")).containsExactly("packed");
        assertThat(database.text("SELECT bool_and(nickname ~ '^nick-[0-9]{4}$') FROM users"))
                .isEqualTo("t");
        assertThat(database.text("SELECT bool_and(email ~ '@example\\.(com|org|net)$') FROM users"))
                .isEqualTo("t");
        assertThat(database.text("SELECT count(*) FROM notes")).isEqualTo("0");
    }

    @Test
    void refusesRowsOfATableThatIsNotFilled() {
        BallastJar.Result refused = database.fill("--rows", "order=5", "--exclude-tables", "notes");
        assertThat(refused.exitCode()).isEqualTo(4);
        assertThat(refused.err())
                .isEqualTo(
                        "ballast fill: rows are wanted in table \"order\", which is none of those to fill; these are: orders,"
                                + " users; did you mean \"orders\"?\n");
    }

    @Test
    void triggersFireUnlessTheyAreSkipped() throws SQLException {
        fill("--rows", "notes=20", "--tables", "notes", "--triggers", "skip");
        assertThat(database.text("SELECT count(*) FROM notes WHERE body = 'stamped'"))
                .isEqualTo("0");

        fill("--rows", "notes=30", "--tables", "notes");
        assertThat(database.text("SELECT count(*) FROM notes WHERE body = 'stamped'"))
                .isEqualTo("30");
        assertThat(database.text("SELECT tgenabled FROM pg_trigger WHERE tgname = 'stamped'"))
                .isEqualTo("O");
    }

    @Test
    void likeMakesAsManyRowsAsAnotherDatabaseHasAndNoneOfItsValues() throws SQLException {
        try (FilledDatabase other = new FilledDatabase(directory)) {
            other.execute(SCHEMA);
            other.execute("INSERT INTO users (nickname) SELECT 'secret ' || n FROM generate_series(1, 70) AS n;"
                    + " INSERT INTO orders (user_id, status, total)"
                    + " SELECT 1 + n % 35, 'confidential', n FROM generate_series(1, 140) AS n; ANALYZE");

            fill("--like", other.url(), "--exclude-tables", "notes");
        }

        assertThat(database.text("SELECT count(*) FROM users")).isEqualTo("70");
        assertThat(database.text("SELECT count(DISTINCT user_id) BETWEEN 30 AND 40 AND count(*) BETWEEN 120 AND 160"
                        + " FROM orders"))
                .isEqualTo("t");
        assertThat(database.text("SELECT count(*) FROM users WHERE nickname LIKE 'secret%'"))
                .isEqualTo("0");
        assertThat(database.text("SELECT count(*) FROM orders WHERE status = 'confidential'"))
                .isEqualTo("0");
    }

    @Test
    void aDryRunPrintsItsPlanAsJsonAndWritesNothing() throws SQLException {
        BallastJar.Result dry =
                database.fill("--rows", "40", "--rows", "users=10", "--dry-run", "--json", "--exclude-tables", "notes");

        assertThat(dry.err()).isEmpty();
        JsonNode plan = JsonMapper.shared().readTree(dry.out());
        assertThat(plan.propertyNames())
                .containsExactly(
                        "report",
                        "version",
                        "schema",
                        "seed",
                        "jobs",
                        "triggers",
                        "tables",
                        "leftAsTheyAre",
                        "fewerRows",
                        "takenAway",
                        "switchedOff",
                        "staysInPlace",
                        "risks",
                        "findings");
        assertThat(plan.get("schema").stringValue()).isEqualTo("public");
        assertThat(plan.get("triggers").stringValue()).isEqualTo("fire");
        assertThat(plan.get("leftAsTheyAre").get(0).stringValue()).isEqualTo("notes");
        JsonNode users = plan.get("tables").get(0);
        assertThat(users.get("table").stringValue()).isEqualTo("users");
        assertThat(users.get("rows").longValue()).isEqualTo(10);
        assertThat(users.get("mode").stringValue()).isEqualTo("in place");
        assertThat(users.get("wire").stringValue()).isEqualTo("binary");
        assertThat(plan.get("takenAway").values()).anySatisfy(taken -> assertThat(taken.toString())
                .isEqualTo("{\"table\":\"orders\",\"kind\":\"foreign key\",\"name\":\"orders_user_id_fkey\"}"));
        assertThat(database.text("SELECT count(*) FROM users")).isEqualTo("0");
    }

    @Test
    void goesOnAfterItWasKilledAgainAndAgain() throws Exception {
        List<String> before = database.definitions();

        database.killWhen(BARE, start());
        assertThat(database.fill("--rows", "5").err()).contains("has begun to fill schema \"public\"");
        database.killWhen("SELECT count(*) > 0 FROM users", database.start("--resume", "-j", "2"));
        fill("--resume");

        assertThat(database.text("SELECT count(*) FROM users")).isEqualTo("300000");
        assertThat(database.text("SELECT count(DISTINCT id) > 200000 FROM orders"))
                .isEqualTo("t");
        assertThat(database.definitions()).isEqualTo(before);
    }

    @Test
    void restoresWhatAKilledFillHasTakenAway() throws Exception {
        List<String> before = database.definitions();

        database.killWhen(BARE, start());
        assertThat(database.definitions()).isNotEqualTo(before);
        fill("--restore");

        assertThat(database.text("SELECT count(*) FROM users")).isEqualTo("0");
        assertThat(database.definitions()).isEqualTo(before);
    }

    private BallastJar.Running start() {
        return database.start("--rows", "users=300k", "--rows", "orders=300k", "--tables", "users,orders", "-j", "2");
    }
}
