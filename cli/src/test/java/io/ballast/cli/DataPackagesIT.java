package io.ballast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.testdb.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Packages that no program of ours has written, from the command line into a real server. */
class DataPackagesIT {
    private static final String REMEDY =
            ". Nothing was published. Fix the file, or what describes it, then start over with --restart.";

    @TempDir
    private Path directory;

    private TestDatabase database;

    @BeforeEach
    void makeDatabase() {
        database = TestDatabase.fresh();
    }

    @AfterEach
    void dropDatabase() {
        database.close();
    }

    /** Every type, through the server's own input and output. */
    @Test
    void loadsEveryTypeOfTheStandard() throws IOException, SQLException {
        write("datapackage.json", """
                {"$schema": "https://datapackage.org/profiles/2.0/datapackage.json", "name": "types",
                 "resources": [{"name": "Every Type", "type": "table", "path": "t.csv",
                  "encoding": "iso-8859-1", "compression": "gz",
                  "dialect": {"delimiter": ";", "quoteChar": "'", "commentChar": "#", "nullSequence": "NULL"},
                  "schema": {"missingValues": ["", "n/a"], "primaryKey": ["id"], "fields": [
                   {"name": "id", "type": "integer", "groupChar": "."},
                   {"name": "s", "type": "string"},
                   {"name": "u", "type": "string", "format": "uuid"},
                   {"name": "bin", "type": "string", "format": "binary"},
                   {"name": "n", "type": "number", "decimalChar": ",", "groupChar": "."},
                   {"name": "pct", "type": "number", "bareNumber": false},
                   {"name": "b", "type": "boolean", "trueValues": ["ja"], "falseValues": ["nein"]},
                   {"name": "o", "type": "object"}, {"name": "a", "type": "array"},
                   {"name": "l", "type": "list", "itemType": "integer"},
                   {"name": "d", "type": "date", "format": "%d.%m.%Y"},
                   {"name": "t", "type": "time"},
                   {"name": "dt", "type": "datetime"},
                   {"name": "ld", "type": "datetime", "format": "%d.%m.%Y %H:%M"},
                   {"name": "y", "type": "year"}, {"name": "ym", "type": "yearmonth"},
                   {"name": "du", "type": "duration"}, {"name": "g", "type": "geopoint"},
                   {"name": "gj", "type": "geojson"}]}}]}""");
        String csv = """
                # of another program
                id;s;u;bin;n;pct;b;o;a;l;d;t;dt;ld;y;ym;du;g;gj
                1.000;'Zoë; it''s';3f333df6-90a4-4fda-8dd3-9485d27cee36;aGk=;1.234,5;95 %;ja;{"k": [1]};[1,2];3,4;31.12.2024;12:30:00;2024-01-26T15:00:00+02:00;01.02.2024 09:05;2024;2024-02;-P1DT2H;90.5, 45.5;{"type": "Point"}
                2;NULL;n/a;;;;nein;;;;;;2024-01-26T15:00:00;;;;;;
                """;
        Files.write(directory.resolve("t.csv"), gzip(csv.getBytes(StandardCharsets.ISO_8859_1)));

        BallastJar.Result loaded = load("--verify", "full");

        assertThat(loaded.exitCode()).as(loaded.err()).isZero();
        assertThat(texts(
                        "SET timezone = 'UTC'; SELECT concat_ws('|', id, s, u, bin, n, pct, b, o, a, l, d, t, dt, ld, y, ym, du,"
                                + " g, gj) FROM \"Every Type\" ORDER BY id"))
                .containsExactly(
                        "2|f|2024-01-26 15:00:00+00",
                        "1000|Zoë; it's|3f333df6-90a4-4fda-8dd3-9485d27cee36|\\x6869|1234.5|95|t|{\"k\": [1]}|[1, 2]|{3,4}|"
                                + "2024-12-31|12:30:00|2024-01-26 13:00:00+00|2024-02-01 09:05:00|2024|2024-02|-1 days -02:00:00|"
                                + "90.5, 45.5|{\"type\": \"Point\"}");
        assertThat(texts("SELECT string_agg(format_type(atttypid, atttypmod), ',' ORDER BY attnum) FROM pg_attribute"
                        + " WHERE attrelid = '\"Every Type\"'::regclass AND attnum > 0"))
                .containsExactly("bigint,text,uuid,bytea,numeric,numeric,boolean,jsonb,jsonb,bigint[],date,"
                        + "time without time zone,timestamp with time zone,timestamp without time zone,integer,text,interval,"
                        + "text,jsonb");
        BallastJar.Result verified = run("verify", directory.toString(), "--db", url());
        assertThat(verified.exitCode()).as(verified.err()).isZero();
    }

    @Test
    void makesTheKeysAndChecksAndSaysWhatIsNotProvable() throws IOException, SQLException {
        shop();

        BallastJar.Result plan = load("--dry-run");
        assertThat(plan.out())
                .contains("Load of dataset shop from " + directory + " into schema public")
                .contains(
                        "\n  -- note: not known beforehand, so not provable: SHA-256 of all tables; number of rows of all tables.\n")
                .contains("\n  -- note: declared, not enforced: pattern of column \"name\" of customers.\n")
                .contains("\n  customers  about 2 ")
                .contains("\n  -- customers: as many rows as were sent\n");

        BallastJar.Result loaded = load();
        assertThat(loaded.exitCode()).as(loaded.err()).isZero();
        assertThat(loaded.out())
                .contains("not provable")
                .contains("SHA-256 of all tables; number of rows of all tables")
                .contains("pattern of column \"name\" of customers");
        assertThat(texts("SELECT conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint WHERE contype <> 'n'"
                        + " AND connamespace = 'public'::regnamespace ORDER BY 1"))
                .containsExactly(
                        "customers_name_key UNIQUE (name)",
                        "customers_pkey PRIMARY KEY (id)",
                        "orders_customer_fkey FOREIGN KEY (customer) REFERENCES customers(id)",
                        "orders_pkey PRIMARY KEY (id)",
                        "orders_total_check CHECK ((total >= '0'::numeric))");
        assertThat(texts("SELECT count(*) || ' ' || sum(total) FROM orders")).containsExactly("4 10.50");
        assertThat(texts("SELECT shard_path || ' ' || rows FROM ballast_journal.shards ORDER BY 1"))
                .containsExactly("customers.csv 2", "orders/1.csv 2", "orders/2.csv 2");
    }

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

