package io.ballast.introspect.draft;

import static io.ballast.introspect.draft.Drafts.check;
import static io.ballast.introspect.draft.Drafts.column;
import static io.ballast.introspect.draft.Drafts.draft;
import static io.ballast.introspect.draft.Drafts.kind;
import static io.ballast.introspect.draft.Drafts.notes;
import static io.ballast.introspect.draft.TestFacts.common;
import static io.ballast.introspect.draft.TestFacts.ranges;
import static io.ballast.introspect.draft.TestFacts.schema;
import static io.ballast.introspect.draft.TestFacts.table;
import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.common.schema.Check;
import io.ballast.common.schema.UniqueKey;
import io.ballast.introspect.facts.ColumnStatistics;
import io.ballast.introspect.facts.FormShares;
import io.ballast.introspect.facts.LengthFacts;
import io.ballast.introspect.facts.LiveType;
import io.ballast.introspect.facts.Shape;
import io.ballast.spec.TableSpec;
import io.ballast.spec.distribution.Weighted;
import io.ballast.spec.kind.ChoiceKind;
import io.ballast.spec.kind.DateKind;
import io.ballast.spec.kind.DecimalKind;
import io.ballast.spec.kind.IntegerKind;
import io.ballast.spec.kind.PatternKind;
import io.ballast.spec.kind.TemplateKind;
import io.ballast.spec.kind.UuidKind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What fills columns, by their statistics. */
class DraftedValuesTest {
    private static final Shape WORDS = Shape.ofLengths(new LengthFacts(4, 20, 6, 60));

    /** One of 19 amounts is so rare that the server lists it among the ends of ranges. */
    @Test
    void keepsTheNumberOfFewValuesThoughSomeAreRare() {
        Map<String, Double> common = new TreeMap<>();
        IntStream.range(0, 17).forEach(i -> common.put(i + ".99", 0.058));
        ColumnStatistics seen = common(0, 19, common, Shape.NONE);
        ColumnStatistics amounts = new ColumnStatistics(
                0,
                19,
                seen.commonValues(),
                seen.frequencies(),
                List.of("11.50", "18.99"),
                seen.elements(),
                seen.shape());
        SpecDraft draft = draft(schema(table("payment", 16_000).id("id").column("amount", "numeric(5,2)", amounts)));
        assertThat(kind(draft.spec().table("payment"), "amount"))
                .isInstanceOfSatisfying(DecimalKind.class, amount -> assertThat(amount.distribution())
                        .isInstanceOfSatisfying(Weighted.class, distribution -> {
                            assertThat(distribution.weights()).hasSize(19);
                            assertThat(distribution.weights().values().stream().filter(weight -> weight < 0.01))
                                    .hasSize(2);
                        }));
        assertThat(notes(draft, "tables", "payment", "columns", "amount")).isEmpty();

        ColumnStatistics days = new ColumnStatistics(
                0,
                4,
                List.of("2024-02-01", "2024-04-01"),
                List.of(0.6, 0.39),
                List.of("2024-01-01", "2024-12-31"),
                seen.elements(),
                seen.shape());
        assertThat(kind(
                        draft(schema(table("t", 16_000).column("day", "date", days)))
                                .spec()
                                .table("t"),
                        "day"))
                .isInstanceOfSatisfying(ChoiceKind.class, choice -> {
                    assertThat(choice.values()).hasSize(4);
                    assertThat(choice.weights()).containsExactly(0.005, 0.6, 0.39, 0.005);
                });
    }

    @Test
    void saysWhereDifferentValuesAreManyMoreOrFewer() {
        SpecDraft draft = draft(schema(table("people", 599)
                .column("last_name", "text", ranges(599, List.of("a", "m", "z"), WORDS))
                .column("first_name", "text", ranges(500, List.of("a", "m", "z"), WORDS))));
        assertThat(notes(draft, "tables", "people", "columns", "last_name"))
                .containsExactly("about 600 different values there, about 340 here in as many rows");
        assertThat(notes(draft, "tables", "people", "columns", "first_name")).isEmpty();
        assertThat(notes(
                        draft(schema(table("t", 100_000)
                                .column(
                                        "price",
                                        "numeric(9,2)",
                                        ranges(5_000, List.of("0", "1", "90", "900"), WORDS)))),
                        "tables",
                        "t",
                        "columns",
                        "price"))
                .containsExactly("about 5,000 different values there, about 63,000 here in as many rows");
    }

