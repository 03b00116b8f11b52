package io.ballast.spec.kind;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * Values at even steps by the row's number in its table: start, start + step, start + 2 · step … As no step is 0, none occurs
 * twice. Each is a whole number of a smallest unit: {@link #startUnits()} + {@link #stepUnits()} · row.
 */
public sealed interface SequenceKind extends ValueKind {
    long startUnits();

    long stepUnits();

    /** Whole numbers. */
    record Numbers(long start, long step) implements SequenceKind {
        @Override
        public long startUnits() {
            return start;
        }

        @Override
        public long stepUnits() {
            return step;
        }
    }

    /** Numbers with digits after the point, as many in start and step; the unit is the last of them. At most 18 digits in all. */
    record Decimals(BigDecimal start, BigDecimal step) implements SequenceKind {
        public Decimals {
            if (start.scale() != step.scale()) {
                throw new IllegalArgumentException("scale " + start.scale() + " and " + step.scale());
            }
        }

        @Override
        public long startUnits() {
            return start.unscaledValue().longValueExact();
        }

        @Override
        public long stepUnits() {
            return step.unscaledValue().longValueExact();
        }
    }

    /** Days; the unit is one, counted from 1970-01-01. */
    record Days(LocalDate start, long stepDays) implements SequenceKind {
        @Override
        public long startUnits() {
            return start.toEpochDay();
        }

        @Override
        public long stepUnits() {
            return stepDays;
        }
    }

    /** Moments; the unit is a microsecond, counted from 1970-01-01 00:00 UTC. */
    record Moments(Instant start, Duration step) implements SequenceKind {
        @Override
        public long startUnits() {
            return EpochMicros.of(start);
        }

        @Override
        public long stepUnits() {
            return step.dividedBy(ChronoUnit.MICROS.getDuration());
        }
    }
}
