package io.ballast.generator.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.ZipfDistribution;
import org.apache.commons.math3.stat.inference.ChiSquareTest;
import org.junit.jupiter.api.Test;

/** References that a key makes differ: the tables between two others, many to many. */
final class DistinctPicksTest {
    private static final double ALPHA = 0.001;

    private static final String USERS_AND_ROLES = """
            users: { rows: 3000, columns: { id: { type: integer, primaryKey: true, value: { sequence: {} } } } }
            roles: { rows: 8, columns: { id: { type: integer, primaryKey: true, value: { sequence: {} } } } }
            """;

    private static final String GRANTS = USERS_AND_ROLES + """
            grants: { per: users, count: { uniform: { min: 0, max: 8 } }, primaryKey: [user_id, role_id], columns: {
                user_id: { type: integer, references: users.id },
                role_id: { type: integer, references: { to: roles.id, pick: PICK } } } }
            """;

    @Test
    void aParentsChildrenPickDifferentRowsEachAsLikely() {
        List<String[]> grants = rows(GRANTS.replace("PICK", "uniform"), "grants");
        assertDistinct(grants);
        assertThat(perParent(grants)).anySatisfy(count -> assertThat(count).isEqualTo(8));
        assertEvenly(grants, 1, 8);
        assertEvenly(firstOfEachParent(grants), 1, 8);
    }

    @Test
    void aParentsFirstChildrenPickByZipfAndTheOthersAmongTheRowsLeft() {
        List<String[]> grants = rows(GRANTS.replace("PICK", "{ zipf: { exponent: 0.9 } }"), "grants");
        assertDistinct(grants);
        List<String[]> first = firstOfEachParent(grants);
        ZipfDistribution zipf = new ZipfDistribution(8, 0.9);
        double[] expected = IntStream.rangeClosed(1, 8)
                .mapToDouble(role -> zipf.probability(role) * first.size())
                .toArray();
        assertThat(new ChiSquareTest().chiSquareTest(expected, counts(first, 1, 8)))
                .isGreaterThan(ALPHA);
        assertThat(Arrays.stream(counts(grants, 1, 8)).boxed().toList())
                .isSortedAccordingTo((a, b) -> Long.compare(b, a));
    }

    @Test
    void twoReferencesNeverPickTheSameCombination() {
        String tables = USERS_AND_ROLES + """
                grants: { rows: ROWS, primaryKey: [user_id, role_id], columns: {
                    user_id: { type: integer, references: users.id },
                    at: { type: integer, value: { sequence: {} } },
                    role_id: { type: integer, references: roles.id } } }
                """;
        List<String[]> some = rows(tables.replace("ROWS", "6000"), "grants");
        assertDistinctIn(some, 0, 2);
        assertEvenly(some, 2, 8);
        assertThat(perParent(some)).hasSizeBetween(2500, 2750); // 3000 · (1 - (3/4)^8) = 2700 have one at least
        assertDistinctIn(rows(tables.replace("ROWS", "24000"), "grants"), 0, 2); // all there are
    }

    @Test
    void aParentAndTwoReferencesNeverComeTwiceTogether() {
        List<String[]> rows = rows(USERS_AND_ROLES + """
                places: { rows: 3, columns: { id: { type: uuid, primaryKey: true, value: { uuid: v4 } } } }
                grants: { per: users, count: { uniform: { min: 20, max: 24 } }, primaryKey: [role_id, user_id, place_id],
                  columns: {
                    user_id: { type: integer, references: users.id },
                    place_id: { type: uuid, references: places.id },
                    role_id: { type: integer, references: roles.id } } }
                """, "grants");
        assertDistinct(rows);
        assertEvenly(rows, 2, 8);
    }

    @Test
    void aUniqueReferencePicksEachRowOnce() {
        List<String[]> badges = rows(USERS_AND_ROLES + """
                badges: { rows: 3000, columns: {
                    user_id: { type: integer, unique: true, nulls: 0.1, references: { to: users.id, pick: uniform } } } }
                """, "badges");
        List<String> ids =
                badges.stream().map(row -> row[0]).filter(id -> id != null).toList();
        assertThat(ids).doesNotHaveDuplicates().hasSizeBetween(2650, 2750);
        assertThat(ids.stream().map(Integer::valueOf).toList())
                .isNotEqualTo(ids.stream().sorted().toList());
    }

    @Test
    void otherTablesReferToThePickedRowsBothDirectlyAndThroughAParent() {
        Map<String, List<String[]>> tables = SpecRows.of(GRANTS.replace("PICK", "{ zipf: { exponent: 1.1 } }") + """
                uses: { per: grants, count: { uniform: { min: 0, max: 2 } }, columns: {
                    user_id: { type: integer }, role_id: { type: integer } },
                  references: [ { columns: [user_id, role_id], to: grants } ] }
                audits: { rows: 2000, primaryKey: [user_id, role_id, day_id], columns: {
                    user_id: { type: integer }, role_id: { type: integer },
                    day_id: { type: integer, references: { to: roles.id, pick: uniform } } },
                  references: [ { columns: [user_id, role_id], to: grants, pick: uniform } ] }
                """);
        Set<List<String>> grants = new HashSet<>();
        tables.get("grants").forEach(row -> grants.add(List.of(row)));
        assertThat(tables.get("uses")).hasSizeGreaterThan(1000).allSatisfy(row -> assertThat(grants)
                .contains(List.of(row)));
        assertThat(tables.get("audits")).allSatisfy(row -> assertThat(grants).contains(List.of(row[0], row[1])));
        assertDistinct(tables.get("audits"));
    }

