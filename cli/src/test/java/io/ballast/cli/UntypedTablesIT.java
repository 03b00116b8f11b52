package io.ballast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Data packages whose descriptor says of some tables only where their files are. */
class UntypedTablesIT extends WithCsvTable {
    @BeforeEach
    void writePackage() throws IOException {
        write("shop/datapackage.json", """
                {"resources": [
                 {"name": "orders", "path": ["1.csv", "2.csv"]},
                 {"name": "marks", "path": "marks.csv", "dialect": {"header": false, "delimiter": ";"}},
                 {"name": "people", "path": "people.csv", "schema": {"fields": [
                   {"name": "id", "type": "integer"}, {"name": "born", "type": "date"}], "primaryKey": "id"}}]}""");
        write("shop/1.csv", "id,placed,total,code\n1,2024-12-31,5.50,007\n2,,\"\",x\n");
        write("shop/2.csv", "id,placed,total,code\n3000000000,2024-12-30,1,\n");
        write("shop/marks.csv", "a;true\nb;false\n");
        write("shop/people.csv", "id,born\n1,2000-01-01\n");
    }

    @Test
    void areRefusedWithAWayOut() {
        BallastJar.Result refused = load("shop");
        assertThat(refused.exitCode()).isEqualTo(3);
        assertThat(refused.err())
                .contains(
                        "shop/datapackage.json, resources[0]: found no schema; expected a Table Schema: nothing is guessed from the values.")
                .contains("--infer-types");
    }

    @Test
    void getTheNarrowestTypesOfAllTheirValuesAndSchemasToKeep() throws IOException, SQLException {
        BallastJar.Result plan = load("shop", "--infer-types", "--dry-run");
        assertThat(plan.exitCode()).as(plan.err()).isZero();
        assertThat(plan.out()).containsPattern("\"placed\" +date").containsPattern("\"id\" +bigint");

        BallastJar.Result load = load("shop", "--infer-types", "--table-schema", "schemas", "--verify", "full");

        assertThat(load.exitCode()).as(load.err()).isZero();
        assertThat(texts("SELECT concat_ws('|', id, placed, total, code) FROM orders ORDER BY id"))
                .containsExactly("1|2024-12-31|5.50|007", "2|x", "3000000000|2024-12-30|1");
        assertThat(texts("SELECT string_agg(format_type(atttypid, atttypmod), ' ' ORDER BY attnum)"
                        + " FROM pg_attribute WHERE attrelid = 'marks'::regclass AND attnum > 0"))
                .containsExactly("text boolean");
        assertThat(Files.readString(directory.resolve("schemas/orders.json"))).contains("\"placed\"", "\"date\"");
        assertThat(directory.resolve("schemas/people.json")).doesNotExist();
    }

    @Test
    void theSchemasThatWereKeptAreReadTheSame() throws IOException, SQLException {
        assertThat(load("shop", "--infer-types", "--table-schema", "shop/schemas", "--schema", "found")
                        .exitCode())
                .isZero();
        write(
                "shop/datapackage.json",
                Files.readString(directory.resolve("shop/datapackage.json"))
                        .replace("\"2.csv\"]", "\"2.csv\"], \"schema\": \"schemas/orders.json\"")
                        .replace("\"marks.csv\",", "\"marks.csv\", \"schema\": \"schemas/marks.json\","));
        BallastJar.Result again = load("shop", "--schema", "described");
        assertThat(again.exitCode()).as(again.err()).isZero();
        for (String table : new String[] {"orders", "marks", "people"}) {
            assertThat(texts("SELECT t::text FROM described." + table + " t EXCEPT ALL SELECT t::text FROM found."
                            + table + " t"))
                    .isEmpty();
        }
    }

    @Test
    void nothingIsInferredOfWhatStatesItsTypes() {
        assertThat(load("users", "--infer-types").err()).contains("--infer-types has no meaning with a spec");
        assertThat(load("shop", "--table-schema", "x").err()).contains("without --create-table or --infer-types");
        BallastJar.Result inspect = jar().run("inspect", "shop", "-q");
        assertThat(inspect.exitCode()).isZero();
        assertThat(inspect.out()).contains("numeric");
    }

    @Test
    void aHeaderThatNamesNoColumnsIsRefused() throws IOException {
        write("shop/1.csv", ",placed\n0,2024-12-31\n");
        BallastJar.Result refused = load("shop", "--infer-types");
        assertThat(refused.exitCode()).isEqualTo(3);
        assertThat(refused.err()).contains("a field without a name in the header of 1.csv");
    }
}
