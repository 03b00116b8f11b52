package io.ballast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.testdb.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packages as they lie about in the world. */
class OddPackagesIT {
    @TempDir
    private Path directory;

    /** Out of a spreadsheet in Germany, described by tools of version 1. */
    @Test
    void loadsSemicolonsLatin1AndDecimalCommas() throws IOException, SQLException {
        write("datapackage.json", StandardCharsets.UTF_8, """
                {"profile": "tabular-data-package", "name": "verkauf", "resources": [
                 {"profile": "tabular-data-resource", "name": "verkäufe", "path": "verkäufe.csv", "encoding": "ISO-8859-1",
                  "format": "csv", "mediatype": "text/csv", "dialect": {"delimiter": ";"},
                  "schema": {"missingValues": ["", "NA", "n/a"], "primaryKey": "Nr", "fields": [
                   {"name": "Nr", "type": "integer"}, {"name": "Artikel", "type": "string"},
                   {"name": "Preis", "type": "number", "decimalChar": ",", "groupChar": "."},
                   {"name": "Menge", "type": "integer", "groupChar": "."},
                   {"name": "Am", "type": "date", "format": "%d.%m.%Y"}, {"name": "Um", "type": "time", "format": "%H.%M"},
                   {"name": "Bezahlt", "type": "boolean", "trueValues": ["ja", "JA"], "falseValues": ["nein"]},
                   {"name": "Anteil", "type": "number", "decimalChar": ",", "bareNumber": false}]}}]}""");
        write("verkäufe.csv", StandardCharsets.ISO_8859_1, """
                Nr;Artikel;Preis;Menge;Am;Um;Bezahlt;Anteil
                1;"Käse ""alt""\";1.234,50;3;31.12.2024;14.05;ja;12,5 %
                2;Öl;NA;1.000;01.02.2024;;nein;
                3;"";-0,5;n/a;;;JA;100 %
                """);

        assertThat(loaded(
                        "SELECT concat_ws('|', \"Nr\", \"Artikel\", \"Preis\", \"Menge\", \"Am\", \"Um\", \"Bezahlt\","
                                + " \"Anteil\") FROM \"verkäufe\" ORDER BY 1"))
                .containsExactly(
                        "1|Käse \"alt\"|1234.50|3|2024-12-31|14:05:00|t|12.5",
                        "2|Öl|1000|2024-02-01|f",
                        "3|-0.5|t|100");
    }

    @Test
    void loadsWhatIsDescribedInYaml() throws IOException, SQLException {
        write("datapackage.yaml", StandardCharsets.UTF_8, """
                name: shop
                resources:
                  - name: customers
                    path: customers.csv
                    schema:
                      primaryKey: id
                      fields:
                        - {name: id, type: integer}
                        - {name: since, type: date, format: "%d.%m.%Y"}
                """);
        write("customers.csv", StandardCharsets.UTF_8, "id,since\n1,31.12.2024\n");

        assertThat(loaded("SELECT id || ' ' || since FROM customers")).containsExactly("1 2024-12-31");
    }

    @Test
    void loadsTheTablesAmongOtherThings() throws IOException, SQLException {
        write("datapackage.json", StandardCharsets.UTF_8, """
                {"name": "town", "resources": [
                 {"name": "map", "path": "map.geojson"},
                 {"name": "street", "path": "street.csv", "schema": {"primaryKey": "id", "fields": [{"name": "id", "type": "integer"}]}},
                 {"name": "house", "path": "missing.csv", "schema": {"fields": [{"name": "street", "type": "integer"}],
                  "foreignKeys": [{"fields": "street", "reference": {"resource": "street", "fields": "id"}}]}}]}""");
        write("street.csv", StandardCharsets.UTF_8, "id\n7\n");
        BallastJar jar = new BallastJar(directory, Map.of());
        assertThat(jar.run("inspect", ".").err()).contains("missing.csv");
        write("missing.csv", StandardCharsets.UTF_8, "street\n7\n");
        assertThat(jar.run("inspect", ".").out())
                .endsWith("\nno tables, passed over by a load:\n  resource \"map\" (geojson)\n");
        Files.delete(directory.resolve("missing.csv"));

        try (TestDatabase database = TestDatabase.fresh()) {
            BallastJar of = new BallastJar(directory, Map.of("PGPASSWORD", database.password()));
            String url = "postgresql://" + database.user() + "@" + database.host() + ":" + database.port() + "/"
                    + database.name() + "?sslmode=prefer";
            BallastJar.Result plan = of.run("load", ".", "--exclude-tables", "house", "--db", url, "--dry-run");
            assertThat(plan.out())
                    .as(plan.err())
                    .contains("  -- note: passed over, as it is no table: resource \"map\" (geojson).\n")
                    .contains("  -- note: omitted, as requested: table \"house\".\n");
            BallastJar.Result loaded = of.run("load", ".", "--tables", "street", "--db", url);
            assertThat(loaded.exitCode()).as(loaded.err()).isZero();
            assertThat(loaded.out()).contains("passed over").contains("omitted");
        }
    }

