package io.ballast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** Packages that no program of ours has written, from the command line into a real server. */
class DataPackagesIT extends DataPackageCommands {
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

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(bytes);
        }
        return compressed.toByteArray();
    }
}
