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
import io.ballast.spec.kind.TimeKind;
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

    /** No further than a check allows, in days. */
    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
            timestamp with time zone | (ends > begins) AND ((ends - begins) < '12:00:00'::interval)          | 0.5
            timestamp with time zone | (ends <= (begins + '1 mon'::interval))                                | 28
            date                     | (ends >= begins) AND ((ends - begins) <= 30)                          | 30
            integer                  | ((ends >= begins) AND ((ends - begins) < 30))                         | 29
            date                     | ((begins + '1 year'::interval) >= ends)                              | 365
            """)
    void liesNear(String type, String checks, double days) {
        SpecDraft draft = draft(schema(table("spans", 0)
                .column("begins", type, NONE)
                .column("ends", type, NONE)
                .check("(" + checks + ")")));

        assertThat(draft.risks()).isEmpty();
        assertThat(kind(draft.spec().table("spans"), "ends")).isInstanceOfSatisfying(AfterKind.class, after -> {
            assertThat(after.column()).hasToString("begins");
            assertThat(after.by().support().max()).isBetween(days - 1, days);
        });
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
            date      | date                     | (b = (a + 7))                       | b | a
            timestamp | timestamp                | (b = (a + '7 days'::interval))      | b | a
            date      | timestamp with time zone | (a = (b)::date)                     | b | a
            """)
    void liesWhereAnotherColumnSays(String first, String second, String check, String later, String earlier) {
        SpecDraft draft = draft(schema(table("spans", 0)
                .column("a", first.replace("timestamp", "timestamp without time zone"), NONE)
                .column("b", second.equals("timestamp") ? "timestamp without time zone" : second, NONE)
                .check(check)));

        assertThat(draft.risks()).isEmpty();
        assertThat(kind(draft.spec().table("spans"), later))
                .isInstanceOfSatisfying(
                        AfterKind.class, after -> assertThat(after.column()).hasToString(earlier));
    }

    /** One opens in the first half of the day, the other closes in the second. */
    @Test
    void splitsTheDay() {
        SpecDraft draft = draft(schema(table("shops", 0)
                .column("opens", "time without time zone", NONE)
                .column("closes", "time without time zone", NONE)
                .check("(opens < closes)")));

        TimeKind opens = (TimeKind) kind(draft.spec().table("shops"), "opens");
        TimeKind closes = (TimeKind) kind(draft.spec().table("shops"), "closes");
        assertThat(opens.to()).isBefore(closes.from());
        assertThat(opens.from()).isBefore(opens.to());
        assertThat(closes.from()).isBefore(closes.to());
        assertThat(draft.risks()).isEmpty();
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
