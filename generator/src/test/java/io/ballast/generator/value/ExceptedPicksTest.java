package io.ballast.generator.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.stat.inference.ChiSquareTest;
import org.junit.jupiter.api.Test;

/** References that do not pick the row of another column: nobody follows themselves. */
final class ExceptedPicksTest {
    private static final String USERS =
            "users: { rows: 20, columns: { id: { type: integer, primaryKey: true, value: { sequence: {} } } } }\n";

    private static List<String> pairs(List<String[]> rows) {
        return rows.stream().map(row -> row[0] + " " + row[1]).toList();
    }

    @Test
    void picksAnyOtherRowAsOften() {
        List<String[]> rows = SpecRows.of(USERS + """
                follows: { rows: 4000, columns: {
                    followee: { type: integer, references: { to: users.id, except: follower } },
                    follower: { type: integer, references: { to: users.id, pick: zipf } } } }
                """).get("follows");
        long[] places = new long[20];
        rows.forEach(row -> places[Math.floorMod(Integer.parseInt(row[0]) - Integer.parseInt(row[1]), 20)]++);
        assertThat(places[0]).isZero();
        double[] even = new double[19];
        Arrays.fill(even, 1);
        assertThat(new ChiSquareTest().chiSquareTest(even, Arrays.copyOfRange(places, 1, 20)))
                .isGreaterThan(0.001);
    }

    @Test
    void aKeyTakesEveryPairThatIsLeft() {
        List<String[]> rows = SpecRows.of(USERS + """
                follows: { rows: 380, primaryKey: [follower, followee], columns: {
                    follower: { type: integer, references: users.id },
                    followee: { type: integer, references: { to: users.id, except: follower } } } }
                """).get("follows");
        assertThat(pairs(rows)).hasSize(380).doesNotHaveDuplicates();
        assertThat(rows).noneMatch(row -> row[0].equals(row[1]));
    }

    @Test
    void childrenOfARowPickOthersThanTheirParent() {
        for (String pick : List.of("uniform", "{ zipf: { exponent: 0.9 } }")) {
            List<String[]> rows = SpecRows.of(USERS + """
                    follows: { per: users, count: 10, primaryKey: [follower, followee], columns: {
                        follower: { type: integer, references: users.id },
                        followee: { type: integer, references: { to: users.id, pick: PICK, except: follower } } } }
                    """.replace("PICK", pick)).get("follows");
            assertThat(pairs(rows)).hasSize(200).doesNotHaveDuplicates();
            assertThat(rows).noneMatch(row -> row[0].equals(row[1]));
        }
    }

    @Test
    void rowsAreTheSameWhereverReadingBegins() {
        DatasetModel dataset = SpecRows.model(USERS + """
                follows: { rows: 380, primaryKey: [follower, followee], columns: {
                    follower: { type: integer, references: users.id },
                    followee: { type: integer, references: { to: users.id, except: follower } } } }
                """);
        assertThat(SpecRows.areSameWhereverReadingBegins(dataset, dataset.table("follows"), 90, 150))
                .isTrue();
    }

    @Test
    void noRowIsItsOwnParent() {
        for (String pick : List.of("uniform", "zipf")) {
            List<String[]> rows = SpecRows.of("""
                    nodes: { rows: 3000, columns: {
                        id: { type: integer, primaryKey: true, value: { sequence: {} } },
                        parent_id: { type: integer, nullable: true, references: { to: nodes.id, pick: PICK, except: id } } } }
                    """.replace("PICK", pick)).get("nodes");
            assertThat(rows).noneMatch(row -> row[0].equals(row[1]));
            assertThat(rows.stream().map(row -> row[1]).distinct().count()).isGreaterThan(100);
        }
    }
}
