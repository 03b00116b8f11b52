package io.ballast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Bare CSV files for a table that is there, as users of COPY know them. */
class CsvFilesIT extends WithCsvTable {
    @Test
    void findsColumnsByTheHeaderInAllFilesOfAPattern() throws IOException, SQLException {
        write("in/a.csv", "name,id\nAda,1\n\"\",2\n,3\n");
        write("in/b.csv", "name,id\n\"Bob, \"\"x\"\"\",4\n");
        write("in/note.txt", "no table\n");

        BallastJar.Result loaded = load("--csv", directory + "/in/*.csv", "--table", "t");

        assertThat(loaded.exitCode()).as(loaded.err()).isZero();
        assertThat(texts("SELECT concat_ws('|', id, coalesce(name, '~'), ok, doubled) FROM t ORDER BY id"))
                .containsExactly("1|Ada|t|2", "2||t|4", "3|~|t|6", "4|Bob, \"x\"|t|8");
        assertThat(texts("SELECT count(*) FROM t WHERE at = '2020-01-01 00:00+00'"))
                .containsExactly("4");
        assertThat(texts("SELECT mode || ' ' || state FROM ballast_journal.loads"))
                .containsExactly("append published");
    }

    @Test
    void loadsAgainWhatWasTruncatedSince() throws IOException, SQLException {
        write("a.csv", "id,name\n1,Ada\n");
        String[] again = {"--csv", directory + "/a.csv", "--table", "t", "--resume"};
        assertThat(load(again).exitCode()).isZero();
        assertThat(load(again).exitCode()).isZero();
        assertThat(texts("SELECT count(*) FROM t")).containsExactly("1");

        execute("TRUNCATE t");
        BallastJar.Result loaded = load(again);

        assertThat(loaded.exitCode()).as(loaded.err()).isZero();
        assertThat(texts("SELECT name FROM t")).containsExactly("Ada");
    }

    @Test
    void saysWhichTableAndDelimiterMayBeMeant() throws IOException, SQLException {
        execute("CREATE SCHEMA app; CREATE TABLE app.\"Person\" (name text, city text)");
        write("a.csv", "name;city\nAnn;Rome\n");
        String path = directory + "/a.csv";

        assertThat(load("--csv", path, "--table", "app.Person").err())
                .isEqualTo(
                        "ballast load: Schema \"public\" has no table \"app.Person\" to add rows to. Name the one that"
                                + " there is with --schema app and --table Person.\n");
        assertThat(load("--csv", path, "--schema", "app", "--table", "person").err())
                .isEqualTo(
                        "ballast load: Schema \"app\" has no table \"person\" to add rows to. Name the one that there"
                                + " is with --schema app and --table Person.\n");
        assertThat(load("--csv", path, "--table", "other.nobody").err())
                .isEqualTo(
                        "ballast load: Schema \"public\" has no table \"other.nobody\" to add rows to. Give the schema with"
                                + " --schema, then the name alone with --table.\n");
        assertThat(load("--csv", path, "--schema", "app", "--table", "Person").err())
                .isEqualTo(
                        "ballast load: " + path
                                + ", header: found \"name;city\"; expected columns of table \"Person\" in schema"
                                + " \"app\": name, city. Nothing was loaded. If fields are separated by \";\", say so with --delimiter ';'.\n");
    }

    @Test
    void takesWhatCopyHasAsOptions() throws IOException, SQLException {
        write("a.txt", "# export\n7\t\\N\t'it\\'s'\tyes\n8\t20240126 10:00 CET\t\\N\tno\n");

        BallastJar.Result loaded = load(
                "--csv",
                directory + "/a.txt",
                "--table",
                "t",
                "--no-header",
                "--columns",
                "id,at,name,ok",
                "--delimiter",
                "\\t",
                "--quote",
                "'",
                "--escape",
                "\\",
                "--null",
                "\\N",
                "--comment",
                "#");

        assertThat(loaded.exitCode()).as(loaded.err()).isZero();
        assertThat(texts("SET timezone = 'UTC'; SELECT concat_ws('|', id, at, name, ok) FROM t ORDER BY id"))
                .containsExactly("7|it's|t", "8|2024-01-26 09:00:00+00|f");
    }

