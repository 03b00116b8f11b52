package io.ballast.generator.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Kinds whose values depend on other columns: {@code after}, {@code when}, {@code series}. */
final class RelatedValuesTest {
    private static final String ORDERS = """
            orders: { rows: 3000, columns: {
                id: { type: bigint, primaryKey: true, value: { sequence: {} } },
                status: { type: text, value: { choice: { values: [new, sent, delivered], weights: [1, 2, 3] } } },
                created_at: { type: timestamptz, value: { timestamp: { from: 2024-01-01, to: 2024-03-01 } } },
                updated_at: { type: timestamptz, value: { after: {
                    column: created_at, by: { exponential: { mean: 3 } }, unit: day, until: 2024-03-05 } } },
                sent_at: { type: timestamptz, nullable: true, value: { when: { column: status, in: [sent, delivered],
                    value: { after: { column: created_at, by: { uniform: { min: 60, max: 7200 } }, precision: second } } } } },
                due_on: { type: date, value: { after: { column: created_at, by: { uniform: { min: 2, max: 4 } } } } } } }
            """;

    private static List<String[]> orders() {
        return SpecRows.of(ORDERS).get("orders");
    }

    private static LocalDateTime time(String text) {
        return LocalDateTime.parse(text.replace("+00", "").replace(' ', 'T'));
    }

    @Test
    void momentsLieAfterTheOtherColumnAndNotBehindTheLimit() {
        LocalDateTime limit = LocalDateTime.of(2024, 3, 5, 0, 0);
        assertThat(orders()).allSatisfy(order -> assertThat(time(order[3])).isBetween(time(order[2]), limit));
        double meanHours = orders().stream()
                .filter(order -> time(order[2]).isBefore(LocalDateTime.of(2024, 2, 1, 0, 0)))
                .mapToLong(order -> ChronoUnit.HOURS.between(time(order[2]), time(order[3])))
                .average()
                .orElseThrow();
        assertThat(meanHours).isBetween(65.0, 79.0);
    }

    @Test
    void aValueComesByTheValueOfAnotherColumn() {
        assertThat(orders()).allSatisfy(order -> {
            assertThat(order[4] == null).isEqualTo(order[1].equals("new"));
            if (order[4] != null) {
                assertThat(ChronoUnit.MICROS.between(time(order[2]), time(order[4])) % 1_000_000)
                        .isZero();
                assertThat(ChronoUnit.SECONDS.between(time(order[2]), time(order[4])))
                        .isBetween(60L, 7200L);
            }
        });
        assertThat(orders().stream().filter(order -> order[4] == null)).hasSizeBetween(420, 580);
    }

    @Test
    void daysLieAfterTheDayOfAMomentEachAsOften() {
        long[] days = new long[5];
        orders().forEach(order ->
                days[(int) ChronoUnit.DAYS.between(time(order[2]).toLocalDate(), LocalDate.parse(order[5]))]++);
        assertThat(days[0] + days[1]).isZero();
        assertThat(List.of(days[2], days[3], days[4]))
                .allSatisfy(count -> assertThat(count).isBetween(900L, 1100L));
    }

    @Test
    void numbersLieAfterNumbersAndNullGivesNull() {
        List<String[]> rows = SpecRows.of("""
                t: { rows: 2000, columns: {
                    low: { type: "numeric(6,2)", nulls: 0.2, value: { decimal: { min: 1, max: 50 } } },
                    high: { type: "numeric(8,3)", nullable: true, value: { after: {
                        column: low, by: { exponential: { mean: 10 } }, until: 60 } } } } }
                """).get("t");
        assertThat(rows).anySatisfy(row -> assertThat(row[0]).isNull());
        assertThat(rows).allSatisfy(row -> {
            assertThat(row[1] == null).isEqualTo(row[0] == null);
            if (row[0] != null) {
                assertThat(Double.parseDouble(row[1])).isBetween(Double.parseDouble(row[0]), 60.0);
            }
        });
    }

    @Test
    void whatIsNullDecidesToo() {
        List<String[]> rows = SpecRows.of("""
                t: { rows: 1000, columns: {
                    user_id: { type: integer, nulls: 0.3, value: { integer: { min: 1, max: 9 } } },
                    team_id: { type: integer, nullable: true, value: { when: { column: user_id, isNull: true,
                        value: { integer: { min: 100, max: 109 } } } } },
                    lon: { type: text, nullable: true, value: { when: { column: user_id, isNull: false,
                        value: { constant: here } } } },
                    name: { type: text, value: { when: { column: user_id, isNull: true,
                        value: { constant: team }, otherwise: { template: "user {user_id_text}" } } } },
                    user_id_text: { type: text, value: { choice: [a, b] } } } }
                """).get("t");
        assertThat(rows).allSatisfy(row -> {
            assertThat(row[1] == null).isEqualTo(row[0] != null);
            assertThat(row[2] == null).isEqualTo(row[0] == null);
            assertThat(row[3]).isEqualTo(row[0] == null ? "team" : "user " + row[4]);
        });
        assertThat(rows.stream().filter(row -> row[0] == null)).hasSizeBetween(250, 350);
    }

