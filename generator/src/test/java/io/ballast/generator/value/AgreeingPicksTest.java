package io.ballast.generator.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.stat.inference.ChiSquareTest;
import org.junit.jupiter.api.Test;

/** References of several columns, some of which are settled before: they pick among the rows that agree. */
final class AgreeingPicksTest {
    private static final String TENANTS = """
            tenants: { rows: 500, columns: { id: { type: integer, primaryKey: true, value: { sequence: {} } } } }
            users: { per: tenants, count: { uniform: { min: 1, max: 7 } }, primaryKey: [tenant_id, id], columns: {
                tenant_id: { type: integer, references: tenants.id }, id: { type: integer, value: { sequence: {} } } } }
            """;

    private static final String PROJECTS = TENANTS + """
            projects: { per: tenants, count: 3, columns: { tenant_id: { type: integer, references: tenants.id }, owner_id: { type: integer } },
                references: [ { columns: [tenant_id, owner_id], to: users, pick: PICK } ] }
            """;

    /** Both references of {@code members} agree with its tenant; that of {@code posts} does beside a column of numbers. */
    private static final String KEYS = TENANTS + """
            people: { per: tenants, count: { uniform: { min: 3, max: 7 } }, primaryKey: [tenant_id, id], columns: {
                tenant_id: { type: integer, references: tenants.id }, id: { type: integer, value: { ordinal: number } } } }
            teams: { per: tenants, count: 3, primaryKey: [tenant_id, id], columns: {
                tenant_id: { type: integer, references: tenants.id }, id: { type: integer, value: { ordinal: number } } } }
            members: { per: tenants, count: 9, primaryKey: [tenant_id, person_id, team_id], columns: {
                tenant_id: { type: integer, references: tenants.id }, person_id: { type: integer }, team_id: { type: integer } },
                references: [ { columns: [tenant_id, person_id], to: people, pick: uniform }, { columns: [tenant_id, team_id], to: teams, pick: uniform } ] }
            posts: { per: teams, count: 4, primaryKey: [tenant_id, team_id, author_id, level], columns: {
                tenant_id: { type: integer }, team_id: { type: integer }, author_id: { type: integer }, level: { type: integer, value: { integer: { min: 1, max: 2 } } } },
                references: [ { columns: [tenant_id, team_id], to: teams }, { columns: [tenant_id, author_id], to: people, pick: uniform } ] }
            """;

    @Test
    void theParentSettlesItsColumnAndTheOthersArePickedAmongItsRows() {
        Map<String, List<String[]>> rows = SpecRows.of(PROJECTS.replace("PICK", "uniform"));
        Map<String, Integer> perTenant = new HashMap<>();
        rows.get("projects").forEach(row -> perTenant.merge(row[0], 1, Integer::sum));
        assertThat(perTenant).hasSize(500).values().containsOnly(3);
        assertThat(pairs(rows.get("users"))).containsAll(pairs(rows.get("projects")));
        assertThat(rows.get("projects").get(0)).startsWith("1");
    }

    @Test
    void allRowsThatAgreeAreAsLikely() {
        assertThat(new ChiSquareTest().chiSquareTest(new double[] {1, 1, 1, 1, 1}, placesAmongFive("uniform")))
                .isGreaterThan(0.001);
    }

    @Test
    void theFirstOfTheRowsThatAgreeArePickedMostByZipf() {
        double[] expected = {1, 1 / 2.0, 1 / 3.0, 1 / 4.0, 1 / 5.0};
        assertThat(new ChiSquareTest().chiSquareTest(expected, placesAmongFive("zipf")))
                .isGreaterThan(0.001);
    }

