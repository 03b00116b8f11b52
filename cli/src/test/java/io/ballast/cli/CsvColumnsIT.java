package io.ballast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which field of a CSV file goes into which column. */
class CsvColumnsIT extends WithCsvTable {
    @Test
    void mapsEachFileByItsOwnHeaderWhateverItsCase() throws IOException, SQLException {
        execute("CREATE TABLE person (name text, city text)");
        write("a.csv", "name,city\nAnn,Rome\n");
        write("b.csv", "city,name\nOslo,Bob\n");
        write("c.csv", "Name,City\rCid,Bern\r");

        BallastJar.Result loaded =
                load("--csv", directory + "/a.csv", directory + "/b.csv", directory + "/c.csv", "--table", "person");

        assertThat(loaded.exitCode()).as(loaded.err()).isZero();
        assertThat(texts("SELECT name || ' ' || city FROM person ORDER BY 1"))
                .containsExactly("Ann Rome", "Bob Oslo", "Cid Bern");
    }

    @Test
    void refusesALaterFileWhoseHeaderDoesNotFit() throws IOException, SQLException {
        execute("CREATE TABLE person (name text, city text)");
        write("a.csv", "name,city\nAnn,Rome\n");
        for (String header : List.of("first, last", "name, city", "name,town", "Bob,Oslo", "name")) {
            write("b.csv", header + "\nOslo,Bob\n");
            BallastJar.Result failed = load("--csv", directory + "/a.csv", directory + "/b.csv", "--table", "person");

            assertThat(failed.exitCode()).as(header).isEqualTo(3);
            assertThat(failed.err())
                    .startsWith("ballast load: " + directory + "/b.csv, header: found ")
                    .contains("; expected name, city, and no other");
        }
        write("b.csv", "name,town\nBob,Oslo\n");
        assertThat(load("--csv", directory + "/a.csv", directory + "/b.csv", "--table", "person")
                        .err())
                .isEqualTo(
                        "ballast load: " + directory
                                + "/b.csv, header: found no field \"city\" in name, town; expected name, city, and no other."
                                + " Nothing was published. Fix the file, or what describes it, then start over with --restart.\n");
        assertThat(texts("SELECT count(*)::text FROM person")).containsExactly("0");
    }

    @Test
    void takesFieldsForTheColumnsThatAreNamed() throws IOException, SQLException {
        write("a.csv", ",Nr,Full name,OK\n0,1,Ada,t\n1,2,Bob,f\n"); // as pandas writes an index
        write("b.csv", "ok,Full name,nr,\nt,Cid,3,2\n");

        BallastJar.Result loaded = load(
                "--csv",
                directory + "/a.csv",
                directory + "/b.csv",
                "--table",
                "t",
                "--columns",
                "=,nr=id,Full name=NAME");

        assertThat(loaded.exitCode()).as(loaded.err()).isZero();
        assertThat(texts("SELECT concat_ws('|', id, name, ok) FROM t ORDER BY id"))
                .containsExactly("1|Ada|t", "2|Bob|f", "3|Cid|t");
    }

    @Test
    void refusesFieldsAndColumnsThatAreNotThereOrComeTwice() throws IOException, SQLException {
        write("a.csv", "nr,name\n1,Ada\n");
        String path = directory + "/a.csv";

        assertThat(failure(path, "no=id"))
                .isEqualTo(
                        "ballast load: --columns no=id: the header of " + path
                                + " has no such field; expected FIELD=COLUMN with one of its fields: nr, name. Nothing was loaded.\n");
        assertThat(failure(path, "nr=id,nr=name"))
                .isEqualTo(
                        "ballast load: --columns nr=name: names the field \"nr\" twice; expected each of nr, name once."
                                + " Nothing was loaded.\n");
        assertThat(failure(path, "nr=number"))
                .isEqualTo(
                        "ballast load: --columns: found \"number\"; expected columns of table \"t\" in schema \"public\":"
                                + " id, name, at, ok. Nothing was loaded.\n");
        assertThat(failure(path, "nr=id,name=id"))
                .isEqualTo(
                        "ballast load: --columns: found \"id\" twice; expected each column once. Nothing was loaded.\n");
        assertThat(failure(path, "nr=name"))
                .isEqualTo(
                        "ballast load: " + path
                                + ", header and --columns: found \"name\" twice; expected each column once. Nothing was loaded.\n");
        write("b.csv", "nr,name,other\n2,Bob,x\n");
        assertThat(load("--csv", path, directory + "/b.csv", "--table", "t", "--columns", "nr=id")
                        .err())
                .isEqualTo("ballast load: " + directory
                        + "/b.csv, header: found the field \"other\"; expected nr, name, and no other. Nothing was published."
                        + " Fix the file, or what describes it, then start over with --restart.\n");
        assertThat(texts("SELECT count(*) FROM t")).containsExactly("0");
    }

    private String failure(String path, String columns) {
        BallastJar.Result failed = load("--csv", path, "--table", "t", "--columns", columns);
        assertThat(failed.exitCode()).as(failed.err()).isEqualTo(3);
        return failed.err();
    }

    @Test
    void takesAllColumnsInTheirOrderWhereNothingNamesThem() throws IOException, SQLException {
        write("a.csv", "1,Ada,2024-01-01 00:00:00+00,f\n");

        BallastJar.Result loaded = load(
                "--csv", directory + "/a.csv", "--table", "t", "--no-header", "--verify", "full", "--wire", "binary");

        assertThat(loaded.exitCode()).as(loaded.err()).isZero();
        assertThat(texts("SELECT concat_ws('|', id, name, ok) FROM t")).containsExactly("1|Ada|f");
    }
}
