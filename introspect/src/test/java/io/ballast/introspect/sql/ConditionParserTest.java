package io.ballast.introspect.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionParserTest {
    @Test
    void readsComparisonsThroughCastsAndParentheses() {
        assertThat(ConditionParser.parse("((price >= (0)::numeric) AND (price <= '-1.5'::numeric(10,2)))"))
                .hasValue(List.of(
                        new Condition.Compared("price", ">=", "0"), new Condition.Compared("price", "<=", "-1.5")));
        assertThat(ConditionParser.parse("(\"Birth Date\" > '1900-01-01 00:00:00'::timestamp without time zone)"))
                .hasValue(List.of(new Condition.Compared("Birth Date", ">", "1900-01-01 00:00:00")));
    }

    @Test
    void readsListsAsThePlannerWritesThem() {
        assertThat(
                        ConditionParser.parse(
                                "((state)::text = ANY ((ARRAY['open'::character varying, 'it''s'::character varying])::text[]))"))
                .hasValue(List.of(new Condition.OneOf("state", List.of("open", "it's"))));
    }

    @Test
    void readsLengthsNullsAndTruths() {
        assertThat(ConditionParser.parse("((char_length((name)::text) >= 3) AND (length(name) < 9))"))
                .hasValue(List.of(new Condition.Length("name", ">=", 3), new Condition.Length("name", "<", 9)));
        assertThat(ConditionParser.parse("((a IS NOT NULL) AND (b IS NULL) AND c AND (NOT d))"))
                .hasValue(List.of(
                        new Condition.Null("a", false),
                        new Condition.Null("b", true),
                        new Condition.Truth("c", true),
                        new Condition.Truth("d", false)));
        assertThat(ConditionParser.parse("((a IS TRUE) AND (b IS NOT TRUE) AND (c IS FALSE) AND (d IS NOT FALSE))"))
                .hasValue(List.of(
                        new Condition.Truth("a", true),
                        new Condition.Truth("b", false),
                        new Condition.Truth("c", false),
                        new Condition.Truth("d", true)));
    }

    @Test
    void readsRegularExpressionsAndTextsThatAreNotEmpty() {
        assertThat(ConditionParser.parse("((handle ~ '^[a-z]+$'::text) AND ((name)::text <> ''::text))"))
                .hasValue(List.of(new Condition.Matches("handle", "^[a-z]+$"), new Condition.Length("name", ">=", 1)));
    }

    @Test
    void readsFunctionsOfTextsAsRegularExpressions() {
        assertThat(List.of(
                        "(\"left\"(t, 3) = 'a.c'::text)",
                        "(SUBSTRING(t FROM 1 FOR 3) = 'a.c'::text)",
                        "(substr((t)::text, 1, 3) = 'a.c'::text)",
                        "starts_with(t, 'a.c'::text)",
                        "((t)::text ^@ 'a.c'::text)"))
                .allSatisfy(sql ->
                        assertThat(ConditionParser.parse(sql)).hasValue(List.of(new Condition.Matches("t", "^a\\.c"))));
        assertThat(ConditionParser.parse("(\"right\"(t, 4) = '.pdf'::text)"))
                .hasValue(List.of(new Condition.Matches("t", "\\.pdf$")));
        assertThat(ConditionParser.parse("((t ~~* 'a%'::text) AND (t IS NOT NULL))"))
                .hasValue(List.of(new Condition.Matches("t", "^a.*$"), new Condition.Null("t", false)));
        assertThat(ConditionParser.parse("(\"left\"(t, 2) = 'abc'::text)")).isEmpty();
        assertThat(ConditionParser.parse("(\"Left\"(t, 3) = 'abc'::text)")).isEmpty();
    }

    /** Years that are past stay so, and those far ahead stay ahead. */
    @Test
    void readsYearsBesideThatOfToday() {
        assertThat(ConditionParser.parse(
                        "((year >= 1950) AND ((year)::numeric <= (EXTRACT(year FROM now()) + (1)::numeric)))"))
                .hasValue(List.of(
                        new Condition.Compared("year", ">=", "1950"), new Condition.Within("year", "<=", "2026")));
        assertThat(ConditionParser.parse("((until)::numeric >= (EXTRACT(year FROM CURRENT_DATE) - (2)::numeric))"))
                .hasValue(List.of(new Condition.Within("until", ">=", "2038")));
    }

    @Test
    void readsOneOfSeveralWaysToHaveMembers() {
        assertThat(ConditionParser.parse("((meta ? 'source'::text) OR (meta = '{}'::jsonb))"))
                .hasValue(List.of(new Condition.HasKeys("meta", List.of("source"))));
        assertThat(ConditionParser.parse("((meta ? 'source'::text) OR (other = 1))"))
                .isEmpty();
    }

    @Test
    void readsWhatColumnsSayOfEachOther() {
        assertThat(ConditionParser.parse("((updated_at >= created_at) AND (follower_id <> followed_id))"))
                .hasValue(List.of(
                        new Condition.Ordered("updated_at", ">=", "created_at"),
                        new Condition.Ordered("follower_id", "<>", "followed_id")));
        assertThat(ConditionParser.parse("((due_on IS NULL) OR (due_on >= posted_on))"))
                .hasValue(List.of(new Condition.Ordered("due_on", ">=", "posted_on")));
        assertThat(ConditionParser.parse("((quantity IS NULL) = (unit_price IS NULL))"))
                .hasValue(List.of(new Condition.NullsAgree("quantity", "unit_price")));
        assertThat(ConditionParser.parse("(num_nonnulls(secret, phone) = 1)"))
                .hasValue(List.of(new Condition.NonNulls(List.of("secret", "phone"), 1)));
        assertThat(ConditionParser.parse("((a IS NULL) OR (b > 0))")).isEmpty();
        assertThat(ConditionParser.parse("((a IS NOT NULL) OR (a > 0))")).isEmpty();
    }

    @Test
    void readsWhatTextsLookLike() {
        assertThat(ConditionParser.parse("(name ~* '^x'::text)"))
                .hasValue(List.of(new Condition.Matches("name", "^x")));
        assertThat(ConditionParser.parse("((email)::text ~~ '_%@x.y\\%'::text)"))
                .hasValue(List.of(new Condition.Matches("email", "^..*\\@x\\.y\\%$")));
        assertThat(ConditionParser.parse("(state ~ '^(new|sent)$'::text)"))
                .hasValue(List.of(new Condition.OneOf("state", List.of("new", "sent"))));
        assertThat(ConditionParser.parse("((code)::text = upper((code)::text))"))
                .hasValue(List.of(new Condition.Cased("code", true)));
        assertThat(ConditionParser.parse("(name <> 'x'::text)")).hasValue(List.of(new Condition.Not("name", "x")));
        assertThat(ConditionParser.parse("(mail OPERATOR(public.~) '@'::public.citext)"))
                .hasValue(List.of(new Condition.Matches("mail", "@")));
        assertThat(ConditionParser.parse("(state = ANY ('{new,sent}'::text[]))"))
                .hasValue(List.of(new Condition.OneOf("state", List.of("new", "sent"))));
        assertThat(ConditionParser.parse("(NOT \"NULL\")")).hasValue(List.of(new Condition.Truth("NULL", false)));
        assertThat(ConditionParser.parse("(btrim(title) <> ''::text)"))
                .hasValue(List.of(new Condition.Length("title", ">=", 1)));
    }

    @Test
    void readsListsWithoutRegardToCase() {
        assertThat(ConditionParser.parse("(upper((g)::text) = ANY (ARRAY['F'::text, 'M'::text]))"))
                .hasValue(List.of(new Condition.Listed("g", List.of("F", "M"))));
        assertThat(ConditionParser.parse("((lower(g) = 'f'::text) OR (g IS NULL))"))
                .hasValue(List.of(new Condition.Listed("g", List.of("f"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "((a > 0) OR (b > 0))",
                "(lower(name) = 'X'::text)",
                "(name !~ '^x'::text)",
                "(name = lower(other))",
                "(name <> other.x)",
                "((a + 1) > 2)",
                "(a > 1",
                "(name = E'a\\\\b')",
                "(name = NULL::text)",
                "(CASE WHEN a THEN 1 ELSE 2 END = 1)",
                ""
            })
    void givesUpWhereMoreIsSaidThanASpecCan(String sql) {
        assertThat(ConditionParser.parse(sql)).isEmpty();
    }
}
