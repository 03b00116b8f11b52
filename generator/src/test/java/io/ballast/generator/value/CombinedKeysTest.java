package io.ballast.generator.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Keys of several columns that are unique by the combinations of rows that are picked, numbers, dates and choices. */
final class CombinedKeysTest {
    private static final String ROOMS =
            "rooms: { rows: 12, columns: { id: { type: integer, primaryKey: true, value: { sequence: {} } } } }\n";

    private static final String BOOKINGS = ROOMS + """
            bookings: { rows: 1080, primaryKey: [room, day, slot], columns: {
                id: { type: integer, value: { sequence: {} } },
                slot: { type: text, value: { choice: [morning, noon, evening] } },
                room: { type: integer, references: rooms.id },
                day: { type: date, value: { date: { from: 2024-01-01, to: 2024-01-31 } } } } }
            """;

    private static List<String> keys(List<String[]> rows, int... columns) {
        return rows.stream()
                .map(row -> Arrays.stream(columns)
                        .mapToObj(column -> row[column])
                        .toList()
                        .toString())
                .toList();
    }

    @Test
    void everyCombinationComesOnceWhereAllAreNeeded() {
        List<String[]> rows = SpecRows.of(BOOKINGS).get("bookings");
        assertThat(keys(rows, 1, 2, 3)).hasSize(12 * 30 * 3).doesNotHaveDuplicates();
        assertThat(rows.subList(0, 60).stream().map(row -> row[2]).distinct())
                .as("in no order that shows")
                .hasSizeGreaterThan(8);
    }

    @Test
    void numbersAndDatesNeedNoReference() {
        List<String[]> rows = SpecRows.of("""
                t: { rows: 900, unique: [ [price, day] ], columns: {
                    price: { type: "numeric(6,2)", value: { decimal: { min: 1, max: 1.3, scale: 2 } } },
                    day: { type: date, value: { date: { from: 2024-01-01, to: 2024-01-31 } } } } }
                """).get("t");
        assertThat(keys(rows, 0, 1)).hasSize(900).doesNotHaveDuplicates();
    }

    @Test
    void childrenDifferWithinTheirParent() {
        Map<String, List<String[]>> rows = SpecRows.of(ROOMS + """
                prices: { per: rooms, count: { uniform: { min: 20, max: 31 } }, primaryKey: [room, day], columns: {
                    room: { type: integer, references: rooms.id },
                    day: { type: date, value: { date: { from: 2024-01-01, to: 2024-02-01 } } },
                    price: { type: integer, value: { integer: { min: 1, max: 9 } } } } }
                """);
        Map<String, Set<String>> days = new HashMap<>();
        rows.get("prices").forEach(row -> days.computeIfAbsent(row[0], room -> new HashSet<>())
                .add(row[1]));
        assertThat(keys(rows.get("prices"), 0, 1)).doesNotHaveDuplicates();
        assertThat(days.values().stream().map(Set::size))
                .allMatch(size -> size >= 20)
                .hasSize(12);
    }

    @Test
    void referencesAloneDecideWhereTheyAreEnough() {
        List<String[]> rows = SpecRows.of(ROOMS + """
                t: { rows: 12, primaryKey: [room, n], columns: {
                    room: { type: integer, references: rooms.id }, n: { type: integer, value: { integer: { min: 1, max: 2 } } } } }
                """).get("t");
        assertThat(keys(rows, 0)).doesNotHaveDuplicates();
    }

    @Test
    void rowsAreTheSameWhereverReadingBegins() {
        DatasetModel dataset = SpecRows.model(BOOKINGS + """
                prices: { per: rooms, count: 20, primaryKey: [room, day], columns: {
                    room: { type: integer, references: rooms.id },
                    day: { type: date, value: { date: { from: 2024-01-01, to: 2024-02-01 } } } } }
                deals: { rows: 200, columns: { day: { type: date, value: { reference: { to: prices.day } } } } }
                """);
        for (TableModel table : dataset.tables()) {
            assertThat(SpecRows.areSameWhereverReadingBegins(dataset, table, 5, 150))
                    .isTrue();
        }
    }
}
