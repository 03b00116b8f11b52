package io.ballast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Rows whose keys the table has already: skipped, or updated. */
class OnConflictIT extends WithCsvTable {
    private final ReportSchemas schemas = new ReportSchemas();

    @Test
    void skipsRowsThatAreThere() throws Exception {
        execute("INSERT INTO t (id, name) VALUES (1, 'one'), (2, 'two')");
        write("a.csv", "id,name\n2,new\n3,three\n3,again\n4,four\n");
        JsonNode facts = facts(loadCsv("nothing", "t"));

        assertThat(texts("SELECT id || name FROM t WHERE id <> 3 ORDER BY id"))
                .containsExactly("1one", "2two", "4four");
        assertThat(texts("SELECT count(*) FROM t WHERE id = 3")).containsExactly("1");
        assertThat(facts.at("/insertedRows/t").asInt()).isEqualTo(2);
        assertThat(facts.at("/updatedRows/t").asInt()).isZero();
        assertThat(facts.at("/skippedRows/t").asInt()).isEqualTo(2);
        assertThat(facts.path("notVerified").asString()).contains("what came was verified");
    }

    @Test
    void updatesRowsThatAreThere() throws Exception {
        execute("INSERT INTO t (id, name, at) VALUES (1, 'one', '2001-01-01'), (2, 'two', '2002-02-02')");
        write("a.csv", "name,id\nzwei,2\n,1\ndrei,3\n");
        JsonNode facts = facts(loadCsv("update", "t"));

        assertThat(
                        texts(
                                "SELECT concat_ws(' ', id, coalesce(name, '~'), doubled, extract(year from at)) FROM t ORDER BY id"))
                .containsExactly("1 ~ 2 2001", "2 zwei 4 2002", "3 drei 6 2020");
        assertThat(facts.at("/insertedRows/t").asInt()).isEqualTo(1);
        assertThat(facts.at("/updatedRows/t").asInt()).isEqualTo(2);
        assertThat(facts.at("/skippedRows/t").asInt()).isZero();
    }

    @Test
    void namesKeysThatComeTwice() throws Exception {
        execute("INSERT INTO t (id, name) VALUES (1, 'one')");
        write("a.csv", "id,name\n1,a\n2,b\n2,c\n");
        BallastJar.Result refused = loadCsv("update", "t");
        assertThat(refused.exitCode()).isEqualTo(3);
        assertThat(refused.err())
                .endsWith(
                        "ballast load: Keys come more than once in the CSV: table \"t\": 2 rows with a repeated (id), such as"
                                + " (2). Nothing was appended. Fix the file, then start over with --restart.\n");
        assertThat(texts("SELECT name FROM t")).containsExactly("one");
    }

    @Test
    void namesTheOtherKeyThatIsThere() throws Exception {
        execute("CREATE TABLE u (id integer PRIMARY KEY, email text UNIQUE); INSERT INTO u VALUES (1, 'a'), (2, 'b')");
        write("a.csv", "id,email\n1,a\n3,b\n");
        BallastJar.Result refused = loadCsv("update", "u");
        assertThat(refused.exitCode()).isEqualTo(4);
        assertThat(refused.err())
                .contains("already: table \"u\": 1 row with a known (email), such as (b). Nothing was appended.");

        BallastJar.Result skipped = loadCsv("nothing", "u", "--restart");
        assertThat(facts(skipped).at("/skippedRows/u").asInt()).isEqualTo(2);
        assertThat(texts("SELECT id || email FROM u ORDER BY id")).containsExactly("1a", "2b");
    }

    @Test
    void findsRowsByTheOnlyUniqueIndexWhereThereIsNoPrimaryKey() throws Exception {
        execute("CREATE TABLE u (a integer, b integer, \"odd % \"\"name\" text); CREATE UNIQUE INDEX ON u (b, a);"
                + " CREATE UNIQUE INDEX ON u (\"odd % \"\"name\") WHERE a > 0; INSERT INTO u VALUES (1, 2, 'x')");
        write("a.csv", "a,b,\"odd % \"\"name\"\n1,2,y\n2,2,z\n");
        JsonNode facts = facts(loadCsv("update", "u"));
        assertThat(texts("SELECT concat_ws(' ', a, b, \"odd % \"\"name\") FROM u ORDER BY a"))
                .containsExactly("1 2 y", "2 2 z");
        assertThat(facts.at("/updatedRows/u").asInt()).isEqualTo(1);
    }

