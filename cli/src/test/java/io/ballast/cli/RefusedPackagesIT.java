package io.ballast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Data packages that are refused: before, while and after their rows are sent. */
class RefusedPackagesIT extends DataPackageCommands {
    @Test
    void tellsTheBadValueAndRefusesToResumeWithAnotherFile() throws IOException, SQLException {
        shop();
        write("orders/2.csv", "id,customer,total\n3,1,1.00\n4,2,lots\n");

        BallastJar.Result failed = load();
        assertThat(failed.exitCode()).isEqualTo(3);
        assertThat(failed.err())
                .contains(
                        "ballast load: orders/2.csv, row 2, column \"total\": not a number: \"lots\"; numeric expected. The shard was"
                                + " rolled back and nothing was published. Fix the data package, or ask its author, then start over"
                                + " with --restart.");
        assertThat(texts("SELECT to_regclass('public.orders')::text")).containsExactly((String) null);

        write("orders/2.csv", "id,customer,total\n3,1,1.00\n4,2,3.00\n");
        BallastJar.Result resumed = load("--resume");
        assertThat(resumed.exitCode()).isEqualTo(4);
        assertThat(resumed.err())
                .contains("of dataset \"shop\" into schema \"public\" is unfinished and fills some of the same tables");

        BallastJar.Result restarted = load("--restart");
        assertThat(restarted.exitCode()).as(restarted.err()).isZero();
        assertThat(texts("SELECT sum(total) FROM orders")).containsExactly("11.50");
    }

    @Test
    void refusesWhatIsNotInTheDialectOrTheHeader() throws IOException {
        shop();
        write("customers.csv", "id,name\n1,\"Ada\"x\n");
        BallastJar.Result scanned = load();
        assertThat(scanned.exitCode()).isEqualTo(3);
        assertThat(scanned.err())
                .isEqualTo(
                        "ballast load: customers.csv, line 2: found \"x\" after a closing quote; expected a delimiter or the end"
                                + " of the line" + REMEDY + "\n");

        write("customers.csv", "id,nom\n");
        BallastJar.Result header = load();
        assertThat(header.exitCode()).isEqualTo(3);
        assertThat(header.err())
                .isEqualTo(
                        "ballast load: customers.csv, header: found no field \"name\" in id, nom; expected id, name, and no other"
                                + REMEDY + "\n");

        Files.delete(directory.resolve("customers.csv"));
        BallastJar.Result missing = load();
        assertThat(missing.exitCode()).isEqualTo(3);
        assertThat(missing.err())
                .isEqualTo("ballast load: customers.csv is missing. Nothing was loaded from it: fetch it again.\n");

        write("datapackage.json", "{\"resources\": [{\"name\": \"a\", \"data\": [[1]]}]}");
        BallastJar.Result inline = load();
        assertThat(inline.exitCode()).isEqualTo(3);
        assertThat(inline.err())
                .isEqualTo("ballast load: " + directory
                        + "/datapackage.json, resources[0].data: found an array; expected no data"
                        + " in the descriptor itself: put them into a file and name it as path. The data package is refused: fix"
                        + " its descriptor, or ask its author.\n");
    }

    @Test
    void refusesAServerThatHasTheTables() throws IOException {
        shop();
        assertThat(load().exitCode()).isZero();

        BallastJar.Result again = load();
        assertThat(again.exitCode()).isEqualTo(4);
        assertThat(again.err()).startsWith("ballast load: Schema \"public\" already has a table \"customers\".");

        BallastJar.Result appended = load("--mode", "append", "-q");
        assertThat(appended.exitCode()).isEqualTo(4);
        assertThat(appended.err())
                .startsWith("ballast load: Keys of the data package are in schema \"public\" already: ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x,1,2 | row 2, column \"id\": not a whole number: \"x\"; bigint expected",
                "4,99999999999999999999,2 | row 2, column \"customer\": out of range: \"99999999999999999999\"; bigint expected",
                ",1,2 | row 2, column \"id\": NULL; bigint NOT NULL expected",
            })
    void refusesInVerifyWhatALoadRefuses(String row, String fault) throws IOException {
        shop();
        write("orders/2.csv", "id,customer,total\n3,1,1.00\n" + row + "\n");

        BallastJar.Result verified = run("verify", directory.toString(), "-q");
        assertThat(verified.exitCode()).isEqualTo(3);
        assertThat(verified.err())
                .isEqualTo("ballast verify: orders/2.csv, " + fault
                        + ". A load would refuse it: fix the file, or what describes it.\n");
        BallastJar.Result loaded = load("-q");
        assertThat(loaded.exitCode()).isEqualTo(3);
        assertThat(loaded.err()).startsWith("ballast load: orders/2.csv, " + fault + ". The shard was rolled back");
    }

    /** The server would read it by its settings; the standard has one form only. */
    @ParameterizedTest
    @ValueSource(strings = {"csv", "binary"})
    void readsDatesAsTheStandardHasThemWhateverTravels(String wire) throws IOException {
        write("datapackage.json", """
                {"name": "days", "resources": [{"name": "days", "path": "days.csv",
                 "schema": {"fields": [{"name": "day", "type": "date"}]}}]}""");
        write("days.csv", "day\n2001-02-03\n01/02/03\n");

        BallastJar.Result loaded = load("-q", "--wire", wire);
        assertThat(loaded.exitCode()).isEqualTo(3);
        assertThat(loaded.err())
                .startsWith(
                        "ballast load: days.csv, row 2, column \"day\": not a date: \"01/02/03\"; date expected. The shard was");
    }

    @Test
    void refusesInVerifyWhatAConstraintForbids() throws IOException {
        shop();
        write("orders/2.csv", "id,customer,total\n3,1,1.00\n4,1,-0.01\n");

        BallastJar.Result verified = run("verify", directory.toString(), "-q");
        assertThat(verified.exitCode()).isEqualTo(3);
        assertThat(verified.err())
                .isEqualTo(
                        "ballast verify: orders/2.csv, row 2 (line 3), column \"total\": found \"-0.01\"; expected at least 0"
                                + REMEDY + "\n");
        BallastJar.Result loaded = load("-q");
        assertThat(loaded.exitCode()).isEqualTo(3);
        assertThat(loaded.err()).contains("check constraint \"orders_total_check\"");
    }

    @Test
    void refusesAKeyOfAnotherTypeBeforeAnythingIsSent() throws IOException, SQLException {
        shop();
        write(
                "datapackage.json",
                Files.readString(directory.resolve("datapackage.json"))
                        .replace(
                                "{\"name\": \"customer\", \"type\": \"integer\"}",
                                "{\"name\": \"customer\", \"type\": \"string\"}"));

        BallastJar.Result failed = load();

        assertThat(failed.exitCode()).isEqualTo(3);
        assertThat(failed.err())
                .isEqualTo("ballast load: " + directory
                        + "/datapackage.json, resources[0].schema.foreignKeys[0].fields: found"
                        + " \"customer\", of type text; expected a type that can refer to \"id\" of \"customers\", of type bigint."
                        + " The data package is refused: fix its descriptor, or ask its author.\n");
        assertThat(texts("SELECT to_regclass('ballast_journal.loads')::text")).containsExactly((String) null);
    }

    @Test
    void refusesOptionsOfOtherSources() throws IOException {
        shop();

        BallastJar.Result rows = load("--rows", "orders=5");
        assertThat(rows.exitCode()).isEqualTo(2);
        assertThat(rows.err()).contains("--rows").contains("a data package");
        assertThat(load("--template", "--database", "x").exitCode()).isEqualTo(2);
    }
}
