package io.ballast.introspect.draft;

import static io.ballast.introspect.draft.TestFacts.schema;
import static io.ballast.introspect.draft.TestFacts.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.spec.yaml.SpecNode;
import io.ballast.spec.yaml.YamlText;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What from-db should cope with and does not is refused by the name of its table or column. */
class DraftFailureTest {
    private static final String ADVICE =
            ". This is a shortcoming of from-db. Until it is fixed, change or drop this in a copy of the schema, and run"
                    + " again. Please report it with the definition of the table, and with what is printed with verbose.";

    private static final SpecNode SPEC = SpecNode.root(YamlText.parse("""
            tables:
              price:
                columns: {on: {check: short}}
              price-list:
                columns: {on: {check: short}, on hold: {check: short}}
                references: [{to: elsewhere}]
              my table:
                columns: {a: {check: short}}
              columns:
                rows: 7
            presets: {price: {columns: {on: short}}}
            """, "the spec of schema a:1: b"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tables/price/columns/on/check|tables.price.columns.on.check|column \"price.on\"",
                "tables/price-list/columns/on|tables.price-list.columns.on|column \"price-list.on\"",
                "tables/price-list/columns/on hold|tables.price-list.columns[\"on hold\"]|column \"price-list.on hold\"",
                "tables/my table/columns/a|tables[\"my table\"].columns.a|column \"my table.a\"",
                "tables/price/columns|tables.price.columns|table \"price\"",
                "tables/price-list/references/0/to|tables.price-list.references[0].to|table \"price-list\"",
                "tables/columns/rows|tables.columns.rows|table \"columns\"",
                "tables|tables|its tables together",
                "presets/price/columns/on|presets.price.columns.on|its tables together"
            })
    void namesWhatTheReaderRefuses(String keys, String path, String object) {
        BallastException cause = node(keys).refused("too short: a:1: b");
        assertThat(DraftFailure.ofReader("a:1: b", cause))
                .hasMessage("from-db cannot write a spec of schema \"a:1: b\" because of " + object + ": " + path
                        + ": too short: a:1: b" + ADVICE)
                .hasCause(cause)
                .isInstanceOfSatisfying(
                        BallastException.class, e -> assertThat(e.category()).isEqualTo(ErrorCategory.INPUT_REFUSED));
    }

    private static SpecNode node(String keys) {
        SpecNode node = SPEC;
        for (String key : keys.split("/", -1)) {
            node = node.isList() ? node.items().get(Integer.parseInt(key)) : node.require(key);
        }
        return node;
    }

    @Test
    void namesAllTablesWhereTheWholeTextIsRefused() {
        BallastException cause =
                new BallastException(ErrorCategory.INPUT_REFUSED, "the spec: longer than 7 characters");
        assertThat(DraftFailure.ofReader("public", cause))
                .hasMessage("from-db cannot write a spec of schema \"public\" because of its tables together: the spec:"
                        + " longer than 7 characters" + ADVICE);
        assertThat(DraftFailure.ofReader("public", SPEC.refused("no version")))
                .hasMessage(
                        "from-db cannot write a spec of schema \"public\" because of its tables together: no version"
                                + ADVICE);
    }

    @Test
    void namesTheTableThatTheDrafterFailsAt() {
        DraftTable users =
                new DraftTable(schema(table("users", 3).id("id")).tables().get(0));
        IllegalStateException cause = new IllegalStateException("no mark above 7");
        assertThatThrownBy(() -> DraftFailure.forEach("public", List.of(users), table -> {
                    throw cause;
                }))
                .hasMessage("from-db cannot write a spec of schema \"public\" because of table \"users\":"
                        + " java.lang.IllegalStateException: no mark above 7" + ADVICE)
                .hasCause(cause)
                .isInstanceOfSatisfying(
                        BallastException.class, e -> assertThat(e.category()).isEqualTo(ErrorCategory.INPUT_REFUSED));
    }

    @Test
    void leavesOtherRefusalsAsTheyAre() {
        DraftTable users =
                new DraftTable(schema(table("users", 3).id("id")).tables().get(0));
        BallastException refusal = new BallastException(ErrorCategory.USAGE, "no such column");
        assertThatThrownBy(() -> DraftFailure.forEach("public", List.of(users), table -> {
                    throw refusal;
                }))
                .isSameAs(refusal);
    }
}
