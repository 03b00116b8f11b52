package io.ballast.datapackage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.common.bundle.Manifest;
import io.ballast.common.bundle.ShardFact;
import io.ballast.common.bundle.SourceTable;
import io.ballast.common.schema.Check;
import io.ballast.common.schema.Column;
import io.ballast.common.schema.ForeignKey;
import io.ballast.common.schema.TableSchema;
import io.ballast.common.schema.UniqueKey;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DataPackageTest {
    private static final String OF_TEXT = """
            {"name": "shop", "resources": [{"name": "orders", "path": ["orders-1.csv", "orders-2.csv"], "schema": {
             "fields": [{"name": "id", "type": "string"}, {"name": "customer", "type": "string"}]}}]}""";

    @TempDir
    private Path directory;

    @Test
    void readsTheSecondVersion() {
        SamplePackage shop = SamplePackage.shop(directory);

        Manifest manifest = ExternalSource.of(directory).read();

        assertThat(manifest.dataset()).isEqualTo("shop");
        assertThat(manifest.tables()).extracting(SourceTable::name).containsExactly("customers", "orders");
        SourceTable orders = manifest.tables().get(1);
        assertThat(orders.schema().primaryKey()).containsExactly("id");
        assertThat(orders.schema().columns()).extracting(Column::nullable).containsExactly(false, true);
        assertThat(orders.schema().foreignKeys())
                .containsExactly(
                        new ForeignKey(List.of("customer"), "customers", List.of("id"), ForeignKey.OnDelete.NO_ACTION));
        assertThat(orders.shards()).extracting(shard -> shard.path()).containsExactly("orders-1.csv", "orders-2.csv");
        assertThat(orders.known()).isEmpty();
        assertThat(orders.rows()).as("estimated from the first rows").isEqualTo(2);
        assertThat(shop.csv("customers")).isEqualTo("1,Ada,1815-12-10\n2,,\n");
        assertThat(shop.csv("orders")).isEqualTo("1,1\n2,2\n");
    }

    /** As frictionless wrote them: keys and references as strings, a schema of its own file, a child before its parent. */
    @Test
    void readsTheFirstVersion() {
        SamplePackage old = new SamplePackage(directory)
                .file("datapackage.json", """
                        {"profile": "tabular-data-package", "name": "old-shop", "title": "Old", "licenses": [],
                         "resources": [
                          {"profile": "tabular-data-resource", "name": "child", "path": "data/child.csv", "mediatype": "text/csv",
                           "encoding": "utf-8", "format": "csv", "dialect": "dialect.json", "schema": {
                           "fields": [{"name": "id", "type": "integer", "constraints": {"unique": true, "required": true}},
                                      {"name": "parent", "type": "integer"}, {"name": "self", "type": "integer"}],
                           "foreignKeys": [{"fields": "parent", "reference": {"resource": "parent", "fields": "id"}},
                                           {"fields": "self", "reference": {"resource": "", "fields": "id"}}]}},
                          {"name": "parent", "path": "data/parent.csv", "schema": "parent.json"}]}""")
                .file("dialect.json", "{\"csvddfVersion\": 1.2, \"delimiter\": \";\", \"caseSensitiveHeader\": false}")
                .file("parent.json", """
                        {"fields": [{"name": "id", "type": "integer"},
                                    {"name": "ok", "type": "boolean", "trueValues": ["Y"], "falseValues": ["N"]}],
                         "primaryKey": "id", "missingValues": ["", "-"]}""")
                .file("data/child.csv", "ID;Parent;self\n1;7;\n")
                .file("data/parent.csv", "id,ok\n7,Y\n8,-\n");

        Manifest manifest = ExternalSource.of(directory).read();

        assertThat(manifest.tables()).extracting(SourceTable::name).containsExactly("parent", "child");
        TableSchema child = manifest.tables().get(1).schema();
        assertThat(child.uniqueKeys()).containsExactly(new UniqueKey(List.of("id")));
        assertThat(child.foreignKeys()).extracting(ForeignKey::targetTable).containsExactly("parent", "child");
        assertThat(old.csv("child")).isEqualTo("1,7,\n");
        assertThat(old.csv("parent")).isEqualTo("7,t\n8,\n");
    }

    @Test
    void turnsConstraintsIntoChecksAndNamesTheOthers() {
        new SamplePackage(directory).file("datapackage.json", """
                        {"$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
                         "resources": [{"name": "t", "path": "t.csv", "schema": {"fields": [
                          {"name": "a", "type": "integer", "constraints": {"minimum": 1, "maximum": "9", "exclusiveMaximum": 9}},
                          {"name": "b", "type": "string", "constraints": {"minLength": 1, "maxLength": 3, "pattern": "x.*"}},
                          {"name": "c", "type": "date", "format": "%d.%m.%Y", "constraints": {"minimum": "31.01.2024"}},
                          {"name": "d", "type": "string", "constraints": {"enum": ["x", "y"]}},
                          {"name": "e", "type": "boolean", "constraints": {"enum": [true]}},
                          {"name": "f", "type": "array", "constraints": {"minLength": 1}},
                          {"name": "g", "type": "integer", "categories": [{"value": 0, "label": "no"}, {"value": 1}]},
                          {"name": "h", "type": "number", "constraints": {}}]}}]}""").file("t.csv", "a,b,c,d,e,f,g,h\n");

        ExternalSource source = ExternalSource.of(directory);

        assertThat(source.read().tables().get(0).schema().columns())
                .extracting(Column::check)
                .containsExactly(
                        new Check("1", "9", null, null, List.of()),
                        new Check(null, null, 1, 3, List.of()),
                        new Check("2024-01-31", null, null, null, List.of()),
                        new Check(null, null, null, null, List.of("x", "y")),
                        new Check(null, null, null, null, List.of("t")),
                        null,
                        new Check(null, null, null, null, List.of("0", "1")),
                        null);
        assertThat(source.unchecked())
                .containsExactly(
                        "exclusiveMaximum of column \"a\" of t",
                        "pattern of column \"b\" of t",
                        "minLength of column \"f\" of t");
        assertThat(source.read().dataset()).isEqualTo(directory.getFileName().toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "exact | id,name,born | 1,a,2024-01-01",
                "exact | ID,Name,BORN | 1,a,2024-01-01",
                "subset | ID,id,name,born | 1,a,2024-01-01",
                "equal | born,id,name | 1,a,2024-01-01",
                "subset | x,born,id,name | 1,a,2024-01-01",
                "superset | name,id | 1,a,",
                "partial | x,id | 1,,"
            })
    void findsColumnsByTheirNames(String match, String header, String expected) {
        String record = header.replace("id", "1")
                .replaceAll("(?i)id(?=,)", "1")
                .replaceAll("(?i)name", "a")
                .replaceAll("(?i)born", "2024-01-01");
        SamplePackage shop = SamplePackage.shop(directory)
                .file(
                        "datapackage.json",
                        SamplePackage.DESCRIPTOR.replaceFirst(
                                "\"fields\":", "\"fieldsMatch\": \"" + match + "\", \"fields\":"))
                .file("customers.csv", header + "\n" + record + "\n");

        assertThat(shop.csv("customers")).isEqualTo(expected + "\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "exact | id,born,name | the field \"name\" as number 3 | it as number 2, where the schema has it",
                "exact | id,name | no field \"born\" in id, name | id, name, born, and no other",
                "exact | Born,ID,Name | the field \"id\" as number 2 | it as number 1, where the schema has it",
                "equal | ID,Id,name,born | the fields \"ID\" and \"Id\", either of which may be column \"id\" | one of them",
                "equal | id,ID,name,born | the field \"ID\" | id, name, born, and no other",
                "equal | id, name,born | no field \"name\" in id,  name, born | id, name, born, and no other",
                "equal | id,name,born,x | the field \"x\" | id, name, born, and no other",
                "subset | id,x | no field \"name\" in id, x | id, name, born, and maybe others",
                "superset | id,x | the field \"x\" | some of id, name, born, and no other",
                "partial | x,y | none of the columns in x, y | some of id, name, born, and maybe others",
                "equal | id;name;born | one field, \"id;name;born\" | id, name, born, and no other, with the delimiter \",\"",
                "equal | id,id,name | the field \"id\" twice | each name once"
            })
    void refusesAnotherHeaderBeforeAnythingIsLoaded(String match, String header, String found, String expected) {
        SamplePackage.shop(directory)
                .file(
                        "datapackage.json",
                        SamplePackage.DESCRIPTOR.replaceFirst(
                                "\"fields\":", "\"fieldsMatch\": \"" + match + "\", \"fields\":"))
                .file("customers.csv", header + "\n");

        assertThatThrownBy(() -> ExternalSource.of(directory).read())
                .hasMessage("customers.csv, header: found " + found + "; expected " + expected
                        + ". Nothing was published. Fix the file, or what describes it, then start over.");
    }

    /** The standard has parts simply joined; most programs give each a header. */
    @Test
    void takesPartsWithAndWithoutAHeader() {
        SamplePackage shop = SamplePackage.shop(directory).file("orders-2.csv", "2,2\n3,1\n");

        assertThat(shop.csv("orders")).isEqualTo("1,1\n2,2\n3,1\n");
    }

    /** As a row, it would come in as data where all columns are text. */
    @ParameterizedTest
    @ValueSource(strings = {"Id,Customer", "ID,CUSTOMER", "id,customer"})
    void takesAHeaderInAnotherCaseForOne(String header) {
        SamplePackage shop = ofText().file("orders-2.csv", header + "\n2,2\n");

        assertThat(shop.csv("orders")).isEqualTo("1,1\n2,2\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'customer,id' | the field \"id\" as number 2; expected it as number 1, where the schema has it",
                "'Customer,ID' | the field \"id\" as number 2; expected it as number 1, where the schema has it",
                "'id, customer' | no field \"customer\" in id,  customer; expected id, customer, and no other",
                "'id,client' | no field \"customer\" in id, client; expected id, customer, and no other",
            })
    void refusesALaterHeaderThatDoesNotFit(String header, String fault) {
        ofText().file("orders-2.csv", header + "\n2,2\n");

        assertThatThrownBy(() -> ExternalSource.of(directory).read())
                .hasMessage("orders-2.csv, header: found " + fault
                        + ". Nothing was published. Fix the file, or what describes it, then start over.");
    }

    @Test
    void mapsEachFileByItsOwnHeader() {
        SamplePackage shop = new SamplePackage(directory)
                .file("datapackage.json", OF_TEXT.replace("\"fields\":", "\"fieldsMatch\": \"equal\", \"fields\":"))
                .file("orders-1.csv", "id,customer\n1,a\n")
                .file("orders-2.csv", "Customer,ID\nb,2\n");

        assertThat(shop.csv("orders")).isEqualTo("1,a\n2,b\n");
    }

    @Test
    void keepsCaseWhereTheDialectSaysSo() {
        ofText().file(
                        "datapackage.json",
                        OF_TEXT.replace("\"path\"", "\"dialect\": {\"caseSensitiveHeader\": true}, \"path\""))
                .file("orders-1.csv", "ID,customer\n1,1\n")
                .file("orders-2.csv", "");

        assertThatThrownBy(() -> ExternalSource.of(directory).read())
                .hasMessageStartingWith("orders-1.csv, header: found no field \"id\" in ID, customer; expected id");
    }

    private SamplePackage ofText() {
        return new SamplePackage(directory)
                .file("datapackage.json", OF_TEXT)
                .file("orders-1.csv", "id,customer\n1,1\n");
    }

    /** A key to a table of another package is not one to the table of that name here. */
    @Test
    void namesKeysIntoOtherPackagesAsUnchecked() {
        for (String property : List.of("package", "datapackage")) {
            SamplePackage.shop(directory)
                    .file(
                            "datapackage.json",
                            SamplePackage.DESCRIPTOR.replace(
                                    "{\"resource\": \"customers\"",
                                    "{\"" + property + "\": \"https://example.org/crm\", \"resource\": \"customers\""));
            ExternalSource source = ExternalSource.of(directory);

            assertThat(source.read().tables())
                    .allSatisfy(
                            table -> assertThat(table.schema().foreignKeys()).isEmpty());
            assertThat(source.unchecked())
                    .containsExactly("foreign key of \"customer\" to package \"https://example.org/crm\" of orders");
        }
    }

    @Test
    void namesALengthAndAHashOfSeveralFilesAsUnchecked() {
        SamplePackage.shop(directory)
                .file(
                        "datapackage.json",
                        SamplePackage.DESCRIPTOR.replace(
                                "\"path\": [\"orders", "\"bytes\": 1, \"hash\": \"0\", \"path\": [\"orders"));

        assertThat(ExternalSource.of(directory).unchecked())
                .containsExactly("bytes of several files of orders", "hash of several files of orders");
    }

    @Test
    void takesAFileWithoutAHeader() {
        SamplePackage shop = SamplePackage.shop(directory)
                .file(
                        "datapackage.json",
                        SamplePackage.DESCRIPTOR.replace(
                                "\"path\": \"customers.csv\"",
                                "\"path\": \"customers.csv\", \"dialect\": {\"header\": false}"))
                .file("customers.csv", "1,Ada,1815-12-10\n");

        assertThat(shop.csv("customers")).isEqualTo("1,Ada,1815-12-10\n");
    }

    @Test
    void countsAsKnownWhatTheDescriptorStates() {
        SamplePackage.shop(directory)
                .file(
                        "datapackage.json",
                        SamplePackage.DESCRIPTOR.replace(
                                "\"path\": \"customers.csv\"",
                                "\"path\": \"customers.csv\", \"bytes\": 34, \"hash\": \"sha1:8d0ea5d2faed1e5ab1c9b0ed0d6e7f3dcf8e4d5d\""));

        assertThatThrownBy(() -> ExternalSource.of(directory).read())
                .hasMessageStartingWith("customers.csv: found the SHA-1 ")
                .hasMessageEndingWith(
                        "; expected 8d0ea5d2faed1e5ab1c9b0ed0d6e7f3dcf8e4d5d, as the descriptor states. The"
                                + " data package is refused: fetch it again, or ask its author.");

        SamplePackage.shop(directory)
                .file(
                        "datapackage.json",
                        SamplePackage.DESCRIPTOR.replace(
                                "\"path\": \"customers.csv\"",
                                "\"path\": \"customers.csv\", \"hash\": \"5f8a1f2c4e0d\""));
        assertThatThrownBy(() -> ExternalSource.of(directory)).hasMessageContaining("resources[0].hash");
    }

    @Test
    void refusesALengthThatIsNotTheStatedOne() {
        SamplePackage.shop(directory)
                .file(
                        "datapackage.json",
                        SamplePackage.DESCRIPTOR.replace(
                                "\"path\": \"customers.csv\"", "\"path\": \"customers.csv\", \"bytes\": 7"));

        assertThatThrownBy(() -> ExternalSource.of(directory).read())
                .hasMessage("customers.csv: found 34 bytes; expected 7, as the descriptor states. The data package is"
                        + " refused: fetch it again, or ask its author.");
    }

    @Test
    void knowsTheHashThatWasStated() {
        SamplePackage.shop(directory)
                .file("customers.csv", "id,name,born\n")
                .file(
                        "datapackage.json",
                        SamplePackage.DESCRIPTOR.replace(
                                "\"path\": \"customers.csv\"",
                                "\"path\": \"customers.csv\", \"hash\": \""
                                        + Md5.of("id,name,born\n").toUpperCase(java.util.Locale.ROOT) + "\""));

        Manifest manifest = ExternalSource.of(directory).read();

        assertThat(manifest.tables().get(0).known()).containsExactly(ShardFact.SHA256);
        assertThat(manifest.tables().get(1).known()).isEmpty();
    }
}
