package io.ballast.introspect.draft;

import static io.ballast.introspect.draft.Drafts.draft;
import static io.ballast.introspect.draft.Drafts.kind;
import static io.ballast.introspect.draft.TestFacts.schema;
import static io.ballast.introspect.draft.TestFacts.table;
import static io.ballast.introspect.facts.ColumnStatistics.NONE;
import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.spec.TableSpec;
import io.ballast.spec.distribution.Constant;
import io.ballast.spec.kind.AfterKind;
import io.ballast.spec.kind.DateKind;
import io.ballast.spec.kind.Distance;
import io.ballast.spec.kind.TimestampKind;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Times that come one after the other, as nothing but their names says. */
class LaterNamesTest {
    @ParameterizedTest
    @CsvSource({
        "last_sign_in_at, current_sign_in_at, timestamp without time zone",
        "confirmation_sent_at, confirmed_at, timestamp without time zone",
        "invitation_sent_at, invitation_accepted_at, timestamp with time zone",
        "post_date, post_modified, timestamp without time zone",
        "OrderDate, RequiredDate, date",
        "OrderDate, ShippedDate, date",
        "order_date, delivery_date, date",
        "origin_server_ts, received_ts, bigint",
        "scheduled_arrival, actual_arrival, timestamp with time zone",
        "planned_start, actual_start, timestamp with time zone",
        "estimated_arrival, arrived_at, timestamp with time zone",
        "admitted_at, discharged_at, timestamp with time zone",
        "issued_on, expires_on, date",
        "hire_date, termination_date, date",
        "lft, rgt, integer"
    })
    void comesLater(String earlier, String later, String type) {
        TableSpec events = draft(
                        schema(table("events", 0).column(later, type, NONE).column(earlier, type, NONE)))
                .spec()
                .table("events");

        assertThat(kind(events, later)).isInstanceOfSatisfying(AfterKind.class, after -> assertThat(after.column())
                .hasToString(earlier));
        assertThat(kind(events, earlier)).isNotInstanceOf(AfterKind.class);
    }

    @Test
    void whatIsDoneIsCloseToWhatWasPlanned() {
        TableSpec flights = draft(schema(table("flights", 0)
                        .column("scheduled_departure", "timestamp with time zone", NONE)
                        .column("actual_departure", "timestamp with time zone", NONE)))
                .spec()
                .table("flights");

        assertThat(kind(flights, "actual_departure")).isInstanceOfSatisfying(AfterKind.class, after -> {
            assertThat(after.distance().unit()).isEqualTo(Distance.Unit.HOUR);
            assertThat(after.by().support().max()).isLessThanOrEqualTo(1);
        });
    }

    @Test
    void theSameTimeInAnotherZoneIsTheSame() {
        TableSpec posts = draft(schema(table("posts", 0)
                        .column("post_date", "timestamp without time zone", NONE)
                        .column("post_date_gmt", "timestamp without time zone", NONE)))
                .spec()
                .table("posts");

        assertThat(kind(posts, "post_date_gmt")).isInstanceOfSatisfying(AfterKind.class, after -> assertThat(after.by())
                .isEqualTo(new Constant(0)));
    }

    /** A check of a span of hours alone would be kept in days too, but no flight is as long. */
    @Test
    void aSpanThatACheckOrdersIsOfHours() {
        TableSpec flights = draft(schema(table("flights", 0)
                        .column("departure", "timestamp with time zone", NONE)
                        .column("arrival", "timestamp with time zone", NONE)
                        .check("(arrival > departure)")))
                .spec()
                .table("flights");

        assertThat(kind(flights, "arrival")).isInstanceOfSatisfying(AfterKind.class, after -> {
            assertThat(after.distance().unit()).isEqualTo(Distance.Unit.HOUR);
            assertThat(after.by().support().min()).isPositive();
        });
    }

    @Test
    void deathsAreBehindBirths() {
        TableSpec people = draft(schema(table("patients", 0)
                        .column("DateOfBirth", "timestamp with time zone", NONE)
                        .column("deceased_at", "timestamp with time zone", NONE)
                        .column("birth_date", "date", NONE)
                        .column("date_of_death", "date", NONE)))
                .spec()
                .table("patients");

        assertThat(kind(people, "DateOfBirth"))
                .isInstanceOfSatisfying(TimestampKind.class, birth -> assertThat(birth.to())
                        .isBefore(Instant.parse("2008-01-01T00:00:00Z")));
        assertThat(kind(people, "deceased_at"))
                .isInstanceOfSatisfying(TimestampKind.class, death -> assertThat(death.from())
                        .isAfterOrEqualTo(Instant.parse("2008-01-01T00:00:00Z")));
        assertThat(kind(people, "date_of_death"))
                .isInstanceOfSatisfying(
                        DateKind.class, death -> assertThat(death.from()).isAfterOrEqualTo(LocalDate.of(2008, 1, 1)));
    }
}
