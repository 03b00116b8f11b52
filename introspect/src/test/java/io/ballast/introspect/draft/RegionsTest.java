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
import io.ballast.spec.kind.DecimalKind;
import io.ballast.spec.kind.IntegerKind;
import io.ballast.spec.kind.PatternKind;
import io.ballast.spec.kind.ValueKind;
import io.ballast.spec.kind.WhenKind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegionsTest {
    private static ValueKind caseOf(ValueKind kind, String value) {
        return ((WhenKind) kind)
                .cases().stream()
                        .filter(one -> one.values().contains(value))
                        .findFirst()
                        .orElseThrow()
                        .value();
    }

    /** A range for each value of another column. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "(((kind = 'percent'::text) AND ((value >= (0)::numeric) AND (value <= (100)::numeric))) OR"
                        + " ((kind = 'fixed'::text) AND (value > (0)::numeric)))",
                "CASE kind WHEN 'percent'::text THEN ((value >= (0)::numeric) AND (value <= (100)::numeric)) ELSE"
                        + " (value > (0)::numeric) END"
            })
    void givesARangeByAValue(String check) {
        SpecDraft draft = draft(schema(table("coupons", 0)
                .column("kind", "text", NONE)
                .column("value", "numeric(8,2)", NONE)
                .check("(kind = ANY (ARRAY['percent'::text, 'fixed'::text]))")
                .check(check)));

        ValueKind value = kind(draft.spec().table("coupons"), "value");
        assertThat(draft.risks()).isEmpty();
        assertThat(caseOf(value, "percent")).isInstanceOfSatisfying(DecimalKind.class, range -> assertThat(range.max())
                .isEqualByComparingTo("100"));
        assertThat(caseOf(value, "fixed")).isInstanceOfSatisfying(DecimalKind.class, range -> {
            assertThat(range.min()).isEqualByComparingTo("0.01");
            assertThat(range.max()).isGreaterThan(range.min());
        });
    }

    @Test
    void givesTextsByAValue() {
        SpecDraft draft = draft(schema(table("contacts", 0)
                .column("kind", "text", NONE)
                .column("value", "text", NONE)
                .check("(kind = ANY (ARRAY['email'::text, 'phone'::text]))")
                .check("((kind <> 'email'::text) OR (value ~ '^[a-z]+@[a-z]+$'::text))")
                .check("((kind <> 'phone'::text) OR (value ~ '^[0-9]{8,15}$'::text))")));

        ValueKind value = kind(draft.spec().table("contacts"), "value");
        assertThat(draft.risks()).isEmpty();
        assertThat(List.of("email", "phone"))
                .allSatisfy(kind -> assertThat(caseOf(value, kind)).isInstanceOf(PatternKind.class));
    }

    /** One of two amounts is nothing, in about half of the rows each. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "((debit = (0)::numeric) OR (credit = (0)::numeric))",
                "((debit > (0)::numeric) <> (credit > (0)::numeric))"
            })
    void givesOneOfTwoAmounts(String check) {
        SpecDraft draft = draft(schema(table("entries", 0)
                .column("debit", "numeric(12,2)", NONE)
                .column("credit", "numeric(12,2)", NONE)
                .check("(debit >= (0)::numeric)")
                .check("(credit >= (0)::numeric)")
                .check(check)));

        TableSpec entries = draft.spec().table("entries");
        assertThat(draft.risks()).isEmpty();
        assertThat(kind(entries, "debit")).isInstanceOfSatisfying(ChoiceKind.class, choice -> assertThat(
                        choice.shares().get("0.00"))
                .isBetween(0.4, 0.6));
        assertThat(kind(entries, "credit")).isInstanceOfSatisfying(WhenKind.class, when -> {
            assertThat(when.otherwise()).isEqualTo(new ConstantKind("0.00"));
            assertThat(when.cases()).singleElement().satisfies(one -> assertThat(one.values())
                    .containsExactly("0.00"));
        });
    }

    @Test
    void givesANumberWhereAnotherColumnIsNull() {
        SpecDraft draft = draft(schema(table("nodes", 0)
                .nullable("parent", "text")
                .column("depth", "integer", NONE)
                .check("(depth >= 0)")
                .check("((parent IS NULL) = (depth = 0))")));

        assertThat(draft.risks()).isEmpty();
        assertThat(kind(draft.spec().table("nodes"), "depth")).isInstanceOfSatisfying(WhenKind.class, when -> {
            assertThat(when.column()).hasToString("parent");
            assertThat(List.of(when.cases().get(0).value(), when.otherwise()))
                    .anySatisfy(kind -> assertThat(kind).isEqualTo(new ConstantKind("0")))
                    .anySatisfy(kind -> assertThat(kind)
                            .isInstanceOfSatisfying(IntegerKind.class, range -> assertThat(range.min())
                                    .isEqualTo(1)));
        });
    }

    @Test
    void leavesValuesThatOnlySomeCasesHave() {
        SpecDraft draft = draft(schema(table("parts", 0)
                .column("kind", "text", NONE)
                .nullable("number", "integer")
                .nullable("word", "text")
                .check("(((kind = 'a'::text) AND (number IS NOT NULL) AND (number > 5)) OR ((kind = 'b'::text) AND"
                        + " (word IS NOT NULL) AND (length(word) >= 3)))")));

        TableSpec parts = draft.spec().table("parts");
        assertThat(draft.risks()).isEmpty();
        assertThat(List.of("number", "word"))
                .allSatisfy(name -> assertThat(column(parts, name).nullShare()).isLessThan(1));
        assertThat(kind(parts, "kind").listed()).containsExactly("a", "b");
    }
}
