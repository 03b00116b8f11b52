package io.ballast.introspect.draft;

import static io.ballast.introspect.draft.Drafts.draft;
import static io.ballast.introspect.draft.Drafts.kind;
import static io.ballast.introspect.draft.TestFacts.schema;
import static io.ballast.introspect.draft.TestFacts.table;
import static io.ballast.introspect.facts.ColumnStatistics.NONE;
import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.spec.kind.ArrayKind;
import io.ballast.spec.kind.JsonKind;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChosenValuesTest {
    private static List<String> listed(String type, String check) {
        SpecDraft draft =
                draft(schema(table("things", 0).column("n", type, NONE).check(check)));
        assertThat(draft.risks()).isEmpty();
        return kind(draft.spec().table("things"), "n").listed();
    }

    private static void assertAll(List<String> days, Predicate<LocalDate> wanted) {
        assertThat(days).hasSizeGreaterThan(10).allMatch(day -> wanted.test(LocalDate.parse(day)));
    }

    @Test
    void listsNumbers() {
        assertThat(listed("integer", "((n % 5) = 0)"))
                .hasSizeGreaterThan(100)
                .allMatch(number -> Integer.parseInt(number) % 5 == 0);
        assertThat(listed("integer", "((n & 1) = 0)"))
                .hasSizeGreaterThan(100)
                .allMatch(number -> Integer.parseInt(number) % 2 == 0);
        assertThat(listed("integer", "(((n >= 1) AND (n <= 12)) OR (n = 99))"))
                .hasSize(13)
                .contains("1", "12", "99");
    }

    @Test
    void listsDays() {
        assertAll(
                listed("date", "(EXTRACT(isodow FROM n) = (1)::numeric)"),
                day -> day.getDayOfWeek() == DayOfWeek.MONDAY);
        assertAll(
                listed("date", "(n = date_trunc('month'::text, (n)::timestamp with time zone))"),
                day -> day.getDayOfMonth() == 1);
        assertAll(
                listed(
                        "date",
                        "(date_part('dow'::text, n) <> ALL (ARRAY[(0)::double precision, (6)::double precision]))"),
                day -> day.getDayOfWeek().getValue() < 6);
    }

    @Test
    void listsTexts() {
        assertThat(listed("text", "(n = initcap(n))")).contains("Amber").hasSizeGreaterThan(10);
        assertThat(listed("text", "(n !~ '[aeiou]'::text)"))
                .hasSizeGreaterThan(5)
                .noneMatch(text -> text.matches(".*[aeiou].*"));
        assertThat(listed("character varying(20)", "(POSITION(('@'::text) IN (n)) > 1)"))
                .hasSizeGreaterThan(5)
                .allMatch(text -> text.indexOf('@') > 0 && text.length() <= 20);
    }

    /** What the server alone can compute is not guessed. */
    @ParameterizedTest
    @ValueSource(strings = {"((abs(n) % 5) = 0)", "((n / 3) = 2)", "(n = length('abc'::text))"})
    void listsNothingElse(String check) {
        SpecDraft draft =
                draft(schema(table("things", 0).column("n", "integer", NONE).check(check)));

        assertThat(draft.risks().values().stream().flatMap(List::stream)).hasSize(1);
    }

    @Test
    void givesArraysAndObjectsTheirMembers() {
        SpecDraft draft = draft(schema(table("things", 0)
                .column("scopes", "text[]", NONE)
                .column("counts", "integer[]", NONE)
                .column("data", "jsonb", NONE)
                .check("(scopes <@ ARRAY['read'::text, 'write'::text])")
                .check("(array_length(counts, 1) > 0)")
                .check("((data ? 'state'::text) AND (data ?& ARRAY['a'::text, 'b'::text]))")));

        assertThat(draft.risks()).isEmpty();
        assertThat(((ArrayKind) kind(draft.spec().table("things"), "scopes"))
                        .element()
                        .listed())
                .containsExactly("read", "write");
        assertThat(((ArrayKind) kind(draft.spec().table("things"), "counts"))
                        .length()
                        .support()
                        .min())
                .isEqualTo(1);
        assertThat(((JsonKind) kind(draft.spec().table("things"), "data")).members())
                .extracting(JsonKind.Member::name)
                .contains("state", "a", "b");
    }

    /** An expression that a server would run out of memory for is refused, and one that is merely long is not. */
    @Test
    void refusesExpressionsThatCostTooMuch() {
        assertThat(RegexCost.isTooHigh("^(a{1,200}){1,200}$")).isTrue();
        assertThat(RegexCost.isTooHigh("((x{100}){100}){2}")).isTrue();
        assertThat(RegexCost.isTooHigh("^([a-z0-9-]{1,63}\\.){1,10}[a-z]{2,63}$"))
                .isFalse();
        assertThat(RegexCost.isTooHigh("^[^{}]{1,255}\\{2000,2000}$")).isFalse();
        assertThat(RegexCost.isTooHigh("a{,5}|b{3,}|(((")).isFalse();
    }

    /** Some of each alternative. */
    @Test
    void drawsFromAllAlternatives() {
        SpecDraft draft = draft(schema(table("things", 0)
                .column("code", "text", NONE)
                .check("(code ~ '^(foo|bar[0-9]{3}|baz-[a-z]+)$'::text)")));

        assertThat(draft.risks()).isEmpty();
        assertThat(kind(draft.spec().table("things"), "code").listed())
                .contains("foo")
                .anyMatch(text -> text.matches("bar[0-9]{3}"))
                .anyMatch(text -> text.matches("baz-[a-z]+"))
                .allMatch(text -> text.matches("foo|bar[0-9]{3}|baz-[a-z]+"));
    }
}