    @Test
    void theOrderOfWritingDoesNotMatter() {
        String after = TENANTS + """
                projects: { per: tenants, count: 3, columns: { owner_id: { type: integer }, tenant_id: { type: integer } },
                    references: [ { columns: [tenant_id, owner_id], to: users, pick: uniform }, { columns: [tenant_id], to: tenants } ] }
                """;
        String before = TENANTS + """
                projects: { per: tenants, count: 3, columns: { owner_id: { type: integer }, tenant_id: { type: integer } },
                    references: [ { columns: [tenant_id], to: tenants }, { columns: [tenant_id, owner_id], to: users, pick: uniform } ] }
                """;
        assertThat(SpecRows.of(after).get("projects"))
                .usingRecursiveComparison()
                .isEqualTo(SpecRows.of(before).get("projects"));
    }

    @Test
    void aPickOfOneColumnDecidesAndTheOtherColumnsAgree() {
        Map<String, List<String[]>> rows = SpecRows.of(TENANTS + """
                tickets: { rows: 4000, columns: {
                    tenant_id: { type: integer, references: { to: tenants.id, pick: { zipf: { exponent: 1.5 } } } }, user_id: { type: integer } },
                    references: [ { columns: [tenant_id, user_id], to: users, pick: uniform } ] }
                """);
        assertThat(pairs(rows.get("users"))).containsAll(pairs(rows.get("tickets")));
        assertThat(rows.get("tickets").stream().filter(row -> row[0].equals("1")))
                .hasSizeBetween(1400, 1800);
    }

    @Test
    void agreeingRowsMayBeGrandchildrenOrSiblings() {
        Map<String, List<String[]>> rows = SpecRows.of(TENANTS + """
                phones: { per: users, count: { zipf: { max: 5, exponent: 1 } }, primaryKey: [tenant_id, user_id, no], columns: {
                    tenant_id: { type: integer }, user_id: { type: integer }, no: { type: integer, value: { ordinal: number } } },
                    references: [ { columns: [tenant_id, user_id], to: users } ] }
                calls: { per: phones, count: { uniform: { min: 0, max: 3 } }, columns: {
                    tenant_id: { type: integer, value: { parent: tenant_id } }, user_id: { type: integer }, no: { type: integer } },
                    references: [ { columns: [tenant_id, user_id, no], to: phones, pick: uniform } ] }
                friends: { per: users, count: 2, columns: {
                    tenant_id: { type: integer, value: { parent: tenant_id } }, friend: { type: integer } },
                    references: [ { columns: [tenant_id, friend], to: users, pick: uniform } ] }
                """);
        assertThat(triples(rows.get("phones"))).containsAll(triples(rows.get("calls")));
        assertThat(pairs(rows.get("users"))).containsAll(pairs(rows.get("friends")));
        Map<String, List<String>> usersOfTenants = new HashMap<>();
        rows.get("calls").forEach(row -> usersOfTenants
                .computeIfAbsent(row[0], tenant -> new ArrayList<>())
                .add(row[1]));
        assertThat(usersOfTenants.values())
                .anySatisfy(users -> assertThat(users.stream().distinct()).hasSizeGreaterThan(3));
    }

    @Test
    void aKeyOverRowsThatAgreeHasEachCombinationOnce() {
        Map<String, List<String[]>> rows = SpecRows.of(KEYS);
        List<String[]> members = rows.get("members");
        assertThat(members).hasSize(500 * 9);
        assertThat(triples(members)).hasSize(members.size());
        assertThat(pairs(rows.get("people"))).containsAll(pairs(members));
        assertThat(pairs(rows.get("teams")))
                .containsAll(members.stream()
                        .map(row -> row[0] + " " + row[2])
                        .distinct()
                        .toList());
        List<String[]> posts = rows.get("posts");
        assertThat(posts).hasSize(500 * 3 * 4);
        assertThat(posts.stream().map(row -> String.join(" ", row)).distinct()).hasSize(posts.size());
        assertThat(pairs(rows.get("teams"))).containsAll(pairs(posts));
    }

