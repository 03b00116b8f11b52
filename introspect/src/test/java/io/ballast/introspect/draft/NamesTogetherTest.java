package io.ballast.introspect.draft;

import static io.ballast.introspect.draft.Drafts.column;
import static io.ballast.introspect.draft.Drafts.draft;
import static io.ballast.introspect.draft.Drafts.kind;
import static io.ballast.introspect.draft.TestFacts.schema;
import static io.ballast.introspect.draft.TestFacts.table;
import static io.ballast.introspect.facts.ColumnStatistics.NONE;
import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.spec.TableSpec;
import io.ballast.spec.kind.AfterKind;
import io.ballast.spec.kind.BooleanKind;
import io.ballast.spec.kind.ChoiceKind;
import io.ballast.spec.kind.ConstantKind;
import io.ballast.spec.kind.Distance;
import io.ballast.spec.kind.PatternKind;
import io.ballast.spec.kind.TemplateKind;
import io.ballast.spec.kind.UuidKind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What names and defaults say of empty tables: of several columns together, of ids kept as text, and of what most rows have. */
class NamesTogetherTest {
    @ParameterizedTest
    @CsvSource({
        "starts_at, ends_at, timestamp with time zone",
        "startTime, endTime, timestamp without time zone",
        "valid_from, valid_until, date",
        "first_seen, last_seen, timestamp with time zone",
        "timeopen, timeclose, bigint",
        "min_price, max_price, integer",
        "timestart, timefinish, bigint",
        "created_unix, updated_unix, bigint"
    })
    void endsLieBehindBeginnings(String begin, String end, String type) {
        TableSpec spans = draft(
                        schema(table("spans", 0).column(begin, type, NONE).column(end, type, NONE)))
                .spec()
                .table("spans");

        assertThat(kind(spans, end)).isInstanceOfSatisfying(AfterKind.class, after -> assertThat(after.column())
                .hasToString(begin));
    }

    @Test
    void somethingEndsHoursAfterItBegan() {
        TableSpec spans = draft(schema(table("calls", 0)
                        .column("start_time", "timestamp with time zone", NONE)
                        .column("end_time", "timestamp with time zone", NONE)))
                .spec()
                .table("calls");

        assertThat(((AfterKind) kind(spans, "end_time")).distance().unit()).isEqualTo(Distance.Unit.HOUR);
    }

    @Test
    void idsAsTextAreUuidsOrAsLongAsTheirColumn() {
        TableSpec users = draft(schema(table("users", 0)
                        .column("id", "character varying(36)", NONE)
                        .column("object_id", "character varying(24)", NONE)
                        .column("external_id", "text", NONE)
                        .primaryKey("id")))
                .spec()
                .table("users");

        assertThat(kind(users, "id")).isEqualTo(UuidKind.V4);
        assertThat(kind(users, "object_id")).isEqualTo(new PatternKind("[0-9a-f]".repeat(24)));
        assertThat(kind(users, "external_id")).isEqualTo(UuidKind.V4);
    }

    @Test
    void mostRowsHaveTheDefault() {
        TableSpec types = draft(schema(table("event_types", 0)
                        .withDefault("algorithm", "text", "'HmacSHA1'::text")
                        .withDefault("notice", "integer", "120")
                        .withDefault("hide_branding", "boolean", "false")
                        .withDefault("currency", "text", "'usd'::text")))
                .spec()
                .table("event_types");

        assertThat(kind(types, "algorithm")).isEqualTo(new ConstantKind("HmacSHA1"));
        assertThat(kind(types, "notice")).isInstanceOfSatisfying(ChoiceKind.class, choice -> {
            assertThat(choice.values()).startsWith("120").contains("60", "240");
            assertThat(choice.weights().get(0)).isEqualTo(0.8);
        });
        assertThat(kind(types, "hide_branding")).isEqualTo(new BooleanKind(0.1));
        assertThat(kind(types, "currency")).isEqualTo(new ConstantKind("usd"));
        assertThat(column(types, "algorithm").nullShare()).isZero();
    }

    /** A label is seldom the only one that there is; the greatest number stands for none. */
    @Test
    void someRowsHaveWhatGoesWithTheDefault() {
        TableSpec posts = draft(schema(table("posts", 0)
                        .withDefault("comment_status", "character varying(20)", "'open'::character varying")
                        .withDefault("visibility", "text", "'PUBLIC'::text")
                        .withDefault("flavor", "text", "'plain'::text")
                        .withDefault("timestart", "bigint", "0")
                        .withDefault("timeend", "bigint", "'2147483647'::bigint")
                        .withDefault("bound", "bigint", "'9223372036854775807'::bigint")))
                .spec()
                .table("posts");

        assertThat(kind(posts, "comment_status"))
                .isEqualTo(new ChoiceKind(List.of("open", "closed"), List.of(0.8, 0.2)));
        assertThat(kind(posts, "visibility"))
                .isInstanceOfSatisfying(ChoiceKind.class, choice -> assertThat(choice.values())
                        .containsExactly("PUBLIC", "PRIVATE", "UNLISTED"));
        assertThat(kind(posts, "flavor")).isEqualTo(new ConstantKind("plain"));
        assertThat(kind(posts, "timeend")).isInstanceOf(AfterKind.class);
        assertThat(kind(posts, "bound")).isEqualTo(new ConstantKind("9223372036854775807"));
    }

    @Test
    void hashesTellTheRowsOfAKeyApart() {
        TableSpec assets = draft(schema(table("assets", 0)
                        .column("owner", "character varying(8)", NONE)
                        .column("checksum", "bytea", NONE)
                        .unique("owner", "checksum")))
                .spec()
                .table("assets");

        assertThat(column(assets, "checksum").unique()).isTrue();
        assertThat(assets.schema().uniqueKeys()).hasSize(1);
    }

    @Test
    void longerTextsReferToShorterOnes() {
        TableSpec members = draft(schema(
                        table("groups", 10)
                                .column("code", "character varying(36)", NONE)
                                .primaryKey("code"),
                        table("members", 10)
                                .column("member_of", "character varying(255)", NONE)
                                .refers("member_of", "groups", "code", Map.of(1L, 10L))))
                .spec()
                .table("members");

        assertThat(members.schema().columns().get(0).type()).hasToString("varchar(255)");
        assertThat(members.schema().foreignKeys()).hasSize(1);
    }

    @Test
    void keysDoNotTakeDefaults() {
        TableSpec versions = draft(schema(table("versions", 0)
                        .column("name", "text", NONE)
                        .withDefault("number", "integer", "7")
                        .unique("name", "number")))
                .spec()
                .table("versions");

        assertThat(kind(versions, "number")).isNotInstanceOf(ChoiceKind.class);
    }

    @Test
    void aNameInSmallLettersIsThatOfTheSameRow() {
        TableSpec repositories = draft(schema(table("repository", 0)
                        .column("owner", "integer", NONE)
                        .column("lower_name", "character varying(255)", NONE)
                        .column("name", "character varying(255)", NONE)
                        .unique("owner", "lower_name")))
                .spec()
                .table("repository");
        assertThat(kind(repositories, "name"))
                .isInstanceOfSatisfying(TemplateKind.class, template -> assertThat(template.template())
                        .isEqualTo("{lower_name}"));
    }
}
