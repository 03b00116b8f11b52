package io.ballast.generator.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ranges that have a part of the whole for themselves. */
final class DisjointRangesTest {
    private record Span(long lower, long upper) {
        static Span of(String text, ToLongFunction<String> end) {
            String[] ends = text.substring(1, text.length() - 1).split(",", -1);
            return new Span(end.applyAsLong(ends[0]), end.applyAsLong(ends[1]));
        }
    }

    private static long end(String text) {
        if (text.indexOf('-') <= 0) {
            return Long.parseLong(text);
        }
        return text.length() == 10
                ? LocalDate.parse(text).toEpochDay()
                : Instant.parse(text.substring(0, 19).replace(' ', 'T') + "Z").getEpochSecond();
    }

    private static void assertApart(List<Span> spans) {
        List<Span> sorted = new ArrayList<>(spans);
        sorted.sort(Comparator.comparingLong(Span::lower));
        for (int i = 0; i < sorted.size(); i++) {
            assertThat(sorted.get(i).lower()).isLessThan(sorted.get(i).upper());
            if (i > 0) {
                assertThat(sorted.get(i - 1).upper())
                        .isLessThanOrEqualTo(sorted.get(i).lower());
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "int4range ~ from: 0, to: 9000, length: { uniform: { min: 1, max: 3 } }",
                "int8range ~ from: -5, to: 3000000000, length: { uniform: { min: 1, max: 900 } }",
                "daterange ~ from: 2020-01-01, to: 2060-01-01, length: { weighted: { 1: 3, 4: 1 } }",
                "tsrange   ~ from: 2024-01-01, to: 2025-01-01, length: { uniform: { min: 60, max: 7200 } }",
                "tstzrange ~ from: 2024-01-01, to: 2025-01-01, length: 10000"
            })
    void noTwoOfATableOverlap(String type, String range) {
        List<Span> spans = SpecRows.of("t: { rows: 3000, columns: { r: { type: " + type + ", value: { range: { " + range
                        + ", disjoint: true } } } } }")
                .get("t")
                .stream()
                .map(row -> Span.of(row[0], DisjointRangesTest::end))
                .toList();
        assertThat(spans).hasSize(3000).isSortedAccordingTo(Comparator.comparingLong(Span::lower));
        assertApart(spans);
    }

    @Test
    void noTwoOfAParentOverlap() {
        Map<String, List<String[]>> rows = SpecRows.of("""
                rooms: { rows: 40, columns: { id: { type: integer, primaryKey: true, value: { sequence: {} } } } }
                stays: { per: rooms, count: { uniform: { min: 1, max: 50 } }, columns: {
                    room: { type: integer, references: rooms.id },
                    stay: { type: daterange, value: { range: { from: 2024-01-01, to: 2025-01-01, length: { uniform: { min: 1, max: 7 } }, disjoint: siblings } } } } }
                """);
        Map<String, List<Span>> byRoom = rows.get("stays").stream()
                .collect(Collectors.groupingBy(
                        row -> row[0],
                        Collectors.mapping(row -> Span.of(row[1], DisjointRangesTest::end), Collectors.toList())));
        assertThat(byRoom).hasSize(40);
        byRoom.values().forEach(DisjointRangesTest::assertApart);
    }

    @Test
    void areTheSameWhereverReadingBegins() {
        DatasetModel dataset = SpecRows.model("""
                rooms: { rows: 9, columns: { id: { type: integer, primaryKey: true, value: { sequence: {} } } } }
                stays: { per: rooms, count: { uniform: { min: 0, max: 9 } }, columns: {
                    a: { type: int4range, value: { range: { from: 0, to: 100, length: { uniform: { min: 1, max: 9 } }, disjoint: siblings } } },
                    b: { type: int4range, value: { range: { from: 0, to: 1000, length: 2, disjoint: true } } } } }
                """);
        TableModel table = dataset.table("stays");
        assertThat(SpecRows.areSameWhereverReadingBegins(dataset, table, 0, table.rows()))
                .isTrue();
    }
}
