package io.ballast.introspect.draft;

import static io.ballast.introspect.draft.Drafts.draft;
import static io.ballast.introspect.draft.Drafts.kind;
import static io.ballast.introspect.draft.Drafts.notes;
import static io.ballast.introspect.draft.TestFacts.common;
import static io.ballast.introspect.draft.TestFacts.ranges;
import static io.ballast.introspect.draft.TestFacts.schema;
import static io.ballast.introspect.draft.TestFacts.table;
import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.common.schema.Index;
import io.ballast.introspect.facts.ColumnStatistics;
import io.ballast.introspect.facts.LengthFacts;
import io.ballast.introspect.facts.LiveIndex;
import io.ballast.introspect.facts.Shape;
import io.ballast.spec.ColumnSpec;
import io.ballast.spec.TableSpec;
import io.ballast.spec.distribution.Zipf;
import io.ballast.spec.kind.IntegerKind;
import io.ballast.spec.kind.OrdinalKind;
import io.ballast.spec.kind.ParentKind;
import io.ballast.spec.kind.PatternKind;
import io.ballast.spec.kind.ReferenceKind;
import io.ballast.spec.kind.SequenceKind;
import io.ballast.spec.kind.TemplateKind;
import io.ballast.spec.kind.UuidKind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Keys of several columns, which the generator keeps or omits with a note. */
class DraftedKeysTest {
    private static final ColumnStatistics NONE = ColumnStatistics.NONE;
    private static final Shape WORDS = Shape.ofLengths(new LengthFacts(4, 20, 6, 60));

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
                .column("late", "boolean", NONE)
                .column("place", "text", common(0, 3, Map.of("a", 0.5, "b", 0.3, "c", 0.2), WORDS))
                .primaryKey("late", "place")));
        TableSpec seen = draft.spec().table("seen");
        assertThat(seen.schema().primaryKey()).isEmpty();
        assertThat(seen.schema().indexes())
                .containsExactly(new Index(List.of("late", "place"), Index.Method.BTREE, false, null, List.of()));
        assertThat(notes(draft, "tables", "seen"))
                .containsExactly(
                        "primary key (late, place) omitted: the generator cannot promise that these values come"
                                + " once; an index stands for it");
    }

    @Test
    void keepsAKeyOverAParentAndAShortList() {
        SpecDraft draft = draft(schema(
                table("logins", 0)
                        .column("user_id", "integer", NONE)
                        .column("provider", "text", NONE)
                        .check("((provider = ANY (ARRAY['google'::text, 'github'::text])))")
                        .primaryKey("user_id", "provider")
                        .refers("user_id", "users", "id", Map.of()),
                table("users", 20).id("id")));
        assertThat(draft.spec().table("logins").schema().primaryKey()).containsExactly("user_id", "provider");
        assertThat(draft.risks()).isEmpty();
    }

    @Test
    void leavesAUniqueReferenceNullWhereThereAreTooFewRows() {
        SpecDraft draft = draft(schema(
                table("logins", 50)
                        .id("id")
                        .nullable("person_id", "integer")
                        .unique("person_id")
                        .refers("person_id", "people", "id", Map.of()),
                table("people", 20).id("id")));
        assertThat(draft.spec().table("logins").columns().get(1).nullShare()).isEqualTo(1);
        assertThat(notes(draft, "tables", "logins"))
                .contains("unique key (person_id) omitted, all of it null: there are fewer rows to refer to than rows");
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
                new LiveIndex("tasks_shard_task_idx", "btree", true, List.of("shard", "task"), List.of(), null);
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

    /** What tells the rows of a tenant apart looks like what it is called. */
    @Test
    void tellsRowsApartByTextsThatLookLikeTheirNames() {
        SpecDraft draft = draft(schema(
                table("users", 60)
                        .column("tenant_id", "integer", NONE)
                        .column("email", "varchar(255)", NONE)
                        .column("member_no", "text", NONE)
                        .check("((member_no ~ '^M-[0-9]{6}$'::text))")
                        .column("code", "varchar(8)", NONE)
                        .column("kind", "text", NONE)
                        .unique("tenant_id", "email")
                        .unique("tenant_id", "member_no")
                        .unique("tenant_id", "code")
                        .unique("tenant_id", "kind")
                        .refers("tenant_id", "tenants", "id", Map.of()),
                table("tenants", 5).id("id")));
        TableSpec users = draft.spec().table("users");
        assertThat(kind(users, "email")).isInstanceOf(TemplateKind.class);
        assertThat(kind(users, "member_no")).isEqualTo(new PatternKind("M-[0-9][0-9][0-9][0-9][0-9][0-9]"));
        assertThat(kind(users, "code")).isEqualTo(new PatternKind("[A-Z][A-Z]#####"));
        assertThat(kind(users, "kind")).isEqualTo(UuidKind.V4);
        assertThat(users.columns()).extracting(ColumnSpec::unique).containsExactly(false, true, true, true, false);
        assertThat(notes(draft, "tables", "users", "columns", "email"))
                .containsExactly("no value comes twice, so that the key (tenant_id, email) holds");
        assertThat(draft.risks()).isEmpty();
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
}
