package io.ballast.introspect.draft;

import static io.ballast.introspect.draft.Drafts.draft;
import static io.ballast.introspect.draft.Drafts.notes;
import static io.ballast.introspect.draft.TestFacts.schema;
import static io.ballast.introspect.draft.TestFacts.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.schema.ColumnDefault;
import io.ballast.common.schema.DefaultFunction;
import io.ballast.common.schema.IndexElement;
import io.ballast.common.schema.IndexTraits;
import io.ballast.common.schema.Partition;
import io.ballast.common.schema.PartitionBound;
import io.ballast.common.schema.PartitionEnd;
import io.ballast.common.schema.Partitioning;
import io.ballast.common.schema.SchemaSql;
import io.ballast.common.schema.SqlExpression;
import io.ballast.introspect.facts.ColumnStatistics;
import io.ballast.introspect.facts.LiveIndex;
import io.ballast.introspect.facts.SchemaFacts;
import io.ballast.introspect.facts.SqlUses;
import io.ballast.spec.ColumnSpec;
import io.ballast.spec.DatasetSpec;
import io.ballast.spec.RowCount;
import io.ballast.spec.TableSpec;
import io.ballast.spec.distribution.Constant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a schema has besides rows, and what the options change. */
class SpecDrafterTest {
    private static final ColumnStatistics NONE = ColumnStatistics.NONE;

    private static Partition range(String name, String from, String to) {
        return new Partition(
                name, new PartitionBound.OfRange(List.of(PartitionEnd.of(from)), List.of(PartitionEnd.of(to))), null);
    }

    @Test
    void keepsDefaultsIndexesAndPartitions() {
        SpecDraft draft = draft(schema(table("t", 1000)
                .column("at", "timestamp with time zone", NONE)
                .withDefault("made", "timestamp without time zone", "now()")
                .withDefault("kind", "text", "'a'::text")
                .withDefault("odd", "text", "lower('A'::text)")
                .index(new LiveIndex("i1", "brin", false, List.of("at"), List.of(), null))
                .index(new LiveIndex("i2", "btree", false, List.of("kind"), List.of("at"), "(made IS NOT NULL)"))
                .index(new LiveIndex(
                        "i3",
                        "btree",
                        false,
                        List.of(),
                        List.of(),
                        null,
                        IndexTraits.NONE.withElements(List.of(
                                new IndexElement(null, new SqlExpression("lower(kind)"), null, null, false, null))),
                        SqlUses.NOTHING))
                .partitions(
                        "range",
                        "at",
                        "FOR VALUES FROM ('2022-01-01 00:00:00+00') TO ('2022-02-01 00:00:00+00')",
                        "FOR VALUES FROM ('2022-02-01 00:00:00+00') TO ('2022-03-01 00:00:00+00')",
                        "DEFAULT")));
        TableSpec table = draft.spec().table("t");
        assertThat(table.schema().columns().get(1).defaultValue())
                .isEqualTo(new ColumnDefault.Call(DefaultFunction.NOW));
        assertThat(table.schema().columns().get(2).defaultValue()).isEqualTo(new ColumnDefault.Literal("a"));
        assertThat(table.schema().indexes())
                .extracting(index -> SchemaSql.createIndex(null, table.schema(), index))
                .containsExactly(
                        "CREATE INDEX \"t_at_idx\" ON \"t\" USING brin (\"at\")",
                        "CREATE INDEX \"t_kind_idx\" ON \"t\" USING btree (\"kind\") INCLUDE (\"at\") WHERE \"made\" IS NOT NULL",
                        "CREATE INDEX \"t_idx\" ON \"t\" USING btree ((lower(kind)))");
        assertThat(table.schema().partitioning())
                .isEqualTo(new Partitioning.ByParts(
                        Partitioning.Method.RANGE,
                        List.of("at"),
                        List.of(
                                range("part0", "2022-01-01 00:00:00+00", "2022-02-01 00:00:00+00"),
                                range("part1", "2022-02-01 00:00:00+00", "2022-03-01 00:00:00+00"),
                                new Partition("part2", new PartitionBound.OfRest(), null))));
        assertThat(notes(draft, "tables", "t")).isEmpty();
        assertThat(notes(draft, "tables", "t", "columns", "odd")).containsExactly("default omitted: lower('A'::text)");
    }

    @Test
    void refusesWhatNoSpecCanHoldUnlessItMayBeLeftOut() {
        SchemaFacts schema =
                schema(table("t", 10).id("id").column("spot", "ext.shape", NONE).column("a\nb", "text", NONE));
        assertThatThrownBy(() -> draft(schema))
                .isInstanceOfSatisfying(
                        BallastException.class, e -> assertThat(e.category()).isEqualTo(ErrorCategory.INPUT_REFUSED))
                .hasMessage(
                        "schema \"public\" has what no dataset spec can hold: column \"t.spot\", type ext.shape; column"
                                + " \"t.a\nb\", a name with a control character in it. Omit it with skip unsupported.");
        SpecDraft draft = SpecDrafter.draft(schema, new DraftOptions(1, 0, Set.of(), true));
        assertThat(draft.spec().table("t").columns())
                .extracting(ColumnSpec::name)
                .containsExactly("id");
        assertThat(notes(draft)).contains("column \"t.spot\", type ext.shape: omitted, as requested");
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
}