    @Test
    void takesQuotesInsideFieldsAsTheyAreWhereToldTo() throws IOException, SQLException {
        write("a.csv", "id,name\n1,5\" pipe\n2,\"a \"\"b\"\"\"\n3, \"c\"\n");
        String path = directory + "/a.csv";

        BallastJar.Result refused = load("--csv", path, "--table", "t");
        assertThat(refused.exitCode()).isEqualTo(3);
        assertThat(refused.err())
                .contains(
                        "line 2: found a quote inside an unquoted field; expected quotes around the whole field, or none");
        BallastJar.Result loaded = load("--csv", path, "--table", "t", "--lazy-quotes");

        assertThat(loaded.exitCode()).as(loaded.err()).isZero();
        assertThat(texts("SELECT name FROM t ORDER BY id")).containsExactly("5\" pipe", "a \"b\"", " \"c\"");

        write("b.csv", "id,name\n4,\"a\"b\n");
        BallastJar.Result behind = load("--csv", directory + "/b.csv", "--table", "t", "--lazy-quotes");
        assertThat(behind.exitCode()).isEqualTo(3);
        assertThat(behind.err()).contains("line 2: found \"b\" after a closing quote");
    }

    /** The first lines of region.tbl of TPC-H, as dbgen writes them. */
    @Test
    void readsWhatDbgenWrites() throws IOException, SQLException {
        execute("CREATE TABLE region (r_regionkey integer, r_name char(25), r_comment varchar(152))");
        write("region.tbl", """
                0|AFRICA|lar deposits. blithely final packages cajole. regular waters are final requests. regular accounts are according to |
                1|AMERICA|hs use ironic, even requests. s|
                """);
        String[] options = {
            "--csv", directory + "/region.tbl", "--table", "region", "--no-header", "--delimiter", "|", "--quote", ""
        };

        BallastJar.Result refused = load(options);
        assertThat(refused.exitCode()).isEqualTo(3);
        assertThat(refused.err()).contains("row 1 (line 1): found 4 fields; expected 3");
        List<String> trailing = new ArrayList<>(List.of(options));
        trailing.addAll(List.of("--trailing-delimiter", "--restart"));
        BallastJar.Result loaded = load(trailing.toArray(new String[0]));

        assertThat(loaded.exitCode()).as(loaded.err()).isZero();
        assertThat(texts(
                        "SELECT r_regionkey || ' ' || trim(r_name) || ' ' || length(r_comment) FROM region ORDER BY 1"))
                .containsExactly("0 AFRICA 115", "1 AMERICA 31");
    }

    @Test
    void readsWhatExcelWrites() throws IOException, SQLException {
        write("excel.csv", "\uFEFFid;name;ok\r\n1;\"Ada; \"\"x\"\"\";true\r\n");

        BallastJar.Result loaded = load("--csv", directory + "/excel.csv", "--table", "t", "--delimiter", ";");

        assertThat(loaded.exitCode()).as(loaded.err()).isZero();
        assertThat(texts("SELECT concat_ws('|', id, name, ok) FROM t")).containsExactly("1|Ada; \"x\"|t");
    }

