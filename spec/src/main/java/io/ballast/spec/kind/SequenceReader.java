package io.ballast.spec.kind;

import io.ballast.common.schema.ColumnType;
import io.ballast.spec.literal.Intervals;
import io.ballast.spec.literal.TimeLiterals;
import io.ballast.spec.yaml.SpecNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads sequences: numbers from 1 by 1 if nothing else is said, days and moments from a start by a step. */
final class SequenceReader {
    private static final int NANOS_PER_MICRO = 1000;

    private SequenceReader() {}

    static SequenceKind read(SpecNode node, ColumnType type) {
        node.allow("start", "step");
        return switch (type.family()) {
            case DATE -> days(node);
            case TIMESTAMP -> moments(node, type);
            case DECIMAL -> numbers(node, type);
            default -> wholeNumbers(node);
        };
    }

    private static SequenceKind days(SpecNode node) {
        SpecNode step = node.require("step");
        Duration duration = duration(step);
        if (!duration.equals(Duration.ofDays(duration.toDays()))) {
            throw step.expected("a step of whole days, such as P1D or P7D");
        }
        return new SequenceKind.Days(TimeLiterals.readDate(node.require("start")), duration.toDays());
    }

    /** Moments that the column would round might meet. */
    private static SequenceKind moments(SpecNode node, ColumnType type) {
        SpecNode start = node.require("start");
        SpecNode step = node.require("step");
        Instant first = TimeLiterals.readInstant(start);
        Duration duration = duration(step);
        UnitLiterals.checkKept(start, EpochMicros.of(first), type);
        UnitLiterals.checkKept(step, duration.toNanosPart() / NANOS_PER_MICRO, type);
        return new SequenceKind.Moments(first, duration);
    }

    private static Duration duration(SpecNode step) {
        Duration duration = Intervals.readFixed(step);
        if (duration.isZero()) {
            throw noStep(step);
        }
        return duration;
    }

    private static SequenceKind wholeNumbers(SpecNode node) {
        SpecNode start = node.find("start");
        SpecNode step = node.find("step");
        long stepSize = step == null ? 1 : step.wholeNumber(Long.MIN_VALUE + 1, Long.MAX_VALUE);
        if (step != null && stepSize == 0) {
            throw noStep(step);
        }
        return new SequenceKind.Numbers(
                start == null ? 1 : start.wholeNumber(Long.MIN_VALUE, Long.MAX_VALUE), stepSize);
    }

    /** With all digits of the type after the point; where it prescribes none, with as many as are written. */
    private static SequenceKind numbers(SpecNode node, ColumnType type) {
        SpecNode start = node.find("start");
        SpecNode step = node.find("step");
        int digits = NumberLimits.digits(node, type, Math.max(written(start), written(step)));
        if (digits == 0) {
            return wholeNumbers(node);
        }
        BigDecimal stepSize = number(node, step, digits);
        if (step != null && stepSize.signum() == 0) {
            throw noStep(step);
        }
        return new SequenceKind.Decimals(number(node, start, digits), stepSize);
    }

    private static int written(@Nullable SpecNode number) {
        return number == null || !number.isNumber()
                ? 0
                : Math.max(0, number.decimal().scale());
    }

    /** The number at a node, 1 without one. */
    private static BigDecimal number(SpecNode sequence, @Nullable SpecNode node, int digits) {
        return node == null
                ? NumberLimits.withDigits(sequence, BigDecimal.ONE, digits)
                : NumberLimits.withDigits(node, NumberLimits.exact(node, digits), digits);
    }

    private static RuntimeException noStep(SpecNode step) {
        return step.expected("a step other than 0");
    }
}
