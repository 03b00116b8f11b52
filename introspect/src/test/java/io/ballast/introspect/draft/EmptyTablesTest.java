package io.ballast.introspect.draft;

import static io.ballast.introspect.draft.Drafts.draft;
import static io.ballast.introspect.draft.TestFacts.schema;
import static io.ballast.introspect.draft.TestFacts.table;
import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.common.schema.ForeignKey;
import io.ballast.introspect.facts.ColumnStatistics;
import io.ballast.introspect.facts.SchemaFacts;
import io.ballast.introspect.facts.Shape;
import io.ballast.spec.ColumnSpec;
import io.ballast.spec.RowCount;
import io.ballast.spec.TableSpec;
import io.ballast.spec.distribution.Constant;
import io.ballast.spec.distribution.Uniform;
import io.ballast.spec.distribution.Weighted;
import io.ballast.spec.kind.AfterKind;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A schema that nobody has filled yet. */
class EmptyTablesTest {
    private static final ColumnStatistics NONE = ColumnStatistics.NONE;
    private static final RowCount HUNDRED = new RowCount.Fixed(100);

    @Test
    void hasAHundredRowsInARootTableAndAFewForEachOfAHundredParents() {
        SpecDraft draft = draft(schema(
                table("users", 0).id("id").nullable("deleted_at", "timestamp with time zone"),
                table("orders", 0)
                        .id("id")
                        .column("user_id", "integer", NONE)
                        .refers("user_id", "users", "id", Map.of()),
                table("lines", 0)
                        .column("order_id", "integer", NONE)
                        .column("line", "integer", NONE)
                        .primaryKey("order_id", "line")
                        .refers("order_id", "orders", "id", Map.of())));
        assertThat(draft.spec().table("users").rows()).isEqualTo(HUNDRED);
        assertThat(draft.spec().table("orders").rows()).isEqualTo(new RowCount.PerParent("users", new Uniform(1, 5)));
        assertThat(draft.spec().table("lines").rows())
                .isEqualTo(new RowCount.PerParent(
                        "orders",
                        new Weighted(Map.of(0.0, 200.0, 1.0, 20.0, 2.0, 20.0, 3.0, 20.0, 4.0, 20.0, 5.0, 20.0))));
        assertThat(draft.spec().table("users").columns())
                .extracting(ColumnSpec::nullShare)
                .containsExactly(0.0, 0.9); // by its name
        assertThat(draft.notes().get(List.of("tables", "lines"))).contains("empty there; 300 rows are supposed here");
    }

    @Test
    void keepsItsKeys() {
        SpecDraft draft = draft(schema(
                table("people", 0).id("id"),
                table("passports", 0)
                        .column("person", "integer", NONE)
                        .primaryKey("person")
                        .refers("person", "people", "id", Map.of()),
                table("roles", 3).id("id"),
                table("grants", 0)
                        .column("person", "integer", NONE)
                        .column("role", "integer", NONE)
                        .primaryKey("person", "role")
                        .refers("person", "people", "id", Map.of())
                        .refers("role", "roles", "id", Map.of())));
        TableSpec passports = draft.spec().table("passports");
        assertThat(passports.rows()).isEqualTo(new RowCount.PerParent("people", new Constant(1)));
        assertThat(passports.schema().primaryKey()).containsExactly("person");
        TableSpec grants = draft.spec().table("grants");
        assertThat(grants.rows())
                .isEqualTo(new RowCount.PerParent("people", new Weighted(Map.of(1.0, 34.0, 2.0, 33.0, 3.0, 33.0))));
        assertThat(grants.schema().primaryKey()).containsExactly("person", "role");
        assertThat(grants.schema().foreignKeys())
                .extracting(ForeignKey::targetTable)
                .contains("people", "roles");
    }

    @Test
    void hasNoMoreRowsThanAKeyHasNumbers() {
        SpecDraft draft = draft(
                schema(table("digits", 0).column("digit", "numeric(1,0)", NONE).primaryKey("digit")));
        assertThat(draft.spec().table("digits").rows()).isEqualTo(new RowCount.Fixed(9));
        assertThat(draft.notes().get(List.of("tables", "digits")))
                .contains("9 rows, as the numbers of its keys have room for no more");
    }