    @Test
    void manyChildrenPickDifferentRowsOfManyByZipf() {
        assertDistinct(rows("""
                a: { rows: 4, columns: { id: { type: integer, primaryKey: true, value: { sequence: {} } } } }
                b: { rows: 1000000000, columns: { id: { type: integer, primaryKey: true, value: { sequence: {} } } } }
                ab: { per: a, count: { weighted: { 2: 1, 20000: 1 } }, primaryKey: [a, b], columns: {
                    a: { type: integer, references: a.id },
                    b: { type: integer, references: { to: b.id, pick: zipf } } } }
                """, "ab"));
    }

    @Test
    void rowsAreTheSameWhereverReadingBegins() {
        for (String pick : List.of("uniform", "zipf")) {
            DatasetModel dataset = SpecRows.model(GRANTS.replace("PICK", pick));
            assertThat(SpecRows.areSameWhereverReadingBegins(dataset, dataset.table("grants"), 4001, 300))
                    .isTrue();
        }
    }

    @Test
    void refusesMoreDifferentPicksThanThereTurnOutToBeRows() {
        String tables = """
                a: { rows: 10, columns: { id: { type: integer, primaryKey: true, value: { sequence: {} } } } }
                b: { per: a, count: { weighted: { 0: 9, 4: 1 } }, columns: {
                    id: { type: integer, primaryKey: true, value: { sequence: {} } } } }
                """;
        assertThatThrownBy(() -> SpecRows.model(tables + """
                        c: { rows: 5, columns: { b: { type: integer, primaryKey: true, references: b.id } } }
                        """))
                .hasMessage("tables.c: a key asks for 5 different rows of b, and by the counts of children there are 4;"
                        + " ask for fewer rows here, or for more there.");
        assertThatThrownBy(() -> SpecRows.model(tables + """
                        c: { per: a, count: 30, primaryKey: [a, b, d], columns: {
                            a: { type: integer, references: a.id },
                            b: { type: integer, references: b.id },
                            d: { type: integer, references: { to: b.id, pick: uniform } } } }
                        """))
                .hasMessage(
                        "tables.c: a key asks for 30 different combinations of rows of b and b for one parent, and by"
                                + " the counts of children there are 16; ask for fewer rows here, or for more there.");
    }

    @Test
    void refusesAReferenceToATableThatTurnsOutToBeEmpty() {
        assertThatThrownBy(() -> SpecRows.model("""
                        a: { rows: 1, columns: { id: { type: integer, primaryKey: true, value: { sequence: {} } } } }
                        b: { per: a, count: { weighted: { 0: 9, 4: 1 } }, columns: {
                            id: { type: integer, primaryKey: true, value: { sequence: {} } } } }
                        c: { rows: 5, columns: { b: { type: integer, references: b.id } } }
                        """))
                .hasMessage("tables.c: column \"b\" refers to a row of b, which has none by its counts of children;"
                        + " ask for more there.");
    }

    private static List<String[]> rows(String tables, String table) {
        DatasetModel dataset = SpecRows.model(tables);
        return SpecRows.parse(SpecRows.csv(dataset, dataset.table(table), 0, Long.MAX_VALUE));
    }

    private static void assertDistinct(List<String[]> rows) {
        assertThat(rows.stream().map(List::of)).hasSizeGreaterThan(1000).doesNotHaveDuplicates();
    }

    private static void assertDistinctIn(List<String[]> rows, int a, int b) {
        assertThat(rows.stream().map(row -> List.of(row[a], row[b])))
                .hasSizeGreaterThan(1000)
                .doesNotHaveDuplicates();
    }

    private static void assertEvenly(List<String[]> rows, int column, int values) {
        double[] expected = new double[values];
        Arrays.fill(expected, (double) rows.size() / values);
        assertThat(new ChiSquareTest().chiSquareTest(expected, counts(rows, column, values)))
                .isGreaterThan(ALPHA);
    }

    private static long[] counts(List<String[]> rows, int column, int values) {
        long[] counts = new long[values];
        rows.forEach(row -> counts[Integer.parseInt(row[column]) - 1]++);
        return counts;
    }

    private static List<Integer> perParent(List<String[]> rows) {
        Map<String, Integer> counts = new HashMap<>();
        rows.forEach(row -> counts.merge(row[0], 1, Integer::sum));
        return List.copyOf(counts.values());
    }

    private static List<String[]> firstOfEachParent(List<String[]> rows) {
        Set<String> seen = new HashSet<>();
        return rows.stream().filter(row -> seen.add(row[0])).toList();
    }
}
