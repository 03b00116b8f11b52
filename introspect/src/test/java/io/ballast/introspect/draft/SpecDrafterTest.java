package io.ballast.introspect.draft;

import static io.ballast.introspect.draft.TestFacts.common;
import static io.ballast.introspect.draft.TestFacts.ranges;
import static io.ballast.introspect.draft.TestFacts.schema;
import static io.ballast.introspect.draft.TestFacts.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.schema.Check;
import io.ballast.common.schema.ColumnDefault;
import io.ballast.common.schema.ForeignKey;
import io.ballast.common.schema.Index;
import io.ballast.common.schema.Partitioning;
import io.ballast.common.schema.UniqueKey;
import io.ballast.introspect.SpecText;
import io.ballast.introspect.facts.ColumnStatistics;
import io.ballast.introspect.facts.FormShares;
import io.ballast.introspect.facts.LengthFacts;
import io.ballast.introspect.facts.LiveIndex;
import io.ballast.introspect.facts.LiveType;
import io.ballast.introspect.facts.SchemaFacts;
import io.ballast.introspect.facts.Shape;
import io.ballast.spec.ColumnSpec;
import io.ballast.spec.DatasetSpec;
import io.ballast.spec.RowCount;
import io.ballast.spec.TableSpec;
import io.ballast.spec.distribution.Constant;
import io.ballast.spec.distribution.Weighted;
import io.ballast.spec.distribution.Zipf;
import io.ballast.spec.kind.ChoiceKind;
import io.ballast.spec.kind.DateKind;
import io.ballast.spec.kind.DecimalKind;
import io.ballast.spec.kind.IntegerKind;
import io.ballast.spec.kind.OrdinalKind;
import io.ballast.spec.kind.ParentKind;
import io.ballast.spec.kind.PatternKind;
import io.ballast.spec.kind.ReferenceKind;
import io.ballast.spec.kind.SequenceKind;
import io.ballast.spec.kind.TemplateKind;
import io.ballast.spec.kind.UuidKind;
import io.ballast.spec.kind.ValueKind;
import io.ballast.spec.reader.SpecReader;
import io.ballast.spec.reader.SpecWriter;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SpecDrafterTest {
    private static final ColumnStatistics NONE = ColumnStatistics.NONE;
    private static final Shape WORDS = Shape.ofLengths(new LengthFacts(4, 20, 6, 60));

    @Test
    void hangsRowsFromTheParentWithTheCountsThatWereFound() {
        SpecDraft draft = draft(schema(
                table("orders", 90)
                        .id("id")
                        .column("user_id", "integer", NONE)
                        .refers("user_id", "users", "id", Map.of(0L, 60L, 2L, 30L, 30L, 1L)),
                table("users", 91).id("id")));
        TableSpec orders = draft.spec().table("orders");
        assertThat(orders.rows())
                .isEqualTo(new RowCount.PerParent("users", new Weighted(Map.of(0.0, 60.0, 2.0, 30.0, 30.0, 1.0))));
        assertThat(kind(orders, "user_id")).isEqualTo(new ParentKind("id"));
        assertThat(orders.schema().foreignKeys())
                .containsExactly(
                        new ForeignKey(List.of("user_id"), "users", List.of("id"), ForeignKey.OnDelete.NO_ACTION));
        assertThat(draft.spec().tables()).extracting(TableSpec::name).containsExactly("users", "orders");
    }

    @Test
    void picksRowsForForeignKeysThatCanBeNullAndForASecondParent() {
        ColumnStatistics halfNull = common(0.5, 10, Map.of(), Shape.NONE);
        TableSpec orders = draft(schema(
                        table("orders", 100)
                                .id("id")
                                .column("rep_id", "integer", halfNull)
                                .column("parent_id", "integer", halfNull)
                                .refers("rep_id", "users", "id", Map.of(0L, 1L, 5L, 10L))
                                .refers("parent_id", "orders", "id", Map.of(0L, 98L, 40L, 1L, 10L, 1L)),
                        table("users", 11).id("id")))
                .spec()
                .table("orders");
        assertThat(orders.rows()).isEqualTo(new RowCount.Fixed(100));
        assertThat(kind(orders, "rep_id")).isEqualTo(new ReferenceKind("users", "id", null, "rep_id"));
        assertThat(kind(orders, "parent_id")).isInstanceOfSatisfying(ReferenceKind.class, free -> {
            assertThat(free.table()).isEqualTo("orders");
            assertThat(free.pick()).isInstanceOf(Zipf.class);
        });
        assertThat(column(orders, "rep_id").nullShare()).isEqualTo(0.5);
    }

    @Test
    void numbersTheChildrenWhereThatMakesTheKey() {
        SpecDraft draft = draft(schema(
                table("lines", 60)
                        .column("order_id", "integer", NONE)
                        .column("line", "smallint", NONE)
                        .primaryKey("order_id", "line")
                        .refers("order_id", "orders", "id", Map.of(3L, 20L)),
                table("orders", 20).id("id")));
        TableSpec lines = draft.spec().table("lines");
        assertThat(kind(lines, "line")).isEqualTo(OrdinalKind.NUMBER);
        assertThat(lines.schema().primaryKey()).containsExactly("order_id", "line");
        assertThat(notes(draft, "tables", "lines", "columns", "line"))
                .containsExactly("numbered from 1 for each row of orders, so that the key (order_id, line) holds");
    }

    @Test
    void saysWhichKeysTheGeneratorCannotPromise() {
        SpecDraft draft = draft(schema(table("seen", 60)
                .column("day", "date", NONE)
                .column("place", "text", common(0, 3, Map.of("a", 0.5, "b", 0.3, "c", 0.2), WORDS))
                .primaryKey("day", "place")));
        TableSpec seen = draft.spec().table("seen");
        assertThat(seen.schema().primaryKey()).isEmpty();
        assertThat(seen.schema().indexes())
                .containsExactly(new Index(List.of("day", "place"), Index.Method.BTREE, false, null, List.of()));
        assertThat(notes(draft, "tables", "seen"))
                .containsExactly("primary key (day, place) omitted: the generator cannot promise that these values come"
                        + " once; an index stands for it");
    }

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
    void saysWhatBecomesOfKeysIntoOtherSchemas() {
        SpecDraft draft = draft(schema(table("orders", 90)
                .id("id")
                .column("user_id", "integer", NONE)
                .refersOutside("user_id", "auth", "users", "id")));
        assertThat(notes(draft, "tables", "orders"))
                .containsExactly(
                        "foreign key \"orders_user_id_fkey\" (user_id) omitted: auth.users is not in this spec");
        assertThat(notes(draft, "tables", "orders", "columns", "user_id"))
                .containsExactly(
                        "refers to a row of auth.users there; values of its own here, which need not be there");
    }

    /** A key over columns of which none is a reference: one that hardly repeats anyway tells the rows apart. */
    @Test
    void keepsKeysOverColumnsOfTheirOwn() {
        ColumnStatistics few = common(0, 3, Map.of("1", 0.5, "2", 0.3, "3", 0.2), Shape.NONE);
        SpecDraft draft = draft(schema(
                table("tasks", 60)
                        .column("shard", "integer", few)
                        .column("task", "bigint", ranges(58, List.of("100", "500", "900"), Shape.NONE))
                        .primaryKey("shard", "task"),
                table("runs", 60)
                        .column("space", "text", common(0, 2, Map.of("a", 0.5, "b", 0.5), WORDS))
                        .column("run", "varchar(255)", ranges(60, List.of("a", "m", "z"), WORDS))
                        .primaryKey("space", "run")));
        TableSpec tasks = draft.spec().table("tasks");
        assertThat(tasks.schema().primaryKey()).containsExactly("shard", "task");
        assertThat(kind(tasks, "task")).isEqualTo(new SequenceKind.Numbers(1, 1));
        assertThat(kind(tasks, "shard")).isInstanceOf(IntegerKind.class);
        assertThat(notes(draft, "tables", "tasks", "columns", "task"))
                .containsExactly("numbered from 1, so that the key (shard, task) holds");
        assertThat(draft.spec().table("runs").schema().primaryKey()).containsExactly("space", "run");
        assertThat(notes(draft, "tables", "runs", "columns", "run"))
                .containsExactly("UUIDs, so that the key (space, run) holds");

        LiveIndex index =
                new LiveIndex("tasks_shard_task_idx", "btree", true, List.of("shard", "task"), List.of(), null, true);
        assertThat(draft(schema(table("tasks", 60)
                                .column("shard", "integer", few)
                                .column("task", "bigint", ranges(58, List.of("100", "500", "900"), Shape.NONE))
                                .index(index)))
                        .spec()
                        .table("tasks")
                        .schema()
                        .indexes())
                .containsExactly(new Index(List.of("shard", "task"), Index.Method.BTREE, true, null, List.of()));
    }

    /** Appended, the rows of each table find those they refer to. */
    @Test
    void writesTablesAfterThoseTheyReferTo() {
        ColumnStatistics halfNull = common(0.5, 10, Map.of(), Shape.NONE);
        assertThat(draft(schema(
                                table("a", 100)
                                        .id("id")
                                        .column("z_id", "integer", halfNull)
                                        .column("c_id", "integer", halfNull)
                                        .refers("z_id", "z", "id", Map.of(0L, 1L, 5L, 10L))
                                        .refers("c_id", "c", "id", Map.of(0L, 1L, 5L, 10L)),
                                table("b", 10).id("id"),
                                table("c", 11)
                                        .id("id")
                                        .column("z_id", "integer", halfNull)
                                        .column("c_id", "integer", halfNull)
                                        .refers("z_id", "z", "id", Map.of(0L, 1L, 5L, 1L))
                                        .refers("c_id", "c", "id", Map.of(0L, 1L, 5L, 1L)),
                                table("z", 11).id("id")))
                        .spec()
                        .tables())
                .extracting(TableSpec::name)
                .containsExactly("z", "c", "a", "b");
    }

    @Test
    void keepsTheKeysOfManyToManyTables() {
        SpecDraft draft = draft(schema(
                table("tagged", 600)
                        .column("post_id", "integer", NONE)
                        .column("tag_id", "integer", NONE)
                        .primaryKey("post_id", "tag_id")
                        .refers("post_id", "posts", "id", Map.of(1L, 100L, 2L, 100L, 3L, 100L))
                        .refers("tag_id", "tags", "id", Map.of(0L, 2L, 10L, 10L, 60L, 5L, 200L, 1L)),
                table("posts", 300).id("id"),
                table("tags", 18).id("id")));
        TableSpec tagged = draft.spec().table("tagged");
        assertThat(tagged.schema().primaryKey()).containsExactly("post_id", "tag_id");
        assertThat(kind(tagged, "post_id")).isEqualTo(new ParentKind("id"));
        assertThat(kind(tagged, "tag_id")).isInstanceOfSatisfying(ReferenceKind.class, free -> assertThat(free.pick())
                .isInstanceOfSatisfying(
                        Zipf.class, zipf -> assertThat(zipf.exponent()).isGreaterThan(0.5)));
        assertThat(notes(draft, "tables", "tagged")).isEmpty();
    }

    @Test
    void lowersSkewThatWouldLeaveNoRowForTheLastChild() {
        SpecDraft draft = draft(schema(
                table("tagged", 1000)
                        .column("post_id", "integer", NONE)
                        .column("tag_id", "integer", NONE)
                        .primaryKey("post_id", "tag_id")
                        .refers("post_id", "posts", "id", Map.of(0L, 120L, 118L, 8L, 28L, 2L))
                        .refers("tag_id", "tags", "id", Map.of(0L, 70L, 1L, 20L, 9L, 20L, 80L, 10L)),
                table("posts", 130).id("id"),
                table("tags", 120).id("id")));
        TableSpec tagged = draft.spec().table("tagged");
        assertThat(tagged.schema().primaryKey()).containsExactly("post_id", "tag_id");
        assertThat(notes(draft, "tables", "tagged"))
                .containsExactly(
                        "rows of tags are picked less unevenly than there, as no row here may be picked twice by a"
                                + " key");
    }

    @Test
    void opensCirclesOfForeignKeys() {
        SpecDraft draft = draft(schema(
                table("staff", 2)
                        .id("id")
                        .column("store_id", "integer", NONE)
                        .refers("store_id", "stores", "id", Map.of(1L, 2L)),
                table("stores", 2)
                        .id("id")
                        .column("boss_id", "integer", NONE)
                        .refers("boss_id", "staff", "id", Map.of(1L, 2L))));
        assertThat(draft.notes())
                .containsEntry(
                        List.of("tables", "staff", "columns", "store_id"),
                        List.of("may be null here: the tables refer to each other in a circle otherwise"));
        assertThat(draft.spec().table("stores").schema().foreignKeys()).hasSize(1);
    }

    @Test
    void givesWeightsToInventedLabels() {
        ColumnStatistics states =
                common(0.1, 3, Map.of("open", 0.6, "paid", 0.2, "lost", 0.1), Shape.ofLengths(new LengthFacts(4, 4, 0, 4)));
        TableSpec table = draft(schema(table("t", 1000).column("state", "varchar(8)", states)))
                .spec()
                .table("t");
        assertThat(kind(table, "state"))
                .isEqualTo(new ChoiceKind(List.of("AAAA", "AAAB", "AAAC"), List.of(0.6, 0.2, 0.1)));
        assertThat(column(table, "state").nullShare()).isEqualTo(0.1);
    }

    @Test
    void keepsTheLabelsThatTheSchemaItselfSays() {
        LiveType mood = new LiveType("mood", "mood", false, List.of("sad", "ok", "glad"), null, List.of());
        SpecDraft draft = draft(schema(table("t", 1000)
                .column("mood", mood, common(0, 2, Map.of("glad", 0.9, "ok", 0.1), WORDS))
                .column("state", "text", common(0, 2, Map.of("paid", 0.7, "open", 0.3), WORDS))
                .check("(state = ANY (ARRAY['open'::text, 'paid'::text]))")));
        TableSpec table = draft.spec().table("t");
        assertThat(kind(table, "mood")).isEqualTo(new ChoiceKind(List.of("ok", "glad"), List.of(0.1, 0.9)));
        assertThat(kind(table, "state")).isEqualTo(new ChoiceKind(List.of("open", "paid"), List.of(0.3, 0.7)));
        assertThat(check(table, "mood")).isEqualTo(new Check(null, null, null, null, List.of("sad", "ok", "glad")));
        assertThat(notes(draft, "tables", "t", "columns", "mood")).containsExactly("text stands for the enum mood");
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
                        .column("nick", "varchar(3)", ranges(1000, List.of(), Shape.ofLengths(new LengthFacts(3, 3, 0, 3))))
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

    @Test
    void keepsDefaultsIndexesAndPartitions() {
        SpecDraft draft = draft(schema(table("t", 1000)
                .column("at", "timestamp with time zone", NONE)
                .withDefault("made", "timestamp without time zone", "now()")
                .withDefault("kind", "text", "'a'::text")
                .withDefault("odd", "text", "lower('A'::text)")
                .index(new LiveIndex("i1", "brin", false, List.of("at"), List.of(), null, true))
                .index(new LiveIndex("i2", "btree", false, List.of("kind"), List.of("at"), "(made IS NOT NULL)", true))
                .index(new LiveIndex("i3", "btree", false, List.of(), List.of(), null, true))
                .partitions(
                        "range",
                        "at",
                        "FOR VALUES FROM ('2022-01-01 00:00:00+00') TO ('2022-02-01 00:00:00+00')",
                        "FOR VALUES FROM ('2022-02-01 00:00:00+00') TO ('2022-03-01 00:00:00+00')",
                        "DEFAULT")));
        TableSpec table = draft.spec().table("t");
        assertThat(table.schema().columns().get(1).defaultValue()).isEqualTo(ColumnDefault.Function.NOW);
        assertThat(table.schema().columns().get(2).defaultValue()).isEqualTo(new ColumnDefault.Literal("a"));
        assertThat(table.schema().indexes()).hasSize(2);
        assertThat(table.schema().partitioning())
                .isEqualTo(new Partitioning.ByRange(
                        "at", List.of("2022-01-01 00:00:00+00", "2022-02-01 00:00:00+00", "2022-03-01 00:00:00+00")));
        assertThat(notes(draft, "tables", "t"))
                .containsExactly(
                        "index \"i3\" omitted: it is over an expression",
                        "partitions: 3 there, 4 here, without gaps, the first and the last one open",
                        "names there and here: \"i1\" is \"t_at_idx\", \"i2\" is \"t_kind_idx\"");
        assertThat(notes(draft, "tables", "t", "columns", "odd")).containsExactly("default omitted: lower('A'::text)");
    }

    @Test
    void refusesWhatNoSpecCanHoldUnlessItMayBeLeftOut() {
        SchemaFacts schema =
                schema(table("t", 10).id("id").column("spot", "point", NONE).column("a.b", "text", NONE));
        assertThatThrownBy(() -> draft(schema))
                .isInstanceOfSatisfying(
                        BallastException.class, e -> assertThat(e.category()).isEqualTo(ErrorCategory.INPUT_REFUSED))
                .hasMessage("schema \"public\" has what no dataset spec can hold: column \"t.spot\", type point; column"
                        + " \"t.a.b\", a name with other characters than letters, digits, _, $, - and spaces. Omit it"
                        + " with skip unsupported.");
        SpecDraft draft = SpecDrafter.draft(schema, new DraftOptions(1, 0, Set.of(), true));
        assertThat(draft.spec().table("t").columns())
                .extracting(ColumnSpec::name)
                .containsExactly("id");
        assertThat(notes(draft)).contains("column \"t.spot\", type point: omitted, as requested");
    }

    @Test
    void scalesTheRowsOfRootTables() {
        SchemaFacts schema = schema(
                table("orders", 2000)
                        .id("id")
                        .column("user_id", "integer", NONE)
                        .refers("user_id", "users", "id", Map.of(2L, 1000L)),
                table("users", 1000).id("id"));
        DatasetSpec spec = SpecDrafter.draft(schema, new DraftOptions(0.1, 7, Set.of(), false))
                .spec();
        assertThat(spec.seed()).isEqualTo(7);
        assertThat(spec.table("users").rows()).isEqualTo(new RowCount.Fixed(100));
        assertThat(spec.table("orders").rows()).isEqualTo(new RowCount.PerParent("users", new Constant(2)));
    }

    /** A million rows are dealt, though the most children times the parents would be more than an integer holds. */
    @Test
    void countsTheRowsThatParentsAreDealtTogether() {
        SpecDraft draft = draft(schema(
                table("orders", 1_000_000)
                        .id("id")
                        .column("user_id", "integer", NONE)
                        .refers("user_id", "users", "id", Map.of(0L, 649_900L, 2L, 350_000L, 3_000L, 100L)),
                table("users", 1_000_000).id("id")));
        assertThat(draft.spec().table("orders").rows()).isInstanceOf(RowCount.PerParent.class);
        SpecReader.read(SpecText.write(draft.spec(), List.of(), draft.notes()), "spec.yaml");
    }

    @Test
    void givesRowsOfTheirOwnToTablesWhoseKeysHaveNoRoom() {
        SpecDraft draft = draft(schema(
                table("orders", 2_147_482_000)
                        .id("id")
                        .column("user_id", "integer", NONE)
                        .refers("user_id", "users", "id", Map.of(0L, 1_073_742L, 2_000L, 1_073_741L)),
                table("users", 2_147_483).id("id")));
        assertThat(draft.spec().table("orders").rows()).isEqualTo(new RowCount.Fixed(2_147_482_000));
        assertThat(notes(draft, "tables", "orders"))
                .containsExactly("rows belong to no parent: those of up to 2147483 rows of users could be more than the"
                        + " numbers of the keys here have room for");
    }

    @Test
    void refusesToCopyFromColumnsThatAreNotThereOrRefer() {
        SchemaFacts schema = schema(
                table("orders", 2)
                        .id("id")
                        .column("user_id", "integer", NONE)
                        .refers("user_id", "users", "id", Map.of(2L, 1L)),
                table("users", 1).id("id").column("name", "text", NONE));
        assertThatThrownBy(() -> SpecDrafter.draft(schema, new DraftOptions(1, 0, Set.of("users.nam"), false)))
                .hasMessage("copy values users.nam: there is no such column; expected table.column; did you"
                        + " mean \"users.name\"?");
        assertThatThrownBy(() -> SpecDrafter.draft(schema, new DraftOptions(1, 0, Set.of("orders.user_id"), false)))
                .hasMessage("copy values orders.user_id: a column of a foreign key: its values are those of the"
                        + " rows it refers to; name the column there");
    }

    /** Drafts, and has the reader judge what comes out. */
    private static SpecDraft draft(SchemaFacts schema) {
        SpecDraft draft = SpecDrafter.draft(schema, DraftOptions.DEFAULT);
        String yaml = SpecWriter.write(draft.spec());
        assertThat(SpecWriter.write(SpecReader.read(yaml, "draft"))).isEqualTo(yaml);
        return draft;
    }

    private static List<String> notes(SpecDraft draft, String... path) {
        return draft.notes().getOrDefault(List.of(path), List.of());
    }

    private static ValueKind kind(TableSpec table, String column) {
        return column(table, column).value();
    }

    private static ColumnSpec column(TableSpec table, String column) {
        return table.columns().get(table.schema().columnIndex(column));
    }

    private static Check check(TableSpec table, String column) {
        return table.schema().columns().get(table.schema().columnIndex(column)).check();
    }
}
