package io.ballast.generator.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.common.error.BallastException;
import io.ballast.spec.reader.SpecReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every value kind through the spec's reader and the CSV encoder, read back by another CSV reader. */
final class ValueKindsTest {
    private static final int ROWS = 3000;

    @ParameterizedTest
    @CsvSource({"v4, 4", "v7, 7", "v4-ordered, 4"})
    void uuidsCarryVersionAndVariantAndDiffer(String kind, int version) {
        List<String> values = column("{ type: uuid, value: { uuid: " + kind + " } }");
        assertThat(values).doesNotHaveDuplicates().allSatisfy(value -> {
            assertThat(UUID.fromString(value).version()).isEqualTo(version);
            assertThat(UUID.fromString(value).variant()).isEqualTo(2);
        });
        if (!kind.equals("v4")) {
            assertThat(values).isSorted();
        }
    }

    /** PostgreSQL shows all digits of numeric(p,s), and digests are made of what it shows. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "decimal: { min: -1, max: 2, scale: 0 }   ~ -1.000 0.000 1.000 2.000",
                "decimal: { min: 0.5, max: 0.8, scale: 1 } ~ 0.500 0.600 0.700 0.800",
                "decimal: { min: 4, max: 6, scale: 0, distribution: { normal: { mean: 5, standardDeviation: 1 } } } ~ 4.000 5.000 6.000",
                "integer: { distribution: { uniform: { min: 3, max: 5 } } } ~ 3.000 4.000 5.000",
                "integer: { min: 1, max: 3 }              ~ 1.000 2.000 3.000",
                "integer: { min: 4, max: 4 }              ~ 4.000"
            })
    void numbersOfFewerDigitsAreWrittenWithThoseOfTheType(String value, String expected) {
        assertThat(Set.copyOf(column("{ type: 'numeric(15,3)', value: { " + value + " } }")))
                .containsExactlyInAnyOrder(expected.split(" "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "integer  ~ integer: { min: -1500, max: 1600 }",
                "bigint   ~ integer: { min: -9223372036854775808, max: 9223372036854775807 }",
                "numeric(8,3) ~ decimal: { min: -2.5, max: 2.5, scale: 3 }",
                "numeric(30,18) ~ decimal: { min: 0, max: 0.01 }",
                "date     ~ date: { from: 1900-01-01, to: 2100-01-01 }",
                "timestamp ~ timestamp: { from: 2020-01-01, to: 2020-01-02 }",
                "time     ~ time: { from: '00:00:00', to: '23:59:59' }",
                "interval ~ interval: { minSeconds: 0, maxSeconds: 5000 }",
                "interval year ~ interval: { min: 0, max: 2999 }",
                "interval year to month ~ interval: { min: 1, max: 3000 }",
                "interval month ~ interval: { min: 0, max: 100000 }",
                "interval day ~ interval: { min: 0, max: 3000 }",
                "interval day to hour ~ interval: { min: 0, max: 3000 }",
                "interval hour to minute ~ interval: { min: 0, max: 3000 }",
                "interval day to second(0) ~ interval: { min: 0, max: 3000 }",
                "inet     ~ inet: 10.1.0.0/16",
                "text     ~ pattern: '[ab]?-##'",
                "text     ~ pattern: '??????????????????####################'",
                "bytea    ~ bytes: { minLength: 8, maxLength: 12 }"
            })
    void uniqueColumnsNeverRepeat(String type, String value) {
        assertThat(column("{ type: '" + type + "', unique: true, value: { " + value + " } }"))
                .hasSize(ROWS)
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "bigint ~ start: -1, step: 2 ~ -1 1 3 ~ 5997",
                "numeric ~ start: 5 ~ 5 6 7 ~ 3004",
                "numeric ~ start: 5, step: -0.5 ~ 5.0 4.5 4.0 ~ -1494.5",
                "numeric(12,2) ~ step: 0.25 ~ 1.00 1.25 1.50 ~ 750.75",
                "numeric(12,2) ~ start: -0.5, step: 1k ~ -0.50 999.50 1999.50 ~ 2998999.50",
                "date ~ start: 2024-02-28, step: P1D ~ 2024-02-28 2024-02-29 2024-03-01 ~ 2032-05-15",
                "date ~ start: 2024-03-01, step: -1 days ~ 2024-03-01 2024-02-29 2024-02-28 ~ 2015-12-15",
                "date ~ start: 0001-01-01, step: P3W ~ 0001-01-01 0001-01-22 0001-02-12 ~ 0173-06-07",
                "timestamp ~ start: 2024-02-29T23:45:00, step: PT15M ~ 2024-02-29T23:45:00 2024-03-01T00:00:00 2024-03-01T00:15:00 ~ 2024-04-01T05:30:00",
                "timestamp ~ start: 0001-01-01, step: 1 day 00:00:00.25 ~ 0001-01-01T00:00:00 0001-01-02T00:00:00.25 0001-01-03T00:00:00.5 ~ 0009-03-19T00:12:29.75",
                "timestamptz ~ start: 2024-01-01T01:00:00+01:00, step: PT-1H ~ 2024-01-01T00:00:00+00 2023-12-31T23:00:00+00 2023-12-31T22:00:00+00 ~ 2023-08-29T01:00:00+00"
            })
    void sequencesGoByEvenSteps(String type, String sequence, String first, String last) {
        List<String> values =
                column("{ type: '" + type + "', unique: true, value: { sequence: { " + sequence + " } } }");
        assertThat(String.join(" ", values.subList(0, 3))).isEqualTo(first.replace('T', ' '));
        assertThat(values.get(ROWS - 1)).isEqualTo(last.replace('T', ' '));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "integer ~ integer: { min: -3, max: 3 } ~ -?[0-3]",
                "integer ~ integer: { min: 0, max: 9, distribution: { normal: { mean: 5, standardDeviation: 2 } } } ~ [0-9]",
                "numeric(6,2) ~ decimal: { min: -1, max: 1, scale: 2 } ~ -?[01]\\.[0-9]{2}",
                "boolean ~ boolean: { probability: 0.3 } ~ true|false",
                "text ~ pattern: 'A-##[xyz]\\#' ~ A-[0-9]{2}[xyz]#",
                "text ~ choice: [red, green] ~ red|green",
                "text ~ constant: hello ~ hello",
                "interval ~ interval: { minSeconds: 3600, maxSeconds: 7199 } ~ 01:[0-5][0-9]:[0-5][0-9]",
                "interval year ~ interval: { min: 0, max: 3 } ~ 00:00:00|1 year|[23] years",
                "interval year to month ~ interval: { min: 0, max: 25 } ~ 00:00:00|1 mon|([2-9]|1[01]) mons|1 year( 1 mon| ([2-9]|1[01]) mons)?|2 years( 1 mon)?",
                "interval ~ interval: { min: 0, max: 3, unit: day } ~ 00:00:00|1 day|[23] days",
                "interval day to hour ~ interval: { min: 1, max: 30 } ~ [0-3][0-9]:00:00",
                "interval hour to minute ~ interval: { min: 1, max: 90 } ~ 0[01]:[0-5][0-9]:00",
                "bytea ~ bytes: { length: 3 } ~ \\\\x[0-9a-f]{6}",
                "inet ~ inet: 192.168.7.0/24 ~ 192\\.168\\.7\\.[0-9]{1,3}",
                "integer[] ~ array: { element: { integer: { min: 1, max: 2 } }, length: { uniform: { min: 0, max: 3 } } } ~ \\{([12](,[12]){0,2})?\\}",
                "text[] ~ array: { element: { choice: [a, 'b c'] }, length: 2 } ~ \\{(a|\"b c\"),(a|\"b c\")\\}"
            })
    void valuesHaveTheFormOfTheirKind(String type, String value, String regex) {
        assertThat(column("{ type: '" + type + "', value: { " + value + " } }"))
                .allSatisfy(text -> assertThat(text).matches(regex));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
                    type: point, value: { point: { minX: -1, maxX: 1, minY: 5, maxY: 5, scale: 1 } } ~ [(]-?[01][.][0-9],5[.]0[)]
                    type: { name: 'geometry(Point,3857)' }, value: { point: { minX: 0, maxX: 9, scale: 0 } } ~ SRID=3857;POINT[(][0-9] -?[0-9]{1,2}[)]
                    type: { name: geography }, value: { point: {} } ~ POINT[(]-?[0-9]{1,3}[.][0-9]{5} -?[0-9]{1,2}[.][0-9]{5}[)]
                    type: { name: hstore }, value: { hstore: { 'a"': { integer: { min: 1, max: 9 } }, b: { choice: ['', 'x"y'] } } } ~ "a[\\\\]""=>"[1-9]", "b"=>"(x[\\\\]"y)?"
                    type: int4range, value: { range: { from: 1, to: 3, length: 2, bounds: '(]', empty: 0.2, unboundedLower: 0.2, unboundedUpper: 0.2 } } ~ empty|[(](1,3|2,4|,3|,4)\\]|[(][12]?,[)]
                    type: daterange, value: { range: { from: 2024-01-01, to: 2024-01-03, length: 1, bounds: '()' } } ~ [(]2024-01-0[12],2024-01-0[23][)]
                    type: "integer[]", value: { array: { element: { integer: { min: 1, max: 2 } }, dimensions: [2, 3] } } ~ [{][{][12],[12],[12][}],[{][12],[12],[12][}][}]
                    type: "integer[]", value: { array: { element: { constant: 7 }, dimensions: [2, 1, 2] } } ~ [{][{][{]7,7[}][}],[{][{]7,7[}][}][}]
                    type: jsonb, value: { json: { a: { array: { element: { constant: b }, dimensions: [2, 2] } } } } ~ [{]"a": \\[\\["b", "b"\\], \\["b", "b"\\]\\][}]
                    """)
    void valuesPutTogetherFromOthersHaveTheFormOfTheirKind(String column, String regex) {
        assertThat(column("{ " + column + " }"))
                .allSatisfy(text -> assertThat(text).matches(regex));
    }

    @Test
    void rangesLackTheirEndsAsOftenAsAsked() {
        List<String> values = column("{ type: int4range, value: { range: { from: 1, to: 9, length: 2, empty: 0.25,"
                + " unboundedLower: 0.5, unboundedUpper: 0.1 } } }");
        assertThat(values.stream().filter("empty"::equals)).hasSizeBetween(ROWS / 4 - 100, ROWS / 4 + 100);
        assertThat(values.stream().filter(range -> range.startsWith("(,"))).hasSizeBetween(1000, 1250);
        assertThat(values.stream().filter(range -> range.endsWith(",)"))).hasSizeBetween(150, 300);
    }

    @Test
    void proseHasAsManyWordsAndCharactersAsAsked() {
        assertThat(column("{ type: text, value: { text: { words: { uniform: { min: 2, max: 4 } } } } }"))
                .allSatisfy(text -> assertThat(text.split(" ")).hasSizeBetween(2, 4));
        assertThat(column("{ type: text, value: { text: { characters: { uniform: { min: 10, max: 30 } } } } }"))
                .allSatisfy(text -> assertThat(text).hasSizeBetween(10, 30).isEqualTo(text.strip()));
    }

    @Test
    void jsonIsReadByAnyReader() {
        List<String> values =
                column("{ type: jsonb, value: { json: { id: { uuid: v4 }, \"a \\\"b\\\"\": { integer: { min: 1,"
                        + " max: 9 } }, tags: { array: { element: { choice: [x, 'y\"z'] }, length: 2 } }, on: { boolean: {} },"
                        + " deep: { json: { at: { date: { from: 2020-01-01, to: 2021-01-01 } } } } } } }");
        assertThat(values).allSatisfy(text -> {
            JsonNode json = JsonMapper.builder().build().readTree(text);
            assertThat(UUID.fromString(json.get("id").asString()).version()).isEqualTo(4);
            assertThat(json.get("a \"b\"").isInt()).isTrue();
            assertThat(json.get("tags").size()).isEqualTo(2);
            assertThat(json.get("on").isBoolean()).isTrue();
            assertThat(json.get("deep").get("at").asString()).startsWith("2020-");
        });
    }

    @Test
    void nullsComeInTheirShareAndTheEmptyTextStaysApart() {
        List<String> values = column("{ type: text, nullable: true, nulls: 0.25, value: { choice: ['', x] } }");
        long nulls = values.stream().filter(value -> value == null).count();
        assertThat(nulls).isBetween(ROWS / 4 - 100L, ROWS / 4 + 100L);
        assertThat(values).contains("", "x");
    }

    @Test
    void templatesRepeatColumnsOfTheRowAndTheParent() {
        Map<String, List<String[]>> tables = SpecRows.of("""
                a: { rows: 500, columns: {
                  id: { type: integer, primaryKey: true, value: { sequence: { start: 1 } } },
                  name: { type: text, value: { choice: [Ann, BOB] } } } }
                b: { per: a, count: { uniform: { min: 0, max: 3 } }, columns: {
                  a_id: { type: integer, references: a.id },
                  n: { type: integer, value: { ordinal: number } },
                  label: { type: text, value: { template: { text: "{a.name|lower}-{n}-{a_id}" } } } } }
                """);
        Map<String, String> names = new HashMap<>();
        tables.get("a").forEach(row -> names.put(row[0], row[1]));
        assertThat(tables.get("b")).hasSize(750).allSatisfy(row -> assertThat(row[2])
                .isEqualTo(names.get(row[0]).toLowerCase(java.util.Locale.ROOT) + "-" + row[1] + "-" + row[0]));
    }

    @Test
    void templatesTakeTextsThatColumnsHaveCopied() {
        List<String[]> rows = SpecRows.of("""
                a: { rows: 50, columns: {
                  name: { type: text, unique: true, value: { pattern: 'A##' } },
                  even: { type: text, value: { choice: [Ann, BOB] } },
                  often: { type: text, value: { choice: { values: [Cyd, DAN], weights: [1, 3] } } } } }
                b: { per: a, count: 2, columns: {
                  even: { type: text, value: { parent: even } },
                  often: { type: text, value: { parent: often } },
                  label: { type: text, value: { template: "{even|upper}-{often|lower}-{even}" } } } }
                """).get("b");
        assertThat(rows).hasSize(100).allSatisfy(row -> assertThat(row[2])
                .isEqualTo(row[0].toUpperCase(java.util.Locale.ROOT) + "-" + row[1].toLowerCase(java.util.Locale.ROOT)
                        + "-" + row[0]));
        assertThat(rows).extracting(row -> row[1]).contains("Cyd", "DAN");
    }

    @Test
    void grandchildrenFindTheirGrandparents() {
        Map<String, List<String[]>> tables = SpecRows.of("""
                a: { rows: 200, columns: { id: { type: uuid, primaryKey: true, value: { uuid: v4 } } } }
                b: { per: a, count: { poisson: { mean: 3 } }, columns: {
                  id: { type: uuid, primaryKey: true, value: { uuid: v4 } },
                  a_id: { type: uuid, references: a.id } } }
                c: { per: b, count: { geometric: { p: 0.4 } }, columns: {
                  b_id: { type: uuid, references: b.id },
                  a_id: { type: uuid, value: { parent: a_id } } } }
                """);
        Map<String, String> parents = new HashMap<>();
        tables.get("b").forEach(row -> parents.put(row[0], row[1]));
        assertThat(tables.get("c")).isNotEmpty().allSatisfy(row -> assertThat(parents)
                .containsEntry(row[0], row[1]));
    }

    @Test
    void compositeReferencesPickOneRowAndZipfPrefersTheFirst() {
        Map<String, List<String[]>> tables = SpecRows.of("""
                orders: { rows: 300, columns: { id: { type: integer, primaryKey: true, value: { sequence: {} } } } }
                lines: { per: orders, count: { uniform: { min: 1, max: 4 } }, primaryKey: [order_id, line],
                  columns: {
                  order_id: { type: integer, references: orders.id },
                  line: { type: integer, value: { ordinal: number } } } }
                returns: { rows: 3000, columns: {
                    order_id: { type: integer, nullable: true, nulls: 0.1 },
                    line: { type: integer, nullable: true, nulls: 0.1 } },
                  references: [ { columns: [order_id, line], to: lines, pick: { zipf: { exponent: 1.1 } } } ] }
                """);
        Set<List<String>> lines = new HashSet<>();
        tables.get("lines").forEach(row -> lines.add(List.of(row)));
        List<String[]> returns = tables.get("returns");
        List<String[]> filled = returns.stream().filter(row -> row[0] != null).toList();
        assertThat(filled).hasSizeBetween(2600, 2800).allSatisfy(row -> assertThat(lines)
                .contains(List.of(row)));
        assertThat(returns).allSatisfy(row -> assertThat(row[0] == null).isEqualTo(row[1] == null));
        long first = filled.stream()
                .filter(row -> row[0].equals("1") && row[1].equals("1"))
                .count();
        assertThat(first).isGreaterThan(filled.size() / 10);
    }

    @Test
    void cyclesThroughNullableColumnsResolve() {
        Map<String, List<String[]>> tables = SpecRows.of("""
                teams: { rows: 50, columns: {
                  id: { type: integer, primaryKey: true, value: { sequence: {} } },
                  lead_id: { type: integer, nullable: true, nulls: 0.2, references: people.id } } }
                people: { rows: 400, columns: {
                  id: { type: integer, primaryKey: true, value: { sequence: {} } },
                  team_id: { type: integer, references: teams.id },
                  boss_id: { type: integer, nullable: true, nulls: 0.1, references: people.id } } }
                """);
        assertThat(tables.get("teams")).allSatisfy(row -> {
            if (row[1] != null) {
                assertThat(Integer.parseInt(row[1])).isBetween(1, 400);
            }
        });
        assertThat(tables.get("people"))
                .allSatisfy(row -> assertThat(Integer.parseInt(row[1])).isBetween(1, 50));
    }

    @Test
    void refusesAnUnknownFakerExpression() {
        assertThatThrownBy(() -> column("{ type: text, value: { faker: name.noSuchThing } }"))
                .isInstanceOf(BallastException.class)
                .hasMessage(
                        "test:5: tables.t.columns.it: faker \"name.noSuchThing\": Datafaker cannot evaluate it: Unable to resolve"
                                + " #{Name.noSuchThing} directive. Look the expression up among Datafaker's providers;"
                                + " name.firstName is one.");
    }

    /** Between two others, and in a block of its own lines. */
    @Test
    void refusesAFakerWithTheLineThatItStandsOn() {
        assertThatThrownBy(() -> SpecRows.of("""
                        t:
                          rows: 3
                          columns:
                            a: { type: text, value: { faker: name.firstName } }
                            b:
                              type: text
                              value:
                                template: { text: "{p}", parts: { p: { faker: name.noSuchThing } } }
                            c: { type: text, value: { faker: name.noSuchThing } }
                        """))
                .isInstanceOf(BallastException.class)
                .hasMessageStartingWith("test:11: tables.t.columns.b: faker \"name.noSuchThing\": ");
    }

