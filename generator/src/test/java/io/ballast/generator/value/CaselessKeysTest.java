package io.ballast.generator.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys that ignore case: values that differ still do in lower case. */
final class CaselessKeysTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "type: text, unique: ignoringCase, value: { pattern: '[A-Za-z][a-zA-Z]' }",
                "type: { name: citext, as: text }, unique: true, value: { pattern: '[A-Za-z][a-zA-Z]' }",
                "type: { name: citext }, primaryKey: true, value: { pattern: '[A-Za-z][a-zA-Z]' }",
                "type: text, unique: ignoringCase, value: { pattern: '[ßAbBCEa-zŞIİıi][µμΜA-Za-z]' }",
                "type: text, unique: ignoringCase, value: { template: '{code}.x' }",
                "type: text, unique: ignoringCase, value: { template: { text: '{w}q{n}',"
                        + " parts: { n: { sequence: {} }, w: { choice: [A, a] } } } }",
                "type: text, unique: ignoringCase, value: { uuid: v4 }"
            })
    void columnsAreApartInLowerCase(String column) {
        List<String> values = SpecRows.of("t: { rows: 676, columns: { v: { " + column
                        + " }, code: { type: text, unique: ignoringCase, value: { pattern: '[A-Za-z][A-Za-z]' } } } }")
                .get("t")
                .stream()
                .map(row -> row[0])
                .toList();
        assertThat(values).hasSize(676);
        assertThat(values.stream().map(value -> value.toLowerCase(Locale.ROOT))).doesNotHaveDuplicates();
        assertThat(values.stream().map(value -> value.toUpperCase(Locale.ROOT))).doesNotHaveDuplicates();
    }

    @Test
    void choicesTakePartInKeysOnceForEachCase() {
        List<String> keys = SpecRows.of("""
                tenants: { rows: 9, columns: { id: { type: integer, primaryKey: true, value: { sequence: {} } } } }
                labels: { rows: 27, columns: {
                    tenant: { type: integer, references: tenants.id },
                    name: { type: text, value: { choice: [a, A, b, B, c, C] } } },
                  indexes: [ { columns: [ { lower: name }, tenant ], unique: true } ] }
                """).get("labels").stream()
                .map(row -> row[0] + " " + row[1].toLowerCase(Locale.ROOT))
                .toList();
        assertThat(keys).hasSize(27).doesNotHaveDuplicates();
    }

    @Test
    void columnsOutsideOfKeysKeepBothCases() {
        assertThat(SpecRows.of(
                                "t: { rows: 500, columns: { v: { type: { name: citext }, value: { pattern: '[Aa]' } } } }")
                        .get("t"))
                .extracting(row -> row[0])
                .contains("a", "A");
    }
}