    @Test
    void casesChooseAmongKindsOfTheirOwn() {
        List<String[]> rows = SpecRows.of("""
                t: { rows: 4000, columns: {
                    country: { type: text, value: { choice: [DE, FR, IT] } },
                    city: { type: text, nullable: true, value: { when: { column: country, cases: {
                        DE: { choice: { values: [Berlin, Hamburg], weights: [3, 1] } },
                        FR: { choice: [Paris, Lyon] } }, otherwise: null } } } } }
                """).get("t");
        Map<String, List<String>> cities = Map.of("DE", List.of("Berlin", "Hamburg"), "FR", List.of("Paris", "Lyon"));
        assertThat(rows).allSatisfy(row -> {
            if (row[0].equals("IT")) {
                assertThat(row[1]).isNull();
            } else {
                assertThat(cities.get(row[0])).contains(row[1]);
            }
        });
        assertThat(rows.stream().filter(row -> "Berlin".equals(row[1]))).hasSizeBetween(900, 1100);
    }

    @Test
    void aValueIsFoundHoweverItIsWritten() {
        List<String[]> rows = SpecRows.of("""
                t: { rows: 400, columns: {
                    yes: { type: boolean, value: { boolean: {} } },
                    one: { type: numeric, value: { decimal: { min: 1, max: 1.5, scale: 1 } } },
                    no: { type: boolean, value: { constant: f } },
                    x: { type: text, value: { when: { column: "yes", cases: { true: { constant: a }, false: { constant: b } } } } },
                    y: { type: text, value: { when: { column: one, in: ["1.50"], value: { constant: half }, otherwise: { constant: less } } } },
                    z: { type: text, nullable: true, value: { when: { column: "no", in: [false], value: { constant: seen } } } } } }
                """).get("t");
        assertThat(rows).allSatisfy(row -> {
            assertThat(row[3]).isEqualTo(row[0].startsWith("t") ? "a" : "b");
            assertThat(row[4]).isEqualTo(row[1].equals("1.5") ? "half" : "less");
            assertThat(row[5]).isEqualTo("seen");
        });
        assertThat(rows).anyMatch(row -> row[3].equals("a")).anyMatch(row -> row[4].equals("half"));
    }

    @Test
    void aPolymorphicReferencePicksRowsOfTheTableThatItsTypeNames() {
        Map<String, List<String[]>> rows = SpecRows.of("""
                posts: { rows: 50, columns: { id: { type: bigint, primaryKey: true, value: { sequence: { start: 1000 } } } } }
                photos: { rows: 20, columns: { id: { type: bigint, primaryKey: true, value: { sequence: { start: 5000 } } } } }
                comments: { rows: 2000, columns: {
                    on_type: { type: text, value: { choice: [Post, Photo] } },
                    on_id: { type: bigint, value: { when: { column: on_type, cases: {
                        Post: { reference: { to: posts.id, pick: zipf } }, Photo: { reference: { to: photos.id } } } } } } } }
                """);
        assertThat(rows.get("comments")).allSatisfy(row -> {
            long id = Long.parseLong(row[1]);
            if (row[0].equals("Post")) {
                assertThat(id).isBetween(1000L, 1049L);
            } else {
                assertThat(id).isBetween(5000L, 5019L);
            }
        });
        assertThat(rows.get("comments").stream().filter(row -> row[1].equals("1000")))
                .hasSizeBetween(180, 270);
    }

    @Test
    void nullsComeTogetherOrInAllColumnsButOne() {
        List<String[]> rows = SpecRows.of("""
                u: { rows: 9, columns: { id: { type: integer, primaryKey: true, value: { sequence: {} } } } }
                t: { rows: 4000, columns: {
                    a: { type: integer, nullable: true, references: u.id },
                    b: { type: text, nullable: true, value: { constant: b } },
                    c: { type: text, nullable: true, value: { constant: c } },
                    x: { type: integer, nulls: 0.9, references: u.id },
                    y: { type: text, nulls: 0.1, value: { constant: y } },
                    lat: { type: text, nulls: 0.25, value: { constant: "1" } },
                    lon: { type: text, nulls: 0.25, value: { constant: "2" } } },
                    nulls: [ { exactlyOne: [a, b, c] }, { exactlyOne: [x, y] }, { together: [lat, lon] } ] }
                """).get("t");
        assertThat(rows).allSatisfy(row -> {
            assertThat(List.of(row[0] != null, row[1] != null, row[2] != null)).containsOnlyOnce(true);
            assertThat(row[3] == null).isEqualTo(row[4] != null);
            assertThat(row[5] == null).isEqualTo(row[6] == null);
        });
        assertThat(rows.stream().filter(row -> row[0] != null)).hasSizeBetween(1230, 1440);
        assertThat(rows.stream().filter(row -> row[3] != null)).hasSizeBetween(340, 460);
        assertThat(rows.stream().filter(row -> row[5] == null)).hasSizeBetween(900, 1100);
    }