    @Test
    void tellsThatADescriptorIsNotItsPackage() throws IOException {
        write("datapackage.yaml", StandardCharsets.UTF_8, "resources: []\n");
        BallastJar.Result named =
                new BallastJar(directory, Map.of()).run("load", "datapackage.yaml", "--db", "embedded");

        assertThat(named.exitCode()).isEqualTo(2);
        assertThat(named.err())
                .startsWith("ballast load: datapackage.yaml describes what lies beside it: name its directory, .");
    }

    /** Parts of a log, joined by others from compressed parts of their own; rows refer to rows of their own table. */
    @Test
    void loadsPackedPartsWithoutAHeader() throws IOException, SQLException {
        write("datapackage.json", StandardCharsets.UTF_8, """
                {"name": "tree", "resources": [
                 {"name": "node", "path": ["data/a.tsv.gz", "data/b.tsv.gz"],
                  "dialect": {"header": false, "delimiter": "\\t", "quoteChar": "", "nullSequence": "\\\\N"},
                  "schema": {"fields": [{"name": "id", "type": "integer"}, {"name": "parent", "type": "integer"},
                    {"name": "label", "type": "string", "constraints": {"maxLength": 20}}],
                   "primaryKey": ["id"],
                   "foreignKeys": [{"fields": "parent", "reference": {"resource": "", "fields": "id"}}]}}]}""");
        Files.createDirectory(directory.resolve("data"));
        Files.write(directory.resolve("data/a.tsv.gz"), gzip("1\t3\troot\n2\t1\tkid\n"));
        ByteArrayOutputStream members = new ByteArrayOutputStream();
        members.writeBytes(gzip("3\t\\N\tkid \"two\"\n"));
        members.writeBytes(gzip("4\t3\t\n"));
        Files.write(directory.resolve("data/b.tsv.gz"), members.toByteArray());

        assertThat(
                        loaded(
                                "SELECT id || ' ' || coalesce(parent::text, '-') || ' ' || coalesce(label, '-') FROM node ORDER BY 1"))
                .containsExactly("1 3 root", "2 1 kid", "3 - kid \"two\"", "4 3 -");
    }

    private List<String> loaded(String sql) throws SQLException {
        try (TestDatabase database = TestDatabase.fresh()) {
            String server = database.user() + "@" + database.host() + ":" + database.port();
            BallastJar.Result result = new BallastJar(directory, Map.of("PGPASSWORD", database.password()))
                    .run(
                            "load",
                            ".",
                            "--db",
                            "postgresql://" + server + "/" + database.name() + "?sslmode=prefer",
                            "-q");
            assertThat(result.exitCode()).as(result.err()).isZero();
            try (Connection connection = database.open();
                    ResultSet rows = connection.createStatement().executeQuery(sql)) {
                List<String> texts = new ArrayList<>();
                while (rows.next()) {
                    texts.add(rows.getString(1));
                }
                return texts;
            }
        }
    }

    private void write(String name, Charset charset, String text) throws IOException {
        Files.writeString(directory.resolve(name), text, charset);
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return compressed.toByteArray();
    }
}
