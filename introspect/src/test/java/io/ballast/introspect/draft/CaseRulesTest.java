package io.ballast.introspect.draft;

import static io.ballast.introspect.draft.Drafts.column;
import static io.ballast.introspect.draft.Drafts.draft;
import static io.ballast.introspect.draft.Drafts.kind;
import static io.ballast.introspect.draft.TestFacts.schema;
import static io.ballast.introspect.draft.TestFacts.table;
import static io.ballast.introspect.facts.ColumnStatistics.NONE;
import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.spec.TableSpec;
import io.ballast.spec.kind.ChoiceKind;
import io.ballast.spec.kind.ConstantKind;
import io.ballast.spec.kind.WhenKind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CaseRulesTest {
    private static final String STATES = "(state = ANY (ARRAY['new'::text, 'sent'::text, 'failed'::text]))";

    /** However it is written, a value is there where the other column says so, and only there. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "((state = 'sent'::text) = (sent_at IS NOT NULL))",
                "((state <> 'sent'::text) = (sent_at IS NULL))",
                "((state = 'sent'::text) <> (sent_at IS NULL))",
                "(((state = 'sent'::text) AND (sent_at IS NOT NULL)) OR ((state <> 'sent'::text) AND (sent_at IS NULL)))",
                "CASE WHEN (state = 'sent'::text) THEN (sent_at IS NOT NULL) ELSE (sent_at IS NULL) END",
                "CASE state WHEN 'sent'::text THEN (sent_at IS NOT NULL) ELSE (sent_at IS NULL) END",
                "((state <> 'sent'::text) OR (sent_at IS NOT NULL))",
                "((state <> ALL (ARRAY['sent'::text, 'other'::text])) OR (NOT (sent_at IS NULL)))",
                "(((state IS DISTINCT FROM 'sent'::text)) OR (num_nulls(sent_at) = 0))"
            })
    void givesAValueByThatOfAnotherColumn(String check) {
        TableSpec orders = draft(schema(table("orders", 0)
                        .column("state", "text", NONE)
                        .nullable("sent_at", "date")
                        .check(STATES)
                        .check(check)))
                .spec()
                .table("orders");

        assertThat(kind(orders, "sent_at")).isInstanceOfSatisfying(WhenKind.class, when -> {
            assertThat(when.column()).hasToString("state");
            assertThat(when.cases()).singleElement().satisfies(one -> assertThat(one.values())
                    .containsExactly("sent"));
            assertThat(when.otherwise()).isNull();
        });
        assertThat(column(orders, "sent_at").nullShare()).isZero();
    }

    @Test
    void givesOtherChoicesByAValue() {
        TableSpec events = draft(schema(table("events", 0)
                        .column("severity", "text", NONE)
                        .column("outcome", "text", NONE)
                        .check("(severity = ANY (ARRAY['mild'::text, 'fatal'::text]))")
                        .check("(outcome = ANY (ARRAY['well'::text, 'ill'::text, 'dead'::text]))")
                        .check("((severity = 'fatal'::text) = (outcome = 'dead'::text))")))
                .spec()
                .table("events");

        assertThat(kind(events, "outcome")).isInstanceOfSatisfying(WhenKind.class, when -> assertThat(when.cases())
                .containsExactly(
                        new WhenKind.Case(
                                List.of("mild"), null, new ChoiceKind(List.of("well", "ill"), List.of(1.0, 1.0))),
                        new WhenKind.Case(List.of("fatal"), null, new ConstantKind("dead"))));
    }

    /** A free text gets the values that the conditions compare it with. */
    @Test
    void listsTheValuesThatConditionsSpeakOf() {
        TableSpec customers = draft(schema(table("customers", 0)
                        .column("kind", "text", NONE)
                        .nullable("born", "date")
                        .nullable("founded", "date")
                        .check(
                                "(((kind = 'P'::text) AND (born IS NOT NULL) AND (founded IS NULL)) OR ((kind = 'C'::text) AND"
                                        + " (born IS NULL) AND (founded IS NOT NULL)))")))
                .spec()
                .table("customers");

        assertThat(kind(customers, "kind").listed()).containsExactly("P", "C");
        assertThat(kind(customers, "born")).isInstanceOf(WhenKind.class);
        assertThat(kind(customers, "founded")).isInstanceOf(WhenKind.class);
    }

    /** However it is counted, one of the columns has a value in each row. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "(num_nulls(a, b, c) = ANY (ARRAY[2, 3]))",
                "(num_nonnulls(a, b, c) <= 1)",
                "(((((a IS NOT NULL))::integer + ((b IS NOT NULL))::integer) + ((c IS NOT NULL))::integer) = 1)",
                "(((CASE WHEN (a IS NULL) THEN 0 ELSE 1 END + CASE WHEN (b IS NULL) THEN 0 ELSE 1 END) +"
                        + " CASE WHEN (c IS NULL) THEN 0 ELSE 1 END) = 1)",
                "(COALESCE(a, b, c) IS NOT NULL)",
                "((a IS NOT NULL) OR (b IS NOT NULL) OR ((c IS NOT NULL)))"
            })
    void givesOneOfSeveralAValue(String check) {
        SpecDraft draft = draft(schema(table("owners", 0)
                .nullable("a", "integer")
                .nullable("b", "text")
                .nullable("c", "date")
                .check(check)));

        assertThat(draft.risks()).isEmpty();
        assertThat(List.of("a", "b", "c")).allSatisfy(name -> assertThat(
                        column(draft.spec().table("owners"), name).nullShare())
                .isBetween(0.6, 0.7));
    }

    /** In the same rows, or in none. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "(num_nulls(a, b, c) = ANY (ARRAY[0, 3]))",
                "(((a IS NULL) AND (b IS NULL) AND (c IS NULL)) OR ((a IS NOT NULL) AND (b IS NOT NULL) AND (c IS NOT NULL)))"
            })
    void givesSeveralAValueTogether(String check) {
        SpecDraft draft = draft(schema(table("owners", 0)
                .nullable("a", "integer")
                .nullable("b", "text")
                .nullable("c", "date")
                .check(check)));

        assertThat(draft.risks()).isEmpty();
        assertThat(List.of("a", "b", "c")).allSatisfy(name -> assertThat(
                        column(draft.spec().table("owners"), name).nullShare())
                .isEqualTo(0.5));
    }

    /** What only the server can compute says nothing of rows that are null there. */
    @Test
    void leavesNullWhatItCannotCompute() {
        SpecDraft draft = draft(schema(table("products", 0)
                .column("price", "numeric(8,2)", NONE)
                .nullable("sale_price", "numeric(8,2)")
                .check("(sale_price < sqrt(price))")));

        assertThat(column(draft.spec().table("products"), "sale_price").nullShare())
                .isEqualTo(1);
        assertThat(draft.risks()).isEmpty();
    }

    @Test
    void saysWhatItCannotKeep() {
        SpecDraft draft = draft(schema(table("products", 0)
                .column("price", "numeric(8,2)", NONE)
                .column("cost", "numeric(8,2)", NONE)
                .check("(cost < sqrt(price))")));

        assertThat(draft.risks().values().stream().flatMap(List::stream))
                .containsExactly("check \"check0\" omitted or in part: (cost < sqrt(price))");
    }

    /** A column without which another one, that is never null, cannot be computed keeps its values. */
    @Test
    void nullsNothingThatOthersNeed() {
        SpecDraft draft = draft(schema(table("spans", 0)
                .nullable("begins", "date")
                .column("ends", "date", NONE)
                .column("open", "boolean", NONE)
                .check("(begins <= ends)")
                .check("(open = (begins IS NULL))")));

        TableSpec spans = draft.spec().table("spans");
        boolean begins = column(spans, "begins").nullShare() > 0 || kind(spans, "begins") instanceof WhenKind;
        boolean ends = kind(spans, "ends").uses().isEmpty();
        assertThat(!begins || ends).isTrue();
    }
}