    @Test
    void hasNoMoreRowsThanWhatRefersToItHasNumbers() {
        SchemaFacts films = schema(
                table("languages", 0).id("id"),
                table("films", 0)
                        .id("id")
                        .column("language_id", "smallint", NONE)
                        .refers("language_id", "languages", "id", Map.of()));
        RowWishes wishes = new RowWishes(Map.of("films", 100_000L), OptionalLong.of(50_000));

        SpecDraft draft =
                SpecDrafter.draft(films, new DraftOptions(1, 0, Set.of(), false, wishes, NameGuesses.builtIn(), true));

        assertThat(draft.spec().table("languages").rows()).isEqualTo(new RowCount.Fixed(32_767));
        assertThat(draft.spec().table("films").schema().columns().get(1).type().sql())
                .isEqualTo("smallint");
        assertThat(draft.notes().get(List.of("tables", "languages")))
                .contains("the numbers of its keys, or of what refers to them, have room for no more rows than 32767");
        assertThat(draft.notes().get(List.of("tables", "films"))).contains("empty there; 99999 rows are supposed here");
    }

    @Test
    void saysWhyThereAreFewerRowsThanTheUserWishes() {
        SchemaFacts users = schema(
                table("users", 0).id("id"),
                table("profiles", 0)
                        .id("id")
                        .column("user_id", "bigint", NONE)
                        .unique("user_id")
                        .refers("user_id", "users", "id", Map.of()));
        RowWishes wishes = new RowWishes(Map.of("profiles", 1_000L, "users", 50L), OptionalLong.empty());

        SpecDraft draft =
                SpecDrafter.draft(users, new DraftOptions(1, 0, Set.of(), false, wishes, NameGuesses.builtIn(), true));

        assertThat(draft.limits())
                .containsExactly("profiles: 50 rows, as its keys let each row of users have no more than 1");
    }

    /** Numbers of children are distributed; their bound, and not only their mean, must fit. */
    @Test
    void hasNoMoreChildrenThanWhatRefersToThemHasNumbers() {
        SchemaFacts films = schema(
                table("languages", 0).id("id"),
                table("films", 0)
                        .id("id")
                        .column("language_id", "integer", NONE)
                        .refers("language_id", "languages", "id", Map.of()),
                table("roles", 0)
                        .id("id")
                        .column("film_id", "smallint", NONE)
                        .refers("film_id", "films", "id", Map.of()));
        RowWishes wishes = new RowWishes(Map.of(), OptionalLong.of(100_000));

        SpecDraft draft =
                SpecDrafter.draft(films, new DraftOptions(1, 0, Set.of(), false, wishes, NameGuesses.builtIn(), true));

        assertThat(draft.spec().table("films").rows()).isEqualTo(new RowCount.Fixed(32_767));
        assertThat(draft.spec().table("roles").schema().columns().get(1).type().sql())
                .isEqualTo("smallint");
    }

    /** The same of a table that has rows, and of which more are requested. */
    @Test
    void isNotScaledBeyondItsKeys() {
        SchemaFacts facts =
                schema(table("codes", 20_000).column("code", "smallint", NONE).primaryKey("code"));
        SpecDraft draft = SpecDrafter.draft(facts, new DraftOptions(3, 0, Set.of(), false));
        assertThat(draft.spec().table("codes").rows()).isEqualTo(new RowCount.Fixed(32_767));
    }

    /** Where rows were deleted or a table was truncated, the server still has the statistics of what was there. */
    @Test
    void areDraftedWithoutRegardToRowsThatWereThereOnce() {
        ColumnStatistics stale = TestFacts.common(0.3, 2, Map.of("aaaaaa", 0.4, "bbbbbb", 0.3), Shape.NONE);

        SpecDraft emptied = draft(schema(table("teams", 0).id("id").column("name", "text", stale)));
        SpecDraft fresh = draft(schema(table("teams", 0).id("id").nullable("name", "text")));

        assertThat(emptied.spec().table("teams").columns())
                .isEqualTo(fresh.spec().table("teams").columns());
    }

    @Test
    void haveNoNullsInColumnsWithDefaults() {
        SpecDraft draft = draft(schema(table("objects", 0)
                .id("id")
                .withDefault("created_at", "timestamp with time zone", "now()")
                .withDefault("kind_of_thing", "text", "'plain'::text")
                .withDefault("phone", "text", "NULL::character varying")
                .nullable("owner_hint", "text")));

        assertThat(draft.spec().table("objects").columns())
                .extracting(ColumnSpec::nullShare)
                .containsExactly(0.0, 0.0, 0.0, 0.1, 0.5);
    }

    /** Whatever else happened to the row before or after, and in whatever order the columns stand. */
    @Test
    void areUpdatedAfterTheyWereCreated() {
        SpecDraft draft = draft(schema(table("users", 0)
                .id("id")
                .nullable("invited_at", "timestamp with time zone")
                .nullable("created_at", "timestamp with time zone")
                .nullable("updated_at", "timestamp with time zone")));

        ColumnSpec updated = draft.spec().table("users").columns().get(3);
        assertThat(updated.value()).isInstanceOfSatisfying(AfterKind.class, after -> assertThat(
                        after.column().column())
                .isEqualTo("created_at"));
    }
}
