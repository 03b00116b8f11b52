package io.ballast.introspect.draft;

import static io.ballast.introspect.draft.Drafts.draft;
import static io.ballast.introspect.draft.TestFacts.schema;
import static io.ballast.introspect.draft.TestFacts.table;
import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.introspect.facts.ColumnStatistics;
import io.ballast.spec.ColumnSpec;
import io.ballast.spec.kind.UuidKind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names beside checks of lengths, which applications have on most of their texts. */
class GuessingTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            username  | char_length(username) >= 3                                 | name.firstName
            full_name | length(full_name) > 0                                      | name.fullName
            city      | char_length(city) >= 1 AND char_length(city) <= 100        | address.city
            email     | length(email) >= 5                                         | example.com
            domain    | char_length(domain) > 0                                    | .example.com
            title     | char_length(title) >= 3                                    | book.title
            """)
    void keepAName(String column, String check, String expected) {
        assertThat(values(column, check)).contains(expected);
    }

    /** Some first names have two letters. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            first_name | char_length(first_name) >= 3
            state      | length(state) >= 20
            name       | length(name) = 0
            """)
    void winOverANameWhoseTextsMayBeTooShort(String column, String check) {
        assertThat(values(column, check)).doesNotContain("faker").doesNotContain("choice");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            tags               | text[]        | archive
            allowed_mime_types | varchar(40)[] | image/png
            cities             | text[]        | address.city
            currency_codes     | char(3)[]     | EUR
            ratings            | integer[]     | max=5
            deleted_at         | timestamp[]   | timestamp
            embedding          | real[]        | scale=4
            """)
    void makesElementsOfArraysByTheirName(String column, String type, String expected) {
        assertThat(values(table("people", 0).id("id").nullable(column, type)))
                .startsWith("{array=")
                .contains(expected);
    }

    /** What tells rows of a key apart is the column whose name says least. */
    @Test
    void keepAmongColumnsOfAKey() {
        List<ColumnSpec> columns = draft(schema(table("identities", 0)
                        .id("id")
                        .column("provider_id", "text", ColumnStatistics.NONE)
                        .column("provider", "text", ColumnStatistics.NONE)
                        .unique("provider_id", "provider")))
                .spec()
                .table("identities")
                .columns();
        assertThat(columns.get(1).value()).isEqualTo(UuidKind.V4);
        assertThat(columns.get(2).value().tree().toString()).contains("google");
    }

    private static String values(String column, String check) {
        return values(table("people", 0).id("id").nullable(column, "text").check(check));
    }

    private static String values(TestFacts table) {
        return draft(schema(table))
                .spec()
                .table("people")
                .columns()
                .get(1)
                .value()
                .tree()
                .toString();
    }
}
