package io.ballast.generator.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keys of one table that have something in common to be unique by, such as the period of a lesson beside its course and its room. */
final class JointPicksTest {
    private static final String SERIAL = "id: { type: integer, primaryKey: true, value: { sequence: {} } }";

    /** Nothing belongs to anything. */
    private static final String CLINIC = """
            doctors: { rows: DOCTORS, columns: { SERIAL } }
            rooms: { rows: ROOMS, columns: { SERIAL } }
            patients: { rows: PATIENTS, columns: { SERIAL } }
            visits: { rows: VISITS, unique: [[doctor, day, slot], [room, day, slot], [patient, day, slot]], columns: {
                doctor: { type: integer, references: doctors.id }, room: { type: integer, references: rooms.id },
                patient: { type: integer, references: patients.id },
                day: { type: date, value: { date: { from: 2024-01-01, to: 2024-01-11 } } },
                slot: { type: integer, value: { integer: { min: 1, max: 5 } } } } }
            """.replace("SERIAL", SERIAL);

    /** Lessons belong to a course, and their room and teacher to the course's school. */
    private static final String SCHOOLS = """
            schools: { rows: 60, columns: { SERIAL } }
            courses: { per: schools, count: { uniform: { min: 1, max: COURSES } }, unique: [[school, id]], columns: { SERIAL, school: { type: integer, references: schools.id } } }
            rooms: { per: schools, count: { uniform: { min: ROOMS, max: 8 } }, unique: [[school, id]], columns: { SERIAL, school: { type: integer, references: schools.id } } }
            teachers: { per: schools, count: { uniform: { min: ROOMS, max: 8 } }, unique: [[school, id]], columns: { SERIAL, school: { type: integer, references: schools.id } } }
            lessons: { per: courses, count: { uniform: { min: 0, max: LESSONS } }, unique: [[course, day, hour], [room, day, hour], [school, teacher, day, hour]], columns: {
                school: { type: integer }, course: { type: integer }, room: { type: integer }, teacher: { type: integer },
                day: { type: integer, value: { integer: { min: 1, max: 5 } } }, hour: { type: text, value: { choice: [a, b, c, d] } } },
                references: [ { columns: [school, course], to: courses, toColumns: [school, id] }, { columns: [school, room], to: rooms, toColumns: [school, id] }, { columns: [school, teacher], to: teachers, toColumns: [school, id] } ] }
            """.replace("SERIAL", SERIAL);

