package io.ballast.generator.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Two references of which one picks the lesser row and the other one the greater. */
final class OrderedPicksTest {
    private static final String USERS =
            "users: { rows: ROWS, columns: { id: { type: TYPE, primaryKey: true, value: KIND } } }\n";

    private static String users(int rows, String type, String kind) {
        return USERS.replace("ROWS", String.valueOf(rows)).replace("TYPE", type).replace("KIND", kind);
    }

    private static final String FRIENDS = """
            friends: { rows: ROWS, primaryKey: [one, other], columns: {
                one: { type: TYPE, references: users.id },
                other: { type: TYPE, references: { to: users.id, above: one } } } }
            """;

    private static String friends(int rows, String type) {
        return FRIENDS.replace("ROWS", String.valueOf(rows)).replace("TYPE", type);
    }

    private static List<String> pairs(List<String[]> rows) {
        return rows.stream().map(row -> row[0] + " " + row[1]).toList();
    }

    @Test
    void aKeyTakesEveryPairOfAnOddNumberOfRows() {
        List<String[]> rows = SpecRows.of(users(21, "integer", "{ sequence: {} }") + friends(210, "integer"))
                .get("friends");
        assertThat(pairs(rows)).hasSize(210).doesNotHaveDuplicates();
        assertThat(rows).allMatch(row -> Integer.parseInt(row[0]) < Integer.parseInt(row[1]));
    }

    @Test
    void aKeyTakesNearlyEveryPairOfAnEvenNumber() {
        List<String[]> rows = SpecRows.of(
                        users(20, "integer", "{ sequence: { start: 100, step: -3 } }") + friends(180, "integer"))
                .get("friends");
        assertThat(pairs(rows)).hasSize(180).doesNotHaveDuplicates();
        assertThat(rows).allMatch(row -> Integer.parseInt(row[0]) < Integer.parseInt(row[1]));
    }

    @Test
    void comparesUuidsByTheirBytes() {
        List<String[]> rows = SpecRows.of(users(100, "uuid", "{ uuid: v4 }") + friends(3000, "uuid"))
                .get("friends");
        assertThat(pairs(rows)).hasSize(3000).doesNotHaveDuplicates();
        assertThat(rows).allMatch(row -> row[0].compareTo(row[1]) < 0);
        assertThat(rows.stream().map(row -> row[0]).distinct()).hasSizeGreaterThan(60);
    }

    @Test
    void needsNoKey() {
        List<String[]> rows =
                SpecRows.of(users(2, "integer", "{ sequence: {} }") + """
                matches: { rows: 100, columns: {
                    winner: { type: integer, references: { to: users.id, pick: zipf, above: loser } },
                    loser: { type: integer, references: users.id } } }
                """).get("matches");
        assertThat(rows).hasSize(100).allMatch(row -> row[0].equals("2") && row[1].equals("1"));
    }

    @Test
    void rowsAreTheSameWhereverReadingBegins() {
        DatasetModel dataset = SpecRows.model(users(100, "uuid", "{ uuid: v4 }") + friends(3000, "uuid"));
        assertThat(SpecRows.areSameWhereverReadingBegins(dataset, dataset.table("friends"), 90, 150))
                .isTrue();
    }
}