    @Test
    void tellsTheFileTheRowAndTheColumn() throws IOException, SQLException {
        write("a.csv", "id,ok\n1,t\n2,perhaps\n");

        BallastJar.Result failed = load("--csv", directory + "/a.csv", "--table", "t");

        assertThat(failed.exitCode()).isEqualTo(3);
        assertThat(failed.err())
                .isEqualTo("ballast load: " + directory
                        + "/a.csv, row 2, column \"ok\": invalid input syntax for type boolean:"
                        + " \"perhaps\". The shard was rolled back and nothing was published. Fix the file, then start over"
                        + " with --restart.\n");
        assertThat(texts("SELECT count(*) FROM t")).containsExactly("0");

        write("a.csv", "id,ok\n1,t\n2,f\n");
        BallastJar.Result resumed = load("--csv", directory + "/a.csv", "--table", "t", "--resume");
        assertThat(resumed.exitCode()).isEqualTo(4);
        assertThat(resumed.err()).contains("is unfinished and fills some of the same tables");
        BallastJar.Result restarted = load("--csv", directory + "/a.csv", "--table", "t", "--restart");
        assertThat(restarted.exitCode()).as(restarted.err()).isZero();
        assertThat(texts("SELECT count(*) FROM t")).containsExactly("2");
    }

    @Test
    void refusesWhatDoesNotGoWithTheTable() throws IOException, SQLException {
        write("a.csv", "id,nom\n1,Ada\n");
        BallastJar.Result header = load("--csv", directory + "/a.csv", "--table", "t");
        assertThat(header.exitCode()).isEqualTo(3);
        assertThat(header.err())
                .isEqualTo("ballast load: " + directory
                        + "/a.csv, header: found \"nom\"; expected columns of table \"t\" in schema"
                        + " \"public\": id, name, at, ok. Nothing was loaded. Say which column it is with --columns nom=COLUMN,"
                        + " or pass it over with --columns nom=.\n");

        BallastJar.Result table = load("--csv", directory + "/a.csv", "--table", "nope");
        assertThat(table.exitCode()).isEqualTo(4);
        assertThat(table.err())
                .isEqualTo(
                        "ballast load: Schema \"public\" has no table \"nope\" to add rows to. Make it first, or name another one"
                                + " with --schema and --table.\n");

        BallastJar.Result none = load("--csv", directory + "/*.tsv", "--table", "t");
        assertThat(none.exitCode()).isEqualTo(3);
        assertThat(none.err())
                .isEqualTo("ballast load: --csv '" + directory
                        + "/*.tsv': matches no file. Check the pattern, and that the shell leaves"
                        + " it alone: quote it.\n");

        BallastJar.Result twice = load("--csv", directory + "/a.csv", directory + "/*.csv", "--table", "t");
        assertThat(twice.exitCode()).isEqualTo(3);
        assertThat(twice.err())
                .isEqualTo("ballast load: --csv: names " + directory
                        + "/a.csv twice, and its rows would be loaded twice. Name it" + " once.\n");
    }

    @Test
    void fillsColumnsWhoseTypesOnlyTheServerReads() throws IOException, SQLException {
        execute("CREATE TYPE mood AS ENUM ('good'); CREATE TABLE u (m mood, ms mood[], r int4range, b bit varying(4),"
                + " i interval day to second)");
        write("u.csv", "m,ms,r,b,i\ngood,{good},\"[1,3]\",101,1 day 02:00:00\n");

        BallastJar.Result loaded = load("--csv", directory + "/u.csv", "--table", "u");

        assertThat(loaded.exitCode()).as(loaded.err()).isZero();
        assertThat(texts("SELECT m || ' ' || ms::text || ' ' || r || ' ' || b || ' ' || i FROM u"))
                .containsExactly("good {good} [1,4) 101 1 day 02:00:00");
    }

    @Test
    void leavesTheTableAsItWasWhenAKeyIsThereAlready() throws IOException, SQLException {
        execute("INSERT INTO t (id) VALUES (2)");
        write("a.csv", "id\n1\n2\n");

        BallastJar.Result failed = load("--csv", directory + "/a.csv", "--table", "t");

        assertThat(failed.exitCode()).as(failed.err()).isEqualTo(4);
        assertThat(failed.err())
                .isEqualTo(
                        "ballast load: Keys of the CSV are in schema \"public\" already: table \"t\": 1 row with a known"
                                + " (id), such as (2). Nothing was appended. Remove these rows, then run the same command"
                                + " again with --resume, or start over with --restart, or load elsewhere with --schema.\n");
        assertThat(texts("SELECT id::text FROM t")).containsExactly("2");

        execute("DELETE FROM t");
        BallastJar.Result resumed = load("--csv", directory + "/a.csv", "--table", "t", "--resume");
        assertThat(resumed.exitCode()).as(resumed.err()).isZero();
        assertThat(texts("SELECT id::text FROM t ORDER BY id")).containsExactly("1", "2");
    }

