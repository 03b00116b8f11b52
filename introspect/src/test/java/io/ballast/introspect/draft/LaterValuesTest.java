package io.ballast.introspect.draft;

import static io.ballast.introspect.draft.Drafts.draft;
import static io.ballast.introspect.draft.Drafts.kind;
import static io.ballast.introspect.draft.TestFacts.schema;
import static io.ballast.introspect.draft.TestFacts.table;
import static io.ballast.introspect.facts.ColumnStatistics.NONE;
import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.spec.TableSpec;
import io.ballast.spec.kind.AfterKind;
import io.ballast.spec.kind.ExpressionKind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LaterValuesTest {
    /** In whatever words, the later one lies as far behind as it has to, in days. */
    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
            (ends > begins)                                   | 1
            (begins <= ends)                                  | 0
            (ends >= (begins + '3 days'::interval))           | 3
            (ends > (begins + '01:00:00'::interval))          | 1
            (ends >= (begins + '1 mon 2 days'::interval))     | 33
            ((ends - begins) >= '2 days'::interval)           | 2
            ((ends - '2 days'::interval) >= begins)           | 2
            ((ends IS NULL) OR (ends > begins))               | 1
            """)
    void liesBehind(String check, double days) {
        TableSpec spans = draft(schema(table("spans", 0)
                        .column("begins", "timestamp with time zone", NONE)
                        .column("ends", "timestamp with time zone", NONE)
                        .check(check)))
                .spec()
                .table("spans");

        assertThat(kind(spans, "ends")).isInstanceOfSatisfying(AfterKind.class, after -> {
            assertThat(after.column()).hasToString("begins");
            assertThat(after.by().support().min()).isEqualTo(days);
        });
    }

    @Test
    void liesBehindTheLastOfSeveral() {
        SpecDraft draft = draft(schema(table("orders", 0)
                .column("placed", "timestamp with time zone", NONE)
                .column("paid", "timestamp with time zone", NONE)
                .column("shipped", "timestamp with time zone", NONE)
                .check("(shipped >= placed)")
                .check("(paid >= placed)")
                .check("(shipped >= paid)")));

        TableSpec orders = draft.spec().table("orders");
        assertThat(kind(orders, "shipped").uses()).singleElement().hasToString("paid");
        assertThat(kind(orders, "paid").uses()).singleElement().hasToString("placed");
        assertThat(draft.risks()).isEmpty();
    }

    /** A column lies behind one other; what it would have to lie behind besides is said. */
    @Test
    void saysWhereItCannotLieBehindBoth() {
        SpecDraft draft = draft(schema(table("orders", 0)
                .column("placed", "timestamp with time zone", NONE)
                .column("opened", "timestamp with time zone", NONE)
                .column("shipped", "timestamp with time zone", NONE)
                .check("(shipped >= placed)")
                .check("(shipped >= opened)")));

        assertThat(kind(draft.spec().table("orders"), "shipped").uses())
                .singleElement()
                .hasToString("placed");
        assertThat(draft.risks().values().stream().flatMap(List::stream))
                .containsExactly("check \"check1\" omitted or in part: (shipped >= opened)");
    }

    @Test
    void isGreaterWithoutALeastDifference() {
        TableSpec limits = draft(schema(table("limits", 0)
                        .column("low", "double precision", NONE)
                        .column("high", "double precision", NONE)
                        .check("(low < high)")))
                .spec()
                .table("limits");

        assertThat(kind(limits, "high")).isInstanceOf(ExpressionKind.class);
        assertThat(kind(limits, "high").uses()).singleElement().hasToString("low");
    }

    /** Both have a least value of their own. */
    @Test
    void startsAboveItsOwnMinimum() {
        TableSpec jobs = draft(schema(table("jobs", 0)
                        .column("attempt", "integer", NONE)
                        .column("most", "integer", NONE)
                        .check("(attempt >= 0)")
                        .check("(most >= 5)")
                        .check("(attempt <= most)")))
                .spec()
                .table("jobs");

        assertThat(kind(jobs, "most")).isInstanceOfSatisfying(AfterKind.class, after -> assertThat(
                        after.by().support().min())
                .isEqualTo(5));
    }
}