    @Test
    void givesWeightsToInventedLabels() {
        ColumnStatistics states = common(
                0.1, 3, Map.of("open", 0.6, "paid", 0.2, "lost", 0.1), Shape.ofLengths(new LengthFacts(4, 4, 0, 4)));
        TableSpec table = draft(schema(table("t", 1000).column("state", "varchar(8)", states)))
                .spec()
                .table("t");
        assertThat(kind(table, "state"))
                .isEqualTo(new ChoiceKind(List.of("AAAA", "AAAB", "AAAC"), List.of(0.6, 0.2, 0.1)));
        assertThat(column(table, "state").nullShare()).isEqualTo(0.1);
    }

    @Test
    void keepsTheLabelsThatTheSchemaItselfSays() {
        LiveType mood =
                new LiveType("mood", "mood", false, List.of("sad", "ok", "glad"), null, true, List.of(), List.of());
        SpecDraft draft = draft(schema(table("t", 1000)
                .column("mood", mood, common(0, 2, Map.of("glad", 0.9, "ok", 0.1), WORDS))
                .column("state", "text", common(0, 2, Map.of("paid", 0.7, "open", 0.3), WORDS))
                .check("(state = ANY (ARRAY['open'::text, 'paid'::text]))")));
        TableSpec table = draft.spec().table("t");
        assertThat(kind(table, "mood")).isEqualTo(new ChoiceKind(List.of("ok", "glad"), List.of(0.1, 0.9)));
        assertThat(kind(table, "state")).isEqualTo(new ChoiceKind(List.of("open", "paid"), List.of(0.3, 0.7)));
        assertThat(table.schema().columns().get(0).type().labels()).containsExactly("sad", "ok", "glad");
        assertThat(check(table, "mood")).isNull();
        assertThat(notes(draft, "tables", "t", "columns", "mood")).isEmpty();
    }

    @Test
    void roundsRangesOutwardWithinChecksAndTypes() {
        ColumnStatistics prices = ranges(500, List.of("0.37", "12.40", "99.10"), Shape.NONE);
        ColumnStatistics days = ranges(500, List.of("2021-03-04", "2021-07-17", "2021-11-30"), Shape.NONE);
        TableSpec table = draft(schema(table("t", 1000)
                        .column("price", "numeric(4,2)", prices)
                        .column("amount", "integer", ranges(500, List.of("17", "320", "4711"), Shape.NONE))
                        .column("day", "date", days)
                        .check("((amount > 0) AND (amount < 5000))")))
                .spec()
                .table("t");
        assertThat(kind(table, "price")).isInstanceOfSatisfying(DecimalKind.class, value -> {
            assertThat(value.min()).isEqualTo(new BigDecimal("0.20"));
            assertThat(value.max()).isEqualTo(new BigDecimal("99.99"));
        });
        assertThat(kind(table, "amount")).isInstanceOfSatisfying(IntegerKind.class, value -> {
            assertThat(value.min()).isEqualTo(10);
            assertThat(value.max()).isEqualTo(4999);
        });
        assertThat(kind(table, "day"))
                .isEqualTo(new DateKind(LocalDate.of(2021, 3, 1), LocalDate.of(2021, 12, 1), List.of()));
        assertThat(check(table, "amount")).isEqualTo(new Check("1", "4999", null, null, List.of()));
    }

    @Test
    void makesUniqueTextsByTheirShape() {
        Shape codes = new Shape(new LengthFacts(10, 10, 0, 10), new FormShares(1, 0, 0), 0, false);
        Shape ids = new Shape(new LengthFacts(36, 36, 0, 36), new FormShares(0, 1, 0), 0, false);
        TableSpec table = draft(schema(table("t", 1000)
                        .column("code", "char(10)", ranges(1000, List.of(), codes))
                        .column("ref", "text", ranges(1000, List.of(), ids))
                        .column("email", "varchar(80)", ranges(1000, List.of(), WORDS))
                        .column(
                                "nick",
                                "varchar(3)",
                                ranges(1000, List.of(), Shape.ofLengths(new LengthFacts(3, 3, 0, 3))))
                        .unique("code")
                        .unique("ref")
                        .unique("email")
                        .unique("nick")))
                .spec()
                .table("t");
        assertThat(kind(table, "code")).isEqualTo(new PatternKind("##########"));
        assertThat(kind(table, "ref")).isEqualTo(UuidKind.V4);
        assertThat(kind(table, "email")).isInstanceOf(TemplateKind.class);
        assertThat(kind(table, "nick")).isEqualTo(new PatternKind("[a-z0-9][a-z0-9][a-z0-9]"));
        assertThat(table.schema().uniqueKeys())
                .containsExactly(
                        new UniqueKey(List.of("code")),
                        new UniqueKey(List.of("ref")),
                        new UniqueKey(List.of("email")),
                        new UniqueKey(List.of("nick")));
    }
}
