package io.ballast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** Tables that a load makes for bare CSV files, as pandas, Excel and psql write them. */
class CreatedTableIT extends WithCsvTable {
    private static final String COLUMNS = "SELECT attname || ' ' || format_type(atttypid, atttypmod) FROM pg_attribute"
            + " WHERE attrelid = '%s'::regclass AND attnum > 0 ORDER BY attnum";

    @Test
    void findsTheTypesOfAllFiles() throws IOException, SQLException {
        write("in/a.csv", "id,zip,price,ratio,at,Note\n1,01234,2,0.5,2024-01-01 10:00:00+00,\n");
        write("in/b.csv", "zip,id,price,ratio,at,Note\n98765,3000000000,2.50,1e-05,2024-02-01 10:00:00+02,\"\"\n");

        BallastJar.Result loaded = load(
                "--csv",
                directory + "/in/*.csv",
                "--create-table",
                "Sales",
                "--table-schema",
                directory + "/sales.json");

        assertThat(loaded.exitCode()).as(loaded.err()).isZero();
        assertThat(texts(COLUMNS.formatted("\"Sales\"")))
                .containsExactly(
                        "id bigint",
                        "zip text",
                        "price numeric",
                        "ratio double precision",
                        "at timestamp with time zone",
                        "Note text");
        assertThat(texts("SELECT concat_ws('|', id, zip, price, ratio, at AT TIME ZONE 'UTC', coalesce(\"Note\", '~'))"
                        + " FROM \"Sales\" ORDER BY id"))
                .containsExactly(
                        "1|01234|2|0.5|2024-01-01 10:00:00|~", "3000000000|98765|2.50|1e-05|2024-02-01 08:00:00|");
        assertThat(texts("SELECT mode FROM ballast_journal.loads")).containsExactly("create");

        // what was kept describes the same table in a package
        write(
                "again/datapackage.json",
                "{\"name\": \"again\", \"resources\": [{\"name\": \"kept\", \"path\": \"a.csv\","
                        + " \"schema\": \"sales.json\"}]}");
        Files.copy(directory.resolve("in/a.csv"), directory.resolve("again/a.csv"));
        Files.copy(directory.resolve("sales.json"), directory.resolve("again/sales.json"));
        BallastJar.Result again = load(directory + "/again");
        assertThat(again.exitCode()).as(again.err()).isZero();
        assertThat(texts("SELECT zip || price FROM kept")).containsExactly("012342");
    }

    /** As psql's {@code \\copy … csv header} and Excel with semicolons write them. */
    @Test
    void keepsWhatServersWrite() throws IOException, SQLException {
        execute(
                "CREATE TABLE original AS SELECT i AS id, i % 2 = 0 AS even, i / 7.0 AS share, 'n' || i AS name,"
                        + " date '2024-01-01' + i AS day, timestamp '2024-01-01' + i * interval '1 hour 1 ms' AS at,"
                        + " timestamptz '2024-01-01 00:00+00' + i * interval '1 hour' AS zoned, time '00:00' + i * interval '1 s' AS clock,"
                        + " gen_random_uuid() AS uid, CASE WHEN i % 3 > 0 THEN i * 10000000000 END AS big FROM generate_series(1, 500) i");
        String csv = String.join(
                "\n",
                texts(
                        "SELECT concat_ws(';', id, even, share, name, day, at, zoned, clock, uid, coalesce(big::text, ''))"
                                + " FROM original ORDER BY id"));
        write("a.csv", "id;even;share;name;day;at;zoned;clock;uid;big\n" + csv + "\n");

        BallastJar.Result loaded = load("--csv", directory + "/a.csv", "--create-table", "copied", "--delimiter", ";");

        assertThat(loaded.exitCode()).as(loaded.err()).isZero();
        assertThat(texts(COLUMNS.formatted("copied"))).isEqualTo(texts(COLUMNS.formatted("original")));
        assertThat(texts("SELECT count(*) FROM (TABLE original EXCEPT TABLE copied) AS d"))
                .containsExactly("0");
        assertThat(texts("SELECT count(*) FROM copied")).containsExactly("500");
    }

    @Test
    void namesAndFieldsPassedOver() throws IOException, SQLException {
        write("a.csv", ",a\n0,x\n1,y\n");
        String path = directory + "/a.csv";
        assertThat(load("--csv", path, "--create-table", "n").err())
                .isEqualTo("ballast load: " + path
                        + ", header: found a field without a name; expected a name of 1 to 63 bytes"
                        + " for each column, and each once. Nothing was loaded. Give it a name with --columns =COLUMN,"
                        + " or pass it over with --columns =.\n");
        assertThat(load("--csv", path, "--create-table", "n", "--columns", "=").exitCode())
                .isZero();
        assertThat(texts(COLUMNS.formatted("n"))).containsExactly("a text");
        assertThat(load("--csv", path, "--create-table", "m", "--no-header").exitCode())
                .isZero();
        assertThat(texts(COLUMNS.formatted("m"))).containsExactly("column1 integer", "column2 text");
        assertThat(texts("SELECT count(*) FROM m WHERE column1 IS NULL")).containsExactly("1");
    }

    @Test
    void refusesWhatHasNoMeaning() throws IOException {
        write("a.csv", "a\n1\n");
        String path = directory + "/a.csv";
        assertThat(load("--csv", path, "--create-table", "n", "--datestyle", "DMY")
                        .exitCode())
                .isEqualTo(2);
        assertThat(load("--csv", path, "--create-table", "n", "--mode", "append")
                        .exitCode())
                .isEqualTo(2);
        assertThat(load("--csv", path, "--create-table", "n", "--mode", "fill").err())
                .startsWith(
                        "ballast load: --create-table makes the table: --mode fill has no meaning; give --table instead\n");
        assertThat(load("--csv", path, "--create-table", "n", "--table", "t").exitCode())
                .isEqualTo(2);
        assertThat(load("--csv", path, "--table", "t", "--table-schema", directory + "/x.json")
                        .exitCode())
                .isEqualTo(2);
        BallastJar.Result there = load("--csv", path, "--create-table", "t", "--table-schema", directory + "/x.json");
        assertThat(there.exitCode()).isEqualTo(4);
        assertThat(directory.resolve("x.json")).doesNotExist();
    }
}
