package io.ballast.introspect.draft;

import static io.ballast.introspect.draft.TestFacts.schema;
import static io.ballast.introspect.draft.TestFacts.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.introspect.facts.ColumnStatistics;
import io.ballast.spec.DatasetSpec;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What from-db should cope with and does not is refused by the name of its table or column. */
class DraftFailureTest {
    private static final String ADVICE =
            ". This is a shortcoming of from-db. Until it is fixed, change or drop this in a copy of the schema, and run"
                    + " again. Please report it with the definition of the table, and with what is printed with verbose.";

    private static final DatasetSpec SPEC = SpecDrafter.draft(
                    schema(
                            table("price", 3).column("on", "text", ColumnStatistics.NONE),
                            table("price-list", 3)
                                    .column("on", "text", ColumnStatistics.NONE)
                                    .column("on hold", "text", ColumnStatistics.NONE),
                            table("my table", 3).column("a", "text", ColumnStatistics.NONE)),
                    DraftOptions.DEFAULT)
            .spec();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "tables.price.columns.on.check: too short|column \"price.on\"",
                "tables.price-list.columns.on: too short|column \"price-list.on\"",
                "tables.price-list.columns[\"on hold\"].check: too short|column \"price-list.on hold\"",
                "tables[\"my table\"].columns.a: too short|column \"my table.a\"",
                "tables.price: column \"on\" is json|table \"price\"",
                "tables.price-list.references[0].to: elsewhere|table \"price-list\"",
                "tables: too many|its tables together"
            })
    void namesWhatTheReaderRefuses(String fault, String object) {
        BallastException cause =
                new BallastException(ErrorCategory.INPUT_REFUSED, "the spec of schema a:1: b:23: " + fault);
        assertThat(DraftFailure.ofReader("a:1: b", SPEC, "the spec of schema a:1: b", cause))
                .hasMessage(
                        "from-db cannot write a spec of schema \"a:1: b\" because of " + object + ": " + fault + ADVICE)
                .hasCause(cause)
                .isInstanceOfSatisfying(
                        BallastException.class, e -> assertThat(e.category()).isEqualTo(ErrorCategory.INPUT_REFUSED));
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
