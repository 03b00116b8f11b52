package io.ballast.introspect.draft;

import static io.ballast.introspect.draft.Drafts.draft;
import static io.ballast.introspect.draft.Drafts.notes;
import static io.ballast.introspect.draft.TestFacts.common;
import static io.ballast.introspect.draft.TestFacts.ranges;
import static io.ballast.introspect.draft.TestFacts.schema;
import static io.ballast.introspect.draft.TestFacts.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.schema.Check;
import io.ballast.common.schema.Column;
import io.ballast.common.schema.TableSchema;
import io.ballast.introspect.facts.ColumnStatistics;
import io.ballast.introspect.facts.FormShares;
import io.ballast.introspect.facts.LengthFacts;
import io.ballast.introspect.facts.SchemaFacts;
import io.ballast.introspect.facts.Shape;
import io.ballast.spec.RowCount;
import io.ballast.spec.TableSpec;
import io.ballast.spec.distribution.Normal;
import io.ballast.spec.distribution.Uniform;
import io.ballast.spec.distribution.Weighted;
import io.ballast.spec.kind.ArrayKind;
import io.ballast.spec.kind.DecimalKind;
import io.ballast.spec.kind.IntegerKind;
import io.ballast.spec.kind.PatternKind;
import io.ballast.spec.kind.ReferenceKind;
import io.ballast.spec.kind.TemplateKind;
import io.ballast.spec.kind.TextKind;
import io.ballast.spec.kind.TimeKind;
import io.ballast.spec.kind.TimestampKind;
import io.ballast.spec.kind.UuidKind;
import io.ballast.spec.kind.ValueKind;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What schemas hold that no spec says: each becomes something that it can, with a note. */
class AnySchemaTest {
    private static final ColumnStatistics NONE = ColumnStatistics.NONE;

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {"\"numeric(65,30)\", 4", "\"numeric(1000,999)\", 7", "\"numeric(38,20)\", 9"})
    void numbersWithMoreDigitsThanASpecHas(String type, int scale) {
        Shape shape = new Shape(LengthFacts.NONE, FormShares.NONE, scale, false);
        SpecDraft draft = draft(schema(
                table("orders", 500).column("amount", type, ranges(400, List.of("1.5", "20.25", "912.1234"), shape))));
        assertThat(column(draft, "orders", "amount").type()).hasToString("numeric");
        assertThat(kind(draft, "orders", "amount")).isInstanceOfSatisfying(DecimalKind.class, decimal -> {
            assertThat(decimal.scale()).isEqualTo(Math.min(6, scale));
            assertThat(decimal.max()).isEqualByComparingTo("1000");
        });
        assertThat(notes(draft, "tables", "orders", "columns", "amount")).containsExactly("numeric stands for " + type);
    }

    @Test
    void numbersWithAllTheirDigitsBehindThePoint() {
        SpecDraft draft = draft(schema(table("rates", 9).column("rate", "numeric(18,18)", NONE)));
        assertThat(kind(draft, "rates", "rate"))
                .isEqualTo(new DecimalKind(
                        BigDecimal.ZERO.setScale(18), new BigDecimal("0.999999999999999999"), 18, null));
    }

    @Test
    void arraysOfNumbersThatAreBelowOne() {
        SpecDraft draft = draft(schema(table("rates", 9).column("rates", "numeric(2,2)[]", NONE)));
        assertThat(kind(draft, "rates", "rates"))
                .isInstanceOfSatisfying(ArrayKind.class, array -> assertThat(array.element())
                        .isEqualTo(new DecimalKind(new BigDecimal("0.00"), new BigDecimal("0.99"), 2, null)));
    }

    @Test
    void floatsThatComeOnce() {
        SpecDraft draft = draft(schema(table("points", 40)
                .column("x", "real", ranges(40, List.of("1", "40"), Shape.NONE))
                .primaryKey("x")));
        assertThat(kind(draft, "points", "x")).isEqualTo(new IntegerKind(1, 41, null));
        assertThat(draft.spec().table("points").schema().primaryKey()).containsExactly("x");
    }

    @ParameterizedTest
    @CsvSource({"varchar(40), (gen_random_uuid())::text", "integer, CURRENT_DATE", "varchar(9), now()", "bigint, now()"
    })
    void defaultsOfAnotherType(String type, String sql) {
        SpecDraft draft = draft(schema(table("users", 3).withDefault("a", type, sql)));
        assertThat(column(draft, "users", "a").defaultValue()).isNull();
        assertThat(notes(draft, "tables", "users", "columns", "a")).containsExactly("default omitted: " + sql);
    }

    /** No text was seen, so none is empty. */
    @Test
    void textsOfWhichNoneIsThere() {
        SpecDraft draft =
                draft(schema(table("posts", 5).column("fizz", "text", NONE).column("code", "varchar(2)", NONE)));
        assertThat(kind(draft, "posts", "fizz")).isEqualTo(new TextKind.Characters(new Normal(12, 5, 3.0, 30.0)));
        assertThat(kind(draft, "posts", "code")).isEqualTo(new PatternKind("[A-Z][A-Z]"));
    }

    @Test
    void referencesToColumnsThatMayBeNull() {
        SpecDraft draft = draft(schema(
                table("logins", 8)
                        .id("id")
                        .column("email", "text", NONE)
                        .refers("email", "users", "email", Map.of(0L, 1L, 2L, 4L)),
                table("users", 10)
                        .id("id")
                        .column("email", "text", common(0.5, 5, Map.of(), Shape.ofLengths(new LengthFacts(9, 9, 0, 9))))
                        .unique("email")));
        assertThat(column(draft, "logins", "email").nullable()).isTrue();
        assertThat(draft.spec().table("users").columns().get(1).nullShare()).isZero();
        assertThat(draft.spec().table("logins").columns().get(1).nullShare()).isZero();
        assertThat(draft.spec().table("logins").schema().foreignKeys()).hasSize(1);
        assertThat(notes(draft, "tables", "logins", "columns", "email"))
                .containsExactly("may be null here, though it is nowhere, as users.email may be");
    }

    @Test
    void keysThatReferToColumnsThatMayBeNull() {
        SpecDraft draft = draft(schema(
                table("logins", 5)
                        .column("email", "text", NONE)
                        .primaryKey("email")
                        .refers("email", "users", "email", Map.of(1L, 5L)),
                table("users", 5).id("id").nullable("email", "text").unique("email")));
        assertThat(column(draft, "logins", "email").nullable()).isFalse();
        assertThat(column(draft, "users", "email").nullable()).isFalse();
        assertThat(draft.spec().table("logins").schema().primaryKey()).containsExactly("email");
        assertThat(notes(draft, "tables", "users", "columns", "email"))
                .containsExactly("not null here: its values are part of a key of logins");
    }

    /** A part of a template may not be called like a column. */
    @Test
    void columnsThatAreCalledLikePartsOfTemplates() {
        SpecDraft draft = draft(schema(table("people", 90)
                .column("email", "varchar(200)", NONE)
                .column("p1", "integer", NONE)
                .column("n", "integer", NONE)
                .column("domain", "text", NONE)
                .unique("email")));
        assertThat(kind(draft, "people", "email"))
                .isInstanceOfSatisfying(TemplateKind.class, template -> assertThat(template.parts())
                        .containsOnlyKeys("first", "last", "n_", "domain_"));
    }

    @Test
    void keysWhoseNumbersHaveNoRoomForAllRows() {
        SpecDraft draft = draft(schema(table("seats", 90)
                .column(
                        "hall",
                        "text",
                        common(0, 2, Map.of("a", 0.5, "b", 0.5), Shape.ofLengths(new LengthFacts(1, 1, 0, 1))))
                .column("seat", "numeric(1,0)", NONE)
                .primaryKey("hall", "seat")));
        assertThat(kind(draft, "seats", "seat")).isInstanceOf(IntegerKind.class);
        assertThat(draft.spec().table("seats").schema().primaryKey()).isEmpty();
    }

    /** A code of a few characters is the only column that tells the rows of a parent apart, through several levels. */
    @Test
    void keysThatEndInAShortCode() {
        SpecDraft draft = draft(schema(
                table("client", 0).column("client", "character(3)", NONE).primaryKey("client"),
                table("company", 0)
                        .column("client", "character(3)", NONE)
                        .column("company", "varchar(4)", NONE)
                        .primaryKey("client", "company")
                        .refers("client", "client", "client", Map.of()),
                table("account", 0)
                        .column("client", "character(3)", NONE)
                        .column("company", "varchar(4)", NONE)
                        .column("account", "varchar(10)", NONE)
                        .primaryKey("client", "company", "account")
                        .refers(List.of("client", "company"), "company", List.of("client", "company"), Map.of())));
        TableSpec account = draft.spec().table("account");
        assertThat(account.schema().primaryKey()).containsExactly("client", "company", "account");
        assertThat(account.schema().foreignKeys()).hasSize(1);
        assertThat(notes(draft, "tables", "company", "columns", "company"))
                .containsExactly("numbered from 1, so that the key (client, company) holds");
    }

    /** Small and even numbers are more use than such up to thousands of millions. */
    @Test
    void columnsOfWhichNothingIsKnown() {
        SpecDraft draft = draft(schema(table("items", 0)
                .column("fizz", "integer", NONE)
                .column("buzz", "numeric", NONE)
                .column("tags", "text[]", NONE)
                .withDefault("id", "text", "(gen_random_uuid())::text")));
        assertThat(kind(draft, "items", "fizz")).isEqualTo(new IntegerKind(0, 2_000, null));
        assertThat(kind(draft, "items", "buzz"))
                .isEqualTo(new DecimalKind(new BigDecimal("0.00"), new BigDecimal("2000.00"), 2, null));
        assertThat(kind(draft, "items", "tags"))
                .isInstanceOfSatisfying(
                        ArrayKind.class, array -> assertThat(array.length()).isEqualTo(new Uniform(0, 3)));
        assertThat(kind(draft, "items", "id")).isEqualTo(UuidKind.V4);
    }

    @Test
    void tablesThatAreCalledLikeKeys() {
        SchemaFacts facts =
                schema(table("users", 3).id("id"), table("users_pkey", 3).id("id"));
        assertThatThrownBy(() -> SpecDrafter.draft(facts, DraftOptions.DEFAULT))
                .isInstanceOfSatisfying(
                        BallastException.class, e -> assertThat(e.category()).isEqualTo(ErrorCategory.INPUT_REFUSED))
                .hasMessage(
                        "schema \"public\" has what no dataset spec can hold: table \"users_pkey\", a name that stands for"
                                + " the primary key of users and for the table users_pkey here. Rename the table in a copy of the schema,"
                                + " and run again");
    }

    @Test
    void longTextsThatComeOnce() {
        SpecDraft draft = draft(schema(table("tokens", 90)
                .column("token", "text", NONE)
                .primaryKey("token")
                .check("(length(token) > 300)")));
        assertThat(kind(draft, "tokens", "token")).isEqualTo(new PatternKind("x".repeat(281) + "[a-z0-9]".repeat(20)));
        assertThat(column(draft, "tokens", "token").check()).isEqualTo(new Check(null, null, 301, null, List.of()));
    }

    @ParameterizedTest
    @CsvSource({"text, 300, 301", "varchar(400), 36, 37"})
    void defaultsOfUuidsThatAreTooShortForTheCheck(String type, int characters, int least) {
        SpecDraft draft = draft(schema(table("tokens", 90)
                .withDefault("token", type, "(gen_random_uuid())::text")
                .primaryKey("token")
                .check("(length(token) > " + characters + ")")));
        assertThat(kind(draft, "tokens", "token")).isInstanceOf(PatternKind.class);
        assertThat(column(draft, "tokens", "token").check()).isEqualTo(new Check(null, null, least, null, List.of()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bytea|(a >= '\\x3039'::bytea)",
                "bytea|(a <= '\\x3039'::bytea)",
                "uuid|(a >= '80000000-0000-4000-8000-000000000000'::uuid)"
            })
    void checksThatCompareWhatIsDrawnFromTheWholeType(String type, String sql) {
        SpecDraft draft = draft(schema(table("files", 9).column("a", type, NONE).check(sql)));
        assertThat(column(draft, "files", "a").check()).isNull();
        assertThat(notes(draft, "tables", "files", "columns", "a"))
                .containsExactly("check omitted: its values come about in another way than it supposes");
    }

    @Test
    void keysOverJson() {
        SpecDraft draft = draft(schema(table("files", 9)
                .column("body", "json[]", NONE)
                .column("n", "integer", NONE)
                .unique("body", "n")));
        assertThat(draft.spec().table("files").schema().uniqueKeys()).isEmpty();
        assertThat(draft.spec().table("files").schema().indexes()).isEmpty();
        assertThat(notes(draft, "tables", "files"))
                .containsExactly("unique key (body, n) omitted: PostgreSQL cannot compare json, the type of one of the"
                        + " columns here");
    }

    @Test
    void partitionsByJson() {
        SpecDraft draft = draft(schema(table("files", 9)
                .column("body", "json[]", NONE)
                .partitions("hash", "body", "FOR VALUES WITH (modulus 1, remainder 0)")));
        assertThat(draft.spec().table("files").schema().partitioning()).isNull();
        assertThat(notes(draft, "tables", "files"))
                .containsExactly(
                        "one table here, partitioned there: PostgreSQL cannot compare json, the type of its column here",
                        "partitions there: \"part0\"");
    }

    /** One key would take a from b and b from a; what is left of it does not come from one row any more. */
    @Test
    void foreignKeysThatExchangeColumnsOfTheirOwnTable() {
        SpecDraft draft = draft(schema(table("nodes", 9)
                .column("a", "integer", NONE)
                .column("b", "integer", NONE)
                .column("c", "timestamp without time zone", NONE)
                .column("up", "timestamp without time zone", NONE)
                .unique("b", "a", "c")
                .unique("c", "b")
                .refers(List.of("a", "b", "up"), "nodes", List.of("b", "a", "c"), Map.of())
                .refers(List.of("up", "a"), "nodes", List.of("c", "b"), Map.of())));
        assertThat(draft.spec().table("nodes").schema().foreignKeys()).isEmpty();
        assertThat(notes(draft, "tables", "nodes"))
                .contains("foreign key \"nodes_a_b_up_fkey\" (a, b, up) omitted: the values of b come from elsewhere")
                .contains("foreign key \"nodes_up_a_fkey\" (up, a) omitted: its columns do not all come from one row of"
                        + " nodes");
    }

    @Test
    void foreignKeysOfAColumnToItself() {
        SpecDraft draft = draft(schema(table("nodes", 5)
                .column("id", "bigint", NONE)
                .primaryKey("id")
                .refers("id", "nodes", "id", Map.of(1L, 5L))));
        assertThat(draft.spec().table("nodes").schema().foreignKeys()).isEmpty();
        assertThat(notes(draft, "tables", "nodes"))
                .containsExactly("foreign key \"nodes_id_fkey\" (id) omitted: the values of id come from elsewhere");
    }

    @Test
    void foreignKeysThatShareAColumnWithTheirOwnTarget() {
        SpecDraft draft = draft(schema(table("nodes", 5)
                .column("tenant", "integer", NONE)
                .column("id", "uuid", NONE)
                .nullable("up", "uuid")
                .primaryKey("tenant", "id")
                .refers(List.of("tenant", "up"), "nodes", List.of("tenant", "id"), Map.of(1L, 5L))));
        assertThat(kind(draft, "nodes", "up")).isEqualTo(new ReferenceKind("nodes", "id", null, "up"));
        assertThat(draft.spec().table("nodes").schema().foreignKeys()).isEmpty();
    }

    /** Named distributions go on for ever: a distribution that fits two parents must not promise more children than a key has room for. */
    @Test
    void fewParentsHaveTheChildrenThatWereCounted() {
        SpecDraft draft = draft(schema(
                table("members", 3)
                        .column("team", "integer", NONE)
                        .column("person", "integer", NONE)
                        .primaryKey("team", "person")
                        .refers("team", "teams", "id", Map.of(1L, 1L, 2L, 1L))
                        .refers("person", "people", "id", Map.of(1L, 1L, 2L, 1L)),
                table("people", 2).id("id"),
                table("teams", 2).id("id")));
        TableSpec members = draft.spec().table("members");
        assertThat(members.rows()).isInstanceOfSatisfying(RowCount.PerParent.class, rows -> assertThat(rows.count())
                .isEqualTo(new Weighted(Map.of(1.0, 1.0, 2.0, 1.0))));
        assertThat(members.schema().primaryKey()).containsExactly("team", "person");
    }

    @Test
    void checksThatNoValueKeeps() {
        SpecDraft draft = draft(schema(table("kinds", 0)
                .column("n", "integer", NONE)
                .column("t", "text", NONE)
                .check("((n > 5) AND (n < 3))")
                .check("(length(t) = 0)")
                .check("(t = ANY (ARRAY['a'::text, 'b'::text]))")));
        assertThat(column(draft, "kinds", "n").check()).isEqualTo(new Check("6", null, null, null, List.of()));
        assertThat(column(draft, "kinds", "t").check()).isEqualTo(new Check(null, null, 0, 0, List.of()));
        assertThat(notes(draft, "tables", "kinds"))
                .contains(
                        "check \"check0\" omitted or in part: ((n > 5) AND (n < 3))",
                        "check \"check2\" omitted or in part: (t = ANY (ARRAY['a'::text, 'b'::text]))");
    }

    @Test
    void timesThatACheckKeepsFromWhereTheyWouldBe() {
        SpecDraft draft = draft(schema(table("visits", 9)
                .column("at", "timestamp without time zone", NONE)
                .column("opens", "time without time zone", common(0, 1, Map.of("23:00:00", 1.0), Shape.NONE))
                .check("(at <= '2015-06-01 12:00:00'::timestamp without time zone)")
                .check("(opens <= '17:00:00'::time without time zone)")));
        assertThat(kind(draft, "visits", "at")).isInstanceOfSatisfying(TimestampKind.class, times -> {
            assertThat(times.from()).isEqualTo(Instant.parse("2010-05-31T12:00:00Z"));
            assertThat(times.to()).isEqualTo(Instant.parse("2015-06-01T12:00:00Z"));
        });
        assertThat(kind(draft, "visits", "opens")).isEqualTo(new TimeKind(LocalTime.MIDNIGHT, LocalTime.of(17, 0)));
    }

    private static Column column(SpecDraft draft, String table, String column) {
        TableSchema schema = draft.spec().table(table).schema();
        return schema.columns().get(schema.columnIndex(column));
    }

    private static ValueKind kind(SpecDraft draft, String table, String column) {
        return Drafts.kind(draft.spec().table(table), column);
    }
}
