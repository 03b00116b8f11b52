package io.ballast.introspect.draft;

import static io.ballast.introspect.draft.Drafts.draft;
import static io.ballast.introspect.draft.Drafts.kind;
import static io.ballast.introspect.draft.TestFacts.schema;
import static io.ballast.introspect.draft.TestFacts.table;
import static io.ballast.introspect.facts.ColumnStatistics.NONE;
import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.spec.TableSpec;
import io.ballast.spec.kind.DecimalKind;
import io.ballast.spec.kind.ExpressionKind;
import io.ballast.spec.kind.IntegerKind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DerivedValuesTest {
    /** In whatever order an equation is written, the column that looks like a result is computed. */
    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
            (total = ((quantity)::numeric * price))                                 | total | ("quantity" * "price")
            (((quantity)::numeric * price) = total)                                 | total | ("quantity" * "price")
            (total = round((price * 1.19), 2))                                      | total | round(("price" * 1.19), 2)
            ((price + tax) = total)                                                 | total | ("price" + "tax")
            ((total - tax) = price)                                                 | price | ("total" - "tax")
            ((total - price) = tax)                                                 | tax   | ("total" - "price")
            (total = (price - COALESCE(tax, (0)::numeric)))                         | total | ("price" - coalesce("tax", 0))
            """)
    void computesAResult(String check, String column, String expression) {
        SpecDraft draft = draft(schema(table("items", 0)
                .column("quantity", "integer", NONE)
                .column("price", "numeric(10,2)", NONE)
                .column("tax", "numeric(10,2)", NONE)
                .column("total", "numeric(14,2)", NONE)
                .check(check)));

        assertThat(draft.risks()).isEmpty();
        assertThat(kind(draft.spec().table("items"), column)).isEqualTo(new ExpressionKind(expression));
    }

    /** What would be rounded, or computed in another way by the server, is not. */
    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
            numeric(10,2)    | (total = (price * rate))
            double precision | (total = (price + rate))
            integer          | (total = (price / rate))
            integer          | (total = sqrt(price))
            """)
    void computesNothingElse(String type, String check) {
        SpecDraft draft = draft(schema(table("items", 0)
                .column("price", type, NONE)
                .column("rate", type, NONE)
                .column("total", type, NONE)
                .check(check)));

        assertThat(draft.risks().values().stream().flatMap(List::stream))
                .containsExactly("check \"check0\" omitted or in part: " + check);
    }

    @Test
    void drawsFromLessWhereTheResultHasALimit() {
        SpecDraft draft = draft(schema(table("shares", 0)
                .column("a", "integer", NONE)
                .column("b", "integer", NONE)
                .check("(a >= 0)")
                .check("(b >= 0)")
                .check("((a + b) = 100)")));

        TableSpec shares = draft.spec().table("shares");
        assertThat(draft.risks()).isEmpty();
        assertThat(kind(shares, "a").uses()).hasSize(1);
        IntegerKind drawn = (IntegerKind) kind(shares, "b");
        assertThat(drawn.min()).isZero();
        assertThat(drawn.max()).isBetween(80L, 100L);
    }

    @Test
    void computesResultsFromResults() {
        SpecDraft draft = draft(schema(table("invoices", 0)
                .column("quantity", "integer", NONE)
                .column("price", "numeric(10,2)", NONE)
                .column("discount", "numeric(10,2)", NONE)
                .column("subtotal", "numeric(12,2)", NONE)
                .column("total", "numeric(12,2)", NONE)
                .check("(total = (subtotal - discount))")
                .check("(total >= (0)::numeric)")
                .check("(quantity > 0)")
                .check("(discount >= (0)::numeric)")
                .check("(subtotal = ((quantity)::numeric * price))")));

        TableSpec invoices = draft.spec().table("invoices");
        assertThat(draft.risks()).isEmpty();
        assertThat(kind(invoices, "subtotal")).isEqualTo(new ExpressionKind("(\"quantity\" * \"price\")"));
        assertThat(kind(invoices, "total")).isEqualTo(new ExpressionKind("(\"subtotal\" - \"discount\")"));
    }

    /** What is compared with a part of it. */
    @Test
    void drawsBelow() {
        SpecDraft draft = draft(schema(table("products", 0)
                .column("price", "numeric(8,2)", NONE)
                .nullable("sale_price", "numeric(8,2)")
                .check("(sale_price <= (price * 0.9))")
                .check("(sale_price > (0)::numeric)")));

        DecimalKind price = (DecimalKind) kind(draft.spec().table("products"), "price");
        DecimalKind sale = (DecimalKind) kind(draft.spec().table("products"), "sale_price");
        assertThat(draft.risks()).isEmpty();
        assertThat(sale.max().doubleValue()).isLessThanOrEqualTo(price.min().doubleValue() * 0.9);
        assertThat(sale.min()).isLessThan(sale.max());
    }
}