    @Test
    void refusesTablesWhereNobodyCouldTellWhichRowIsMeant() throws Exception {
        execute("CREATE TABLE bare (a integer); CREATE TABLE two (a integer UNIQUE, b integer UNIQUE);"
                + " CREATE TABLE late (a integer PRIMARY KEY DEFERRABLE)");
        write("a.csv", "a\n1\n");
        BallastJar.Result bare = loadCsv("update", "bare");
        assertThat(bare.exitCode()).isEqualTo(4);
        assertThat(bare.err())
                .isEqualTo(
                        "ballast load: Table \"bare\" in schema \"public\" has no primary key, and no unique index, over"
                                + " columns of the CSV, that could tell which row to update. Make one, which is not deferrable, or skip"
                                + " rows that are there with --on-conflict nothing.\n");
        assertThat(loadCsv("update", "late").err())
                .contains("Table \"late\" in schema \"public\" has no primary key, and");
        assertThat(loadCsv("nothing", "late").err())
                .isEqualTo(
                        "ballast load: Table \"late\" in schema \"public\" has a deferrable key (a), by which the server"
                                + " skips no rows. Make it not deferrable.\n");
        write("a.csv", "a,b\n1,1\n");
        assertThat(loadCsv("update", "two").err())
                .contains(
                        "several unique indexes that could tell which row to update: (a), (b). Make one of them the primary key,");
    }

    @Test
    void countsRowsOfPartitionsAndKeepsIdentities() throws Exception {
        execute(
                "CREATE TABLE p (id integer GENERATED ALWAYS AS IDENTITY, name text, PRIMARY KEY (id)) PARTITION BY RANGE (id);"
                        + " CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (0) TO (10); CREATE TABLE p2 PARTITION OF p FOR VALUES FROM (10) TO (20);"
                        + " INSERT INTO p OVERRIDING SYSTEM VALUE VALUES (1, 'a'), (11, 'b');"
                        + " CREATE TABLE i (code text PRIMARY KEY, id integer GENERATED ALWAYS AS IDENTITY, n integer);"
                        + " INSERT INTO i (code, n) VALUES ('x', 1)");
        write("a.csv", "id,name\n1,A\n2,C\n11,B\n12,D\n13,E\n");
        JsonNode facts = facts(loadCsv("update", "p"));
        assertThat(texts("SELECT tableoid::regclass || ' ' || id || name FROM p ORDER BY id"))
                .containsExactly("p1 1A", "p1 2C", "p2 11B", "p2 12D", "p2 13E");
        assertThat(facts.at("/insertedRows/p").asInt()).isEqualTo(3);
        assertThat(facts.at("/updatedRows/p").asInt()).isEqualTo(2);

        write("a.csv", "code,id,n\nx,100,2\ny,101,3\n");
        assertThat(facts(loadCsv("update", "i")).at("/updatedRows/i").asInt()).isEqualTo(1);
        assertThat(texts("SELECT concat_ws(' ', code, id, n) FROM i ORDER BY n"))
                .containsExactly("x 1 2", "y 101 3");
    }

    @Test
    void skipsWhereThereIsNothingToUpdate() throws Exception {
        execute("CREATE TABLE k (a integer, b integer, PRIMARY KEY (a, b)); INSERT INTO k VALUES (1, 1)");
        write("a.csv", "a,b\n1,1\n1,2\n");
        JsonNode facts = facts(loadCsv("update", "k"));
        assertThat(facts.at("/skippedRows/k").asInt()).isEqualTo(1);
        assertThat(facts.at("/insertedRows/k").asInt()).isEqualTo(1);
    }