    private static final String MESSAGES = """
            rooms: { rows: 200, columns: {
                id: { type: integer, primaryKey: true, value: { sequence: {} } },
                opened: { type: timestamp, value: { timestamp: { from: 2024-01-01, to: 2024-02-01, precision: second } } } } }
            messages: { per: rooms, count: { uniform: { min: 0, max: 9 } }, columns: {
                room: { type: integer, references: rooms.id },
                sent: { type: timestamp, value: { series: { after: rooms.opened, step: PT5M, jitter: PT4M59S } } },
                seen: { type: timestamp, value: { after: { column: sent, by: { exponential: { mean: 90 } } } } },
                no: { type: "numeric(9,2)", value: { series: { start: 10, step: 2.5 } } } } }
            """;

    @Test
    void seriesRiseFromChildToChild() {
        Map<String, List<String[]>> rows = SpecRows.of(MESSAGES);
        String room = "";
        LocalDateTime before = LocalDateTime.MIN;
        double number = 0;
        for (String[] message : rows.get("messages")) {
            boolean isFirst = !message[0].equals(room);
            LocalDateTime sent = time(message[1]);
            if (isFirst) {
                LocalDateTime opened = time(rows.get("rooms").get(Integer.parseInt(message[0]) - 1)[1]);
                assertThat(sent).isBetween(opened, opened.plusSeconds(299));
            } else {
                assertThat(sent).isAfter(before);
            }
            number = isFirst ? 10 : number + 2.5;
            assertThat(Double.parseDouble(message[3])).isEqualTo(number);
            assertThat(time(message[2])).isAfterOrEqualTo(sent);
            room = message[0];
            before = sent;
        }
        assertThat(rows.get("messages")).hasSizeBetween(700, 1100);
    }

    @Test
    void rowsAreTheSameWhereverReadingBegins() {
        for (String tables : List.of(ORDERS, MESSAGES)) {
            DatasetModel dataset = SpecRows.model(tables);
            for (TableModel table : dataset.tables()) {
                assertThat(SpecRows.areSameWhereverReadingBegins(dataset, table, 100, 300))
                        .isTrue();
            }
        }
    }

    /** So that what a server keeps of them is the value itself, and lies behind what it follows. */
    @Test
    void momentsAreNoFinerThanTheirColumnKeepsThem() {
        List<String[]> rows = SpecRows.of("""
                t: { rows: 500, columns: {
                    id: { type: bigint, primaryKey: true, value: { sequence: {} } },
                    at: { type: timestamp, value: { timestamp: { from: 2024-01-01, to: 2024-01-01T00:00:00.01 } } },
                    milli: { type: timestamp(3), value: { after: { column: at, by: { exponential: { mean: 0.001 } },
                        until: 2024-01-01T00:00:00.01 } } },
                    second: { type: timestamptz(0), value: { after: { column: at, by: 0.2 } } },
                    most: { type: timestamp(2), value: { expression: "greatest(at, milli)" } } } }
                """).get("t");
        assertThat(rows).allSatisfy(row -> {
            assertThat(row[2]).matches("[^.]*([.][0-9]{1,3})?");
            assertThat(time(row[2])).isBetween(time(row[1]), LocalDateTime.of(2024, 1, 1, 0, 0, 0, 10_000_000));
            assertThat(row[3]).isEqualTo("2024-01-01 00:00:0" + (row[1].endsWith(":00") ? 0 : 1) + "+00");
            assertThat(row[4]).isIn("2024-01-01 00:00:00", "2024-01-01 00:00:00.01");
        });
        assertThat(rows.stream().map(row -> row[2]).distinct()).hasSizeGreaterThan(5);
    }

    @Test
    void seriesAreNoFinerThanTheirColumnKeepsThem() {
        Map<String, List<String[]>> tables = SpecRows.of("""
                t: { rows: 300, columns: {
                    id: { type: bigint, primaryKey: true, value: { sequence: {} } },
                    at: { type: timestamp, value: { timestamp: { from: 2024-01-01, to: 2024-01-02 } } } } }
                u: { per: t, count: 3, columns: {
                    t_id: { type: bigint, references: t.id },
                    step: { type: timestamp(3), value: { series: { after: t.at, step: PT0.002S, jitter: PT0.001S } } } } }
                """);
        List<String[]> parents = tables.get("t");
        List<String[]> children = tables.get("u");
        for (int i = 0; i < children.size(); i++) {
            assertThat(children.get(i)[1]).matches("[^.]*([.][0-9]{1,3})?");
            assertThat(time(children.get(i)[1]))
                    .isAfterOrEqualTo(time(parents.get(i / 3)[1]).plusNanos(i % 3 * 2_000_000L));
        }
    }
}