    @Test
    void anotherRowIsPickedAmongThoseThatAgree() {
        String spec = TENANTS.replace("min: 1", "min: 3") + """
                matches: { per: tenants, count: 6, columns: {
                    tenant_id: { type: integer, references: tenants.id }, home: { type: integer }, away: { type: integer } },
                    references: [ { columns: [tenant_id, home], to: users, pick: uniform },
                        { columns: [tenant_id, away], to: users, pick: { zipf: { exponent: 0.5 } }, except: home } ] }
                follows: { per: users, count: 2, primaryKey: [tenant_id, user_id, followed], columns: {
                    tenant_id: { type: integer }, user_id: { type: integer }, followed: { type: integer } },
                    references: [ { columns: [tenant_id, user_id], to: users }, { columns: [tenant_id, followed], to: users, pick: uniform, except: user_id } ] }
                letters: { rows: 3000, columns: { tenant_id: { type: integer }, sender: { type: integer }, receiver: { type: integer } },
                    references: [ { columns: [tenant_id, sender], to: users, pick: uniform },
                        { columns: [tenant_id, receiver], to: users, pick: uniform, except: sender } ] }
                """;
        Map<String, List<String[]>> rows = SpecRows.of(spec);
        for (String table : List.of("matches", "follows", "letters")) {
            List<String[]> pairs = rows.get(table);
            assertThat(pairs).isNotEmpty().allSatisfy(row -> assertThat(row[1]).isNotEqualTo(row[2]));
            assertThat(pairs(rows.get("users"))).containsAll(pairs(pairs));
            assertThat(pairs(rows.get("users")))
                    .containsAll(
                            pairs.stream().map(row -> row[0] + " " + row[2]).toList());
        }
        assertThat(triples(rows.get("follows"))).hasSize(rows.get("follows").size());
        DatasetModel dataset = SpecRows.model(spec);
        for (TableModel table : dataset.tables()) {
            assertThat(SpecRows.areSameWhereverReadingBegins(dataset, table, 100, 300))
                    .isTrue();
        }
    }

    @Test
    void keysOverRowsThatAgreeAreTheSameWhereverReadingBegins() {
        DatasetModel dataset = SpecRows.model(KEYS);
        for (TableModel table : dataset.tables()) {
            assertThat(SpecRows.areSameWhereverReadingBegins(dataset, table, 100, 300))
                    .isTrue();
        }
    }

    @Test
    void rowsAreTheSameWhereverReadingBegins() {
        DatasetModel dataset = SpecRows.model(PROJECTS.replace("PICK", "zipf") + """
                notes: { per: projects, count: { uniform: { min: 0, max: 4 } }, columns: {
                    owner: { type: integer, value: { parent: owner_id } } } }
                """);
        for (TableModel table : dataset.tables()) {
            assertThat(SpecRows.areSameWhereverReadingBegins(dataset, table, 100, 300))
                    .isTrue();
        }
    }

    /** How often each of the users of tenants with five of them is picked, by their order. */
    private static long[] placesAmongFive(String pick) {
        Map<String, List<String[]>> rows =
                SpecRows.of(PROJECTS.replace("PICK", pick).replace("count: 3", "count: 20"));
        Map<String, List<String>> users = new HashMap<>();
        rows.get("users").forEach(row -> users.computeIfAbsent(row[0], tenant -> new ArrayList<>())
                .add(row[1]));
        long[] places = new long[5];
        for (String[] row : rows.get("projects")) {
            List<String> ofTenant = users.get(row[0]);
            if (ofTenant.size() == 5) {
                places[ofTenant.indexOf(row[1])]++;
            }
        }
        return places;
    }

    private static List<String> pairs(List<String[]> rows) {
        return rows.stream().map(row -> row[0] + " " + row[1]).distinct().toList();
    }

    private static List<String> triples(List<String[]> rows) {
        return rows.stream()
                .map(row -> row[0] + " " + row[1] + " " + row[2])
                .distinct()
                .toList();
    }
}