    @Test
    void tellsWhichKeysComeMoreThanOnceInTheFiles() throws IOException, SQLException {
        execute("CREATE TABLE u (a integer, b text, c text, UNIQUE (a, b))");
        write("u1.csv", "a,b\n1,x\n1,x\n2,\n2,\n");
        write("u2.csv", "a,b\n1,x\n3,z\n");

        BallastJar.Result failed = load("--csv", directory + "/u*.csv", "--table", "u");

        assertThat(failed.exitCode()).as(failed.err()).isEqualTo(3);
        assertThat(failed.err())
                .isEqualTo(
                        "ballast load: Keys come more than once in the CSV: table \"u\": 3 rows with a repeated (a, b),"
                                + " such as (1, x). Nothing was appended. Fix the file, then start over with --restart.\n");
        assertThat(texts("SELECT count(*)::text FROM u")).containsExactly("0");
    }

    @Test
    void namesRowAndColumnOfWhatIsNoJson() throws IOException, SQLException {
        execute("CREATE TABLE j (id integer, doc jsonb)");
        write("j.csv", "id,doc\n1,{}\n2,oops\n");

        BallastJar.Result failed = load("--csv", directory + "/j.csv", "--table", "j");

        assertThat(failed.exitCode()).as(failed.err()).isEqualTo(3);
        assertThat(failed.err())
                .isEqualTo("ballast load: " + directory
                        + "/j.csv, row 2, column \"doc\": invalid input syntax for type json;"
                        + " Token \"oops\" is invalid. The shard was rolled back and nothing was published. Fix the file, then"
                        + " start over with --restart.\n");
    }

    @Test
    void namesTableAndIndexOfARowThatIsTooLarge() throws IOException, SQLException {
        execute("CREATE TABLE large (a text); CREATE INDEX large_a_idx ON large (a)");
        StringBuilder text = new StringBuilder();
        new Random(1)
                .ints(20_000, 'a', 'z' + 1)
                .forEach(letter -> text.append((char) letter)); // nothing compresses it enough
        write("large.csv", "a\n" + text + "\n");

        BallastJar.Result failed = load("--csv", directory + "/large.csv", "--table", "large");

        assertThat(failed.exitCode()).as(failed.err()).isEqualTo(3);
        assertThat(failed.err())
                .startsWith("ballast load: The server reported an error while appending to table \"large\" (")
                .contains("index row")
                .contains(
                        "[54000]. A row or a value is too large for the server. Nothing was appended. Make it smaller, or"
                                + " omit its index, then start over with --restart.");
        assertThat(texts("SELECT count(*) FROM large")).containsExactly("0");
    }

    @Test
    void leavesSequencesBehindTheRows() throws IOException, SQLException {
        execute("CREATE SEQUENCE counter; CREATE TABLE s1 (id serial, v text);"
                + " CREATE TABLE s2 (id integer GENERATED BY DEFAULT AS IDENTITY, v text);"
                + " CREATE TABLE s3 (id bigint GENERATED ALWAYS AS IDENTITY, v text);"
                + " CREATE TABLE s4 (id bigint DEFAULT nextval('counter'), v text)");
        write("s.csv", "id,v\n3,a\n41,b\n");

        for (String table : List.of("s1", "s2", "s3", "s4")) {
            BallastJar.Result loaded = load("--csv", directory + "/s.csv", "--table", table);

            assertThat(loaded.exitCode()).as(loaded.err()).isZero();
            assertThat(texts("INSERT INTO " + table + " (v) VALUES ('next') RETURNING id"))
                    .as(table)
                    .containsExactly("42");
        }
    }
}