    @Test
    void inspectsAndVerifiesWithoutADatabase() throws IOException {
        shop();

        BallastJar.Result inspected = run("inspect", directory.toString());
        assertThat(inspected.exitCode()).as(inspected.err()).isZero();
        assertThat(inspected.out())
                .startsWith("Data package " + directory
                        + ": dataset shop; rows and CSV are estimated from the first rows of each file\n")
                .contains("customers")
                .contains("numeric")
                .endsWith("declared, not enforced by a load:\n  pattern of column \"name\" of customers\n");
        assertThat(run("inspect", directory.toString(), "--json").out()).contains("\"kind\" : \"data package\"");

        BallastJar.Result verified = run("verify", directory.toString());
        assertThat(verified.exitCode()).as(verified.err()).isZero();
        assertThat(verified.out())
                .contains(directory + " can be read to its end, every value as a load reads it\n"
                        + "not provable, since its descriptor does not state it: SHA-256 of all tables; number of rows of all tables\n"
                        + "declared, not enforced: pattern of column \"name\" of customers\n");

        write("orders/2.csv", "id,customer,total\n3,1\n");
        BallastJar.Result wrong = run("verify", directory.toString());
        assertThat(wrong.exitCode()).isEqualTo(3);
        assertThat(wrong.err())
                .isEqualTo("ballast verify: orders/2.csv, row 1 (line 2): found 2 fields; expected 3" + REMEDY + "\n");
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

    /** Lines grow towards the end of the file, so that an estimate from its beginning is wrong. */
    @Test
    void reportsTheRowsThatWereCountedNotEstimated() throws IOException {
        shop();
        StringBuilder rows = new StringBuilder("id,name\n");
        for (int i = 1; i <= 3000; i++) {
            rows.append(i).append(",N").append("x".repeat(i / 100)).append(i).append('\n');
        }
        write("customers.csv", rows.toString());

        BallastJar.Result loaded = load();
        assertThat(loaded.exitCode()).as(loaded.err()).isZero();
        assertThat(loaded.out()).containsPattern("VERIFY +3,004 ").containsPattern("COPY +3,004 ");
        assertThat(loaded.out()).containsPattern("rows +3,004\n");
        assertThat(loaded.err()).contains("VERIFY: 2 of 2 steps").doesNotContainPattern("VERIFY: .* rows");

        assertThat(run("status", "--db", url()).out()).contains(" 3,004/3,004 ");

        BallastJar.Result verified = run("verify", directory.toString(), "--db", url());
        assertThat(verified.exitCode()).as(verified.err()).isZero();
        assertThat(verified.out()).contains("3,004 rows, ");
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

    private void shop() throws IOException {
        write("datapackage.json", """
                {"profile": "tabular-data-package", "name": "shop", "resources": [
                 {"name": "orders", "path": ["orders/1.csv", "orders/2.csv"], "schema": {
                  "fields": [{"name": "id", "type": "integer"}, {"name": "customer", "type": "integer"},
                             {"name": "total", "type": "number", "constraints": {"minimum": 0}}],
                  "primaryKey": "id",
                  "foreignKeys": [{"fields": "customer", "reference": {"resource": "customers", "fields": "id"}}]}},
                 {"name": "customers", "path": "customers.csv", "schema": {
                  "fields": [{"name": "id", "type": "integer"},
                             {"name": "name", "type": "string", "constraints": {"unique": true, "pattern": "[A-Z].*"}}],
                  "primaryKey": "id"}}]}""");
        write("customers.csv", "id,name\r\n1,Ada\r\n2,Bob\r\n");
        write("orders/1.csv", "id,customer,total\n1,1,5.50\n2,1,2.00\n");
        write("orders/2.csv", "id,customer,total\n3,1,1.00\n4,2,2.00\n");
    }

    private void write(String name, String text) throws IOException {
        Files.createDirectories(directory.resolve(name).getParent());
        Files.writeString(directory.resolve(name), text);
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(bytes);
        }
        return compressed.toByteArray();
    }

    private BallastJar.Result load(String... options) {
        List<String> arguments = new ArrayList<>(List.of("load", directory.toString(), "--db", url(), "--jobs", "2"));
        arguments.addAll(List.of(options));
        return run(arguments.toArray(new String[0]));
    }

    private BallastJar.Result run(String... arguments) {
        return new BallastJar(directory, Map.of("PGPASSWORD", database.password())).run(arguments);
    }

    private String url() {
        return "postgresql://" + database.user() + "@" + database.host() + ":" + database.port() + "/" + database.name()
                + "?sslmode=prefer";
    }

    private List<String> texts(String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Connection connection = database.open();
                Statement statement = connection.createStatement()) {
            boolean rows = statement.execute(sql);
            while (!rows) {
                rows = statement.getMoreResults();
            }
            try (ResultSet result = statement.getResultSet()) {
                while (result.next()) {
                    texts.add(result.getString(1));
                }
            }
        }
        return texts;
    }
}
