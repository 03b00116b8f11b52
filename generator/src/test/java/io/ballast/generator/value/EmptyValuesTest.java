package io.ballast.generator.value;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An empty value is never written as NULL, which is the field without a byte. */
final class EmptyValuesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '§',
            value = {
                "text ; text: { characters: 0 } ; \"\"",
                "varchar(5) ; text: { characters: { constant: 0 } } ; \"\"",
                "char(5) ; text: { characters: { uniform: { min: 0, max: 0 } } } ; \"\"",
                "text ; text: { characters: { weighted: { 0: 1, 5: 0 } } } ; \"\"",
                "text ; pattern: '' ; \"\"",
                "text ; template: '' ; \"\"",
                "text ; template: '{of}' ; \"\"",
                "text ; template: '{of}{of}' ; \"\"",
                "text ; template: { text: '{p|slug}', parts: { p: { choice: ['--'] } } } ; \"\"",
                "text ; template: { text: '{p}', parts: { p: { text: { characters: 0 } } } } ; \"\"",
                "text ; template: { text: '{p}{q}', parts: { p: { pattern: '' }, q: { constant: '' } } } ; \"\"",
                "text ; template: { text: '{p|upper}', parts: { p: { choice: { values: [''], weights: [2] } } } } ; \"\"",
                "text ; choice: [''] ; \"\"",
                "text ; choice: { values: ['', x], weights: [1, 0] } ; \"\"",
                "text ; constant: '' ; \"\"",
                "bytea ; bytes: { length: 0 } ; \\x",
                "text[] ; array: { element: { text: { characters: 0 } }, length: 0 } ; {}",
                "text[] ; array: { element: { text: { characters: 0 } }, length: 1 } ; \"{\"\"\"\"}\"",
                "text[] ; array: { element: { pattern: '' }, length: 2 } ; \"{\"\"\"\",\"\"\"\"}\"",
                "bytea[] ; array: { element: { bytes: { length: 0 } }, length: 1 } ; \"{\"\"\\\\x\"\"}\"",
                "jsonb ; json: {} ; {}",
                "jsonb ; json: { a: { text: { characters: 0 } } } ; \"{\"\"a\"\": \"\"\"\"}\"",
                "jsonb ; json: { '': { pattern: '' } } ; \"{\"\"\"\": \"\"\"\"}\"",
                "jsonb ; json: { a: { array: { element: { constant: '' }, length: 1 } } } ; \"{\"\"a\"\": [\"\"\"\"]}\""
            })
    void standsInQuotes(String type, String value, String field) {
        String csv =
                csv("t: { rows: 70, columns: { n: { type: integer, value: { constant: 1 } }, of: { type: text, value: {"
                        + " text: { characters: 0 } } }, it: { type: \"" + type + "\", value: { " + value + " } } } }");
        assertThat(csv).isEqualTo(("1,\"\"," + field + "\n").repeat(70));
    }

    @ParameterizedTest
    @CsvSource({"true, '1,,\n'", "false, '1,\"\",\"\"\n'"})
    void aCopyOfAnEmptyTextIsEmptyAndOneOfANullIsNull(boolean isNull, String row) {
        String nulls = isNull ? "nulls: 1, " : "";
        String csv = csv(
                "p: { rows: 3, columns: { e: { type: text, " + nulls + "value: { text: { characters: 0 } } } } }\n"
                        + "t: { per: p, count: 1, columns: { n: { type: integer, value: { constant: 1 } }, e: { type: text, nullable: true,"
                        + " value: { parent: e } }, f: { type: text, nullable: true, value: { reference: { to: p.e } } } } }");
        assertThat(csv).isEqualTo(row.repeat(3));
    }

    /** A foreign key would not hold if the copy had a value where there is none. */
    @ParameterizedTest
    @CsvSource({"p.e, uniform", "p.e, '{ zipf: { exponent: 0.5 } }'"})
    void aCopyOfANullIsNullIfTheCopyHasNullsOfItsOwn(String to, String pick) {
        String csv =
                csv("p: { rows: 9, columns: { e: { type: text, nulls: 1, value: { text: { characters: 3 } } } } }\n"
                        + "t: { per: p, count: 20, columns: { n: { type: integer, value: { constant: 1 } }, e: { type: text, nulls: 0.3,"
                        + " value: { parent: e } }, f: { type: text, nulls: 0.3, value: { reference: { to: " + to
                        + ", pick: "
                        + pick + " } } } } }");
        assertThat(csv).isEqualTo("1,,\n".repeat(180));
    }

    private static String csv(String tables) {
        DatasetModel dataset = SpecRows.model(tables);
        TableModel table = dataset.table("t");
        return SpecRows.csv(dataset, table, 0, table.rows());
    }
}
