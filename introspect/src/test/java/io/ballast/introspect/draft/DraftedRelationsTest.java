package io.ballast.introspect.draft;

import static io.ballast.introspect.draft.Drafts.column;
import static io.ballast.introspect.draft.Drafts.draft;
import static io.ballast.introspect.draft.Drafts.kind;
import static io.ballast.introspect.draft.Drafts.notes;
import static io.ballast.introspect.draft.TestFacts.common;
import static io.ballast.introspect.draft.TestFacts.schema;
import static io.ballast.introspect.draft.TestFacts.table;
import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.common.schema.ForeignKey;
import io.ballast.introspect.SpecText;
import io.ballast.introspect.facts.ColumnStatistics;
import io.ballast.introspect.facts.Shape;
import io.ballast.spec.RowCount;
import io.ballast.spec.TableSpec;
import io.ballast.spec.distribution.Weighted;
import io.ballast.spec.distribution.Zipf;
import io.ballast.spec.kind.ParentKind;
import io.ballast.spec.kind.ReferenceKind;
import io.ballast.spec.reader.SpecReader;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Rows that belong to others' rows, and the order of tables. */
class DraftedRelationsTest {
    private static final ColumnStatistics NONE = ColumnStatistics.NONE;

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
}
