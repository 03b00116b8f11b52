package io.ballast.introspect.draft;

import static io.ballast.introspect.draft.Drafts.draft;
import static io.ballast.introspect.draft.Drafts.kind;
import static io.ballast.introspect.draft.TestFacts.schema;
import static io.ballast.introspect.draft.TestFacts.table;
import static io.ballast.introspect.facts.ColumnStatistics.NONE;
import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.spec.kind.DateKind;
import io.ballast.spec.kind.DecimalKind;
import io.ballast.spec.kind.IntegerKind;
import io.ballast.spec.kind.TimestampKind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenLimitsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            double precision | ((w > (0)::double precision) AND (w < (1)::double precision)) | 0   | 1
            numeric          | ((w > (0)::numeric) AND (w < (100)::numeric))                 | 0   | 100
            real             | (((2)::double precision < w) AND (w < (5)::double precision))   | 2   | 5
            """)
    void keepsNumbersAwayFromTheirEnds(String type, String check, double above, double below) {
        SpecDraft draft = draft(schema(table("rates", 0).column("w", type, NONE).check(check)));

        DecimalKind kind = (DecimalKind) kind(draft.spec().table("rates"), "w");
        assertThat(draft.risks()).isEmpty();
        assertThat(kind.min().doubleValue()).isGreaterThan(above).isLessThan(above + 0.1);
        assertThat(kind.max().doubleValue()).isLessThan(below).isGreaterThan(below - 0.1);
    }

    @Test
    void readsLimitsOfEitherSide() {
        SpecDraft draft = draft(schema(
                table("rates", 0).column("n", "integer", NONE).check("(5 < n)").check("(10 >= n)")));

        assertThat(kind(draft.spec().table("rates"), "n")).isEqualTo(new IntegerKind(6, 10, null));
    }

    /** What was long enough ago when the year began still is. */
    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
            (born < (now() - '18 years'::interval))                                      | 2007-01-01
            (born <= (CURRENT_DATE - '18 years'::interval))                              | 2007-01-01
            ((CURRENT_DATE - '18 years'::interval) >= born)                              | 2007-01-01
            (age((born)::timestamp with time zone) >= '18 years'::interval)              | 2007-01-01
            (EXTRACT(year FROM age((born)::timestamp with time zone)) >= (18)::numeric)  | 2007-01-01
            (born < CURRENT_DATE)                                                        | 2025-01-01
            """)
    void keepsToThePast(String check, LocalDate last) {
        SpecDraft draft =
                draft(schema(table("users", 0).column("born", "date", NONE).check(check)));

        assertThat(draft.risks()).isEmpty();
        assertThat(((DateKind) kind(draft.spec().table("users"), "born")).to())
                .isBeforeOrEqualTo(last.plusDays(1)); // which is no longer in it
    }

    /** What is to come lies far ahead, so that it is still to come when the rows are read. */
    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
            (due > now())                                   | 2040-01-01 | 2100-01-01
            (due >= CURRENT_DATE)                           | 2040-01-01 | 2100-01-01
            (due >= (CURRENT_DATE + 7))                     | 2040-01-08 | 2100-01-01
            (due > (now() - '1 year'::interval))            | 2040-01-01 | 2100-01-01
            (due < (now() + '1 day'::interval))             | 2020-01-01 | 2025-01-01
            """)
    void keepsToTheFuture(String check, LocalDate first, LocalDate end) {
        SpecDraft draft = draft(schema(table("loans", 0)
                .column("due", "timestamp with time zone", NONE)
                .check(check)));

        TimestampKind kind = (TimestampKind) kind(draft.spec().table("loans"), "due");
        assertThat(draft.risks()).isEmpty();
        assertThat(kind.from())
                .isAfterOrEqualTo(first.atStartOfDay().toInstant(ZoneOffset.UTC))
                .isBefore(first.plusDays(2).atStartOfDay().toInstant(ZoneOffset.UTC));
        assertThat(kind.to()).isBeforeOrEqualTo(end.atStartOfDay().toInstant(ZoneOffset.UTC));
    }

    @Test
    void keepsMomentsAwayFromTheirEnds() {
        SpecDraft draft = draft(schema(table("loans", 0)
                .column("due", "timestamp with time zone", NONE)
                .check("(due > '2023-01-01 00:00:00+00'::timestamp with time zone)")));

        TimestampKind kind = (TimestampKind) kind(draft.spec().table("loans"), "due");
        assertThat(draft.risks()).isEmpty();
        assertThat(kind.from()).isAfter(Instant.parse("2023-01-01T00:00:00Z"));
    }
}