    @Test
    void refusesAFakerWhoseTextsAreAllTooLong() {
        assertThatThrownBy(() -> column(
                        "{ type: text, value: { faker: { expression: lorem.paragraph, pool: 3, maxLength: 4 } } }"))
                .isInstanceOf(BallastException.class)
                .hasMessage(
                        "test:5: tables.t.columns.it: faker \"lorem.paragraph\": 1000 draws gave no text of 4 characters or fewer."
                                + " Choose a longer maxLength, or a longer type.");
    }

    @Test
    void rowsAreTheSameWhereverReadingBegins() {
        for (String preset : SpecReader.presets()) {
            DatasetModel dataset = DatasetModel.of(SpecReader.preset(preset));
            for (TableModel table : dataset.tables()) {
                assertThat(SpecRows.areSameWhereverReadingBegins(dataset, table, table.rows() / 3, 300))
                        .as(preset + "." + table.name())
                        .isTrue();
            }
        }
    }

    @Test
    void rowsThatAreThereAreTheOnesReferredTo() {
        Map<String, List<String[]>> rows = SpecRows.of("""
                        users:
                          existing: 3
                          columns:
                            tenant: { type: integer, value: { listed: [1, 1, 2] } }
                            id: { type: text, value: { listed: [a, b, a] } }
                          primaryKey: [tenant, id]
                        seats:
                          rows: 3
                          columns: { tenant: { type: integer }, id: { type: text } }
                          primaryKey: [tenant, id]
                          references: [{ columns: [tenant, id], to: users }]
                        """);

        assertThat(rows.get("seats")).extracting(row -> row[0] + row[1]).containsExactlyInAnyOrder("1a", "1b", "2a");
    }

    private static List<String> column(String column) {
        List<String> values = new ArrayList<>();
        SpecRows.of("t: { rows: " + ROWS + ", columns: { before: { type: integer, value: { sequence: {} } }, it: "
                        + column + " } }")
                .get("t")
                .forEach(row -> values.add(row[1]));
        return values;
    }
}