    @ParameterizedTest
    @CsvSource({
        "40, 30, 90, 1",
        "40, 30, 90, 49",
        "40, 30, 90, 1500",
        "7, 3, 9, 150",
        "1, 1, 1, 50",
        "2, 50, 1, 50",
        "300, 70, 80, 3500"
    })
    void noPlaceIsTakenTwiceInAnyKey(int doctors, int rooms, int patients, int visits) {
        DatasetModel dataset = SpecRows.model(CLINIC.replace("DOCTORS", "" + doctors)
                .replace("ROOMS", "" + rooms)
                .replace("PATIENTS", "" + patients)
                .replace("VISITS", "" + visits));
        TableModel table = dataset.table("visits");
        List<String[]> rows = SpecRows.parse(SpecRows.csv(dataset, table, 0, Long.MAX_VALUE));
        assertThat(rows).hasSize(visits);
        for (int key = 0; key < 3; key++) {
            assertDistinct(rows, key, 3, 4);
        }
        assertThat(SpecRows.areSameWhereverReadingBegins(dataset, table, visits / 2, visits / 3))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 20", "5, 5, 20", "4, 1, 5", "6, 3, 10", "1, 2, 3"})
    void lessonsOfOneSchoolShareNeitherRoomNorTeacherAtATime(int courses, int rooms, int lessons) {
        DatasetModel dataset = SpecRows.model(schools(courses, rooms, lessons));
        Map<String, List<String[]>> all = SpecRows.of(schools(courses, rooms, lessons));
        List<String[]> rows = all.get("lessons");
        assertThat(rows).hasSizeGreaterThan(20);
        assertDistinct(rows, 1, 4, 5);
        assertDistinct(rows, 2, 4, 5);
        assertDistinct(rows, 3, 4, 5);
        Set<String> there = new HashSet<>();
        for (String table : List.of("courses", "rooms", "teachers")) {
            all.get(table).forEach(row -> there.add(table + " " + row[0] + " of " + row[1]));
        }
        assertThat(rows).allSatisfy(row -> assertThat(there)
                .contains(
                        "courses " + row[1] + " of " + row[0],
                        "rooms " + row[2] + " of " + row[0],
                        "teachers " + row[3] + " of " + row[0]));
        for (long first : List.of(0L, 17L, rows.size() - 5L)) {
            assertThat(SpecRows.areSameWhereverReadingBegins(dataset, dataset.table("lessons"), first, 70))
                    .isTrue();
        }
    }

    private static String schools(int courses, int rooms, int lessons) {
        return SCHOOLS.replace("COURSES", "" + courses)
                .replace("ROOMS", "" + rooms)
                .replace("LESSONS", "" + lessons);
    }

    /** What is common is a row of the parent's, of which there is another number each time. */
    @Test
    void slotsOfAnEventHaveEachTrackAndEachSpeakerOnce() {
        String spec = """
                events: { rows: 50, columns: { SERIAL } }
                slots: { per: events, count: { uniform: { min: 2, max: 9 } }, unique: [[event, id]], columns: { SERIAL, event: { type: integer, references: events.id } } }
                tracks: { per: events, count: { uniform: { min: 4, max: 6 } }, unique: [[event, id]], columns: { SERIAL, event: { type: integer, references: events.id } } }
                speakers: { per: events, count: { uniform: { min: 3, max: 30 } }, unique: [[event, id]], columns: { SERIAL, event: { type: integer, references: events.id } } }
                talks: { per: events, count: { uniform: { min: 0, max: 6 } }, unique: [[slot, track], [slot, speaker]], columns: {
                    event: { type: integer, references: events.id }, slot: { type: integer }, track: { type: integer }, speaker: { type: integer } },
                    references: [ { columns: [event, slot], to: slots, toColumns: [event, id] }, { columns: [event, track], to: tracks, toColumns: [event, id] }, { columns: [event, speaker], to: speakers, toColumns: [event, id] } ] }
                """.replace("SERIAL", SERIAL);
        DatasetModel dataset = SpecRows.model(spec);
        List<String[]> rows = SpecRows.of(spec).get("talks");
        assertThat(rows).hasSizeGreaterThan(100);
        assertDistinct(rows, 1, 2);
        assertDistinct(rows, 1, 3);
        assertThat(SpecRows.areSameWhereverReadingBegins(dataset, dataset.table("talks"), 60, 50))
                .isTrue();
    }

    /** A key that is part of another one is enough for both. */
    @Test
    void aKeyWithinAnotherOneHoldsForBoth() {
        List<String[]> rows = SpecRows.of("""
                spots: { rows: 20, columns: { SERIAL } }
                cars: { rows: 30, columns: { SERIAL } }
                stays: { per: spots, count: 12, unique: [[spot, day], [spot, day, car], [car, day]], columns: {
                    spot: { type: integer, references: spots.id }, car: { type: integer, references: cars.id },
                    day: { type: date, value: { date: { from: 2024-01-01, to: 2024-01-13 } } } } }
                """.replace("SERIAL", SERIAL)).get("stays");
        assertThat(rows).hasSize(240);
        assertDistinct(rows, 0, 2);
        assertDistinct(rows, 1, 2);
    }

    @Test
    void choicesLookRandom() {
        List<String[]> rows = SpecRows.of(schools(5, 5, 20)).get("lessons");
        Set<String> first = new HashSet<>();
        Set<String> before = new HashSet<>();
        for (String[] row : rows) {
            if (before.add(row[1])) {
                first.add(row[4] + row[5]);
            }
        }
        assertThat(first).hasSizeGreaterThan(15); // of 20 that a course can begin with
    }

    @Test
    void refusesMoreRowsThanPlaces() {
        assertThatThrownBy(() -> SpecRows.model(schools(6, 1, 10))).hasMessageContaining("combination");
        assertThatThrownBy(() -> SpecRows.model(CLINIC.replace("DOCTORS", "4")
                        .replace("ROOMS", "3")
                        .replace("PATIENTS", "5")
                        .replace("VISITS", "151")))
                .hasMessageContaining("combination");
    }

    private static void assertDistinct(List<String[]> rows, int... columns) {
        List<List<String>> keys = new ArrayList<>();
        for (String[] row : rows) {
            List<String> key = new ArrayList<>();
            for (int column : columns) {
                key.add(row[column]);
            }
            keys.add(key);
        }
        assertThat(keys).doesNotHaveDuplicates();
    }
}