    @Test
    void noticesTriggersThatDropRows() throws Exception {
        execute(
                "CREATE FUNCTION drop_row() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN IF NEW.id = 3 THEN RETURN NULL; END IF; RETURN NEW; END';"
                        + " CREATE TRIGGER dropping BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION drop_row(); INSERT INTO t (id) VALUES (1)");
        write("a.csv", "id,name\n1,a\n2,b\n3,c\n");
        BallastJar.Result refused = loadCsv("update", "t");
        assertThat(refused.exitCode()).isEqualTo(7);
        assertThat(refused.err())
                .contains("2 of 3 rows arrived in table \"t\" of schema \"public\": trigger \"dropping\"");
        execute("DROP TRIGGER dropping ON t");
        assertThat(facts(loadCsv("update", "t", "--resume"))
                        .at("/insertedRows/t")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void appendsBundlesToTablesThatHaveSomeOfTheirRows() throws Exception {
        run(
                0,
                "generate",
                "users",
                "--rows",
                "users=300",
                "-o",
                directory.resolve("b").toString());
        run(0, "load", directory.resolve("b").toString(), "--db", url());
        execute(
                "DELETE FROM emails WHERE id IN (SELECT id FROM emails ORDER BY id LIMIT 7);"
                        + " UPDATE users SET created_at = created_at + interval '1 day' WHERE id IN (SELECT id FROM users ORDER BY id LIMIT 5)");
        List<String> changed = texts("SELECT md5(string_agg(u::text, ',' ORDER BY id)) FROM users AS u");

        JsonNode skipped = facts(
                load(directory.resolve("b").toString(), "--mode", "append", "--on-conflict", "nothing", "--json"));
        assertThat(skipped.at("/skippedRows/users").asInt()).isEqualTo(300);
        assertThat(skipped.at("/insertedRows/emails").asInt()).isEqualTo(7);
        assertThat(texts("SELECT md5(string_agg(u::text, ',' ORDER BY id)) FROM users AS u"))
                .isEqualTo(changed);

        JsonNode updated =
                facts(load(directory.resolve("b").toString(), "--mode", "append", "--on-conflict", "update", "--json"));
        assertThat(updated.at("/updatedRows/users").asInt()).isEqualTo(300);
        run(0, "verify", directory.resolve("b").toString(), "--db", url());
    }

    @Test
    void refusesChildrenOfParentsThatWereSkippedForAnotherKey() throws Exception {
        execute("CREATE TABLE parent (id integer PRIMARY KEY, email text UNIQUE); INSERT INTO parent VALUES (1, 'a');"
                + " CREATE TABLE child (id integer PRIMARY KEY, parent integer REFERENCES parent)");
        write("package/datapackage.json", """
                {"name": "shop", "resources": [
                 {"name": "parent", "path": "parent.csv", "schema": {"primaryKey": "id", "fields": [
                  {"name": "id", "type": "integer"}, {"name": "email", "type": "string"}]}},
                 {"name": "child", "path": "child.csv", "schema": {"primaryKey": "id", "fields": [
                  {"name": "id", "type": "integer"}, {"name": "parent", "type": "integer"}],
                  "foreignKeys": [{"fields": "parent", "reference": {"resource": "parent", "fields": "id"}}]}}]}""");
        write("package/parent.csv", "id,email\n2,a\n3,b\n");
        write("package/child.csv", "id,parent\n20,2\n30,3\n");
        execute(
                "ALTER TABLE parent ALTER id TYPE bigint; ALTER TABLE child ALTER id TYPE bigint, ALTER parent TYPE bigint");
        BallastJar.Result refused =
                load(directory + "/package", "--mode", "append", "--on-conflict", "nothing", "--json");
        assertThat(refused.exitCode()).isEqualTo(3);
        assertThat(refused.err()).contains("child_parent_fkey").contains("Nothing was appended.");
        assertThat(texts("SELECT count(*) FROM child")).containsExactly("0");
    }

    @Test
    void loadsAgainWithoutHarm() throws Exception {
        write("a.csv", "id,name\n1,a\n2,b\n");
        assertThat(loadCsv("nothing", "t").exitCode()).isZero();
        assertThat(facts(loadCsv("nothing", "t")).at("/skippedRows/t").asInt()).isEqualTo(2);
        assertThat(facts(loadCsv("update", "t", "--max-errors", "1", "--rejects", directory + "/r.csv"))
                        .at("/updatedRows/t")
                        .asInt())
                .isEqualTo(2);
        assertThat(texts("SELECT count(*) FROM t")).containsExactly("2");
    }

    private BallastJar.Result loadCsv(String onConflict, String table, String... more) {
        List<String> arguments = new ArrayList<>(
                List.of("--csv", directory + "/a.csv", "--table", table, "--on-conflict", onConflict, "--json"));
        arguments.addAll(List.of(more));
        return load(arguments.toArray(String[]::new));
    }

    private JsonNode facts(BallastJar.Result loaded) throws IOException {
        assertThat(loaded.exitCode()).as(loaded.err()).isZero();
        schemas.valid("load", loaded.out());
        return JsonMapper.shared().readTree(loaded.out()).path("facts");
    }

    private void run(int exitCode, String... arguments) {
        BallastJar.Result result = jar().start(arguments).result();
        assertThat(result.exitCode()).as(result.err()).isEqualTo(exitCode);
    }
}
