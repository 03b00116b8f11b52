package io.ballast.spec.kind;

import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.TypeFamily;
import io.ballast.spec.literal.Intervals;
import io.ballast.spec.literal.LiteralUnits;
import io.ballast.spec.yaml.SpecNode;
import java.math.BigDecimal;
import java.time.Duration;

/**
 * From one value to another.
 *
 * @param units in {@linkplain LiteralUnits units} of the type
 * @param text as it is written
 */
public record SeriesStep(long units, String text) {
    public static final SeriesStep NONE = new SeriesStep(0, "0");

    private static final int NANOS_PER_MICRO = 1000;

    /** A duration, of whole days between dates; a number between numbers. */
    static SeriesStep read(SpecNode node, ColumnType type) {
        if (!type.is(TypeFamily.DATE) && !type.is(TypeFamily.TIMESTAMP)) {
            BigDecimal number = NumberLimits.withDigits(
                    node, NumberLimits.exact(node, LiteralUnits.digits(type)), LiteralUnits.digits(type));
            return new SeriesStep(number.unscaledValue().longValueExact(), number.toPlainString());
        }
        Duration duration = Intervals.readFixed(node);
        if (type.is(TypeFamily.TIMESTAMP)) {
            long micros = duration.toSeconds() * 1_000_000 + duration.toNanosPart() / NANOS_PER_MICRO;
            UnitLiterals.checkKept(node, micros, type);
            return new SeriesStep(micros, duration.toString());
        }
        if (!duration.equals(Duration.ofDays(duration.toDays()))) {
            throw node.expected("whole days, such as P1D or P7D");
        }
        return new SeriesStep(duration.toDays(), duration.toString());
    }
}
