package io.ballast.spec.kind;

import io.ballast.common.schema.Check;
import io.ballast.common.schema.ColumnType;
import io.ballast.spec.literal.LiteralUnits;
import io.ballast.spec.literal.UnitChange;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/** From the smallest value to the largest, in {@linkplain LiteralUnits units} of a type. */
record ValueSpan(BigInteger min, BigInteger max) {
    private static final Check ANYTHING = new Check(null, null, null, null, List.of());

    /** Of another column's values; empty where they are not known. */
    static Optional<ValueSpan> of(Scope.Used used) {
        return of(used.type(), used.ends(ANYTHING));
    }

    /** Of literals; empty where there is none, or one without units. */
    static Optional<ValueSpan> of(ColumnType type, List<String> literals) {
        Optional<ValueSpan> span = Optional.empty();
        for (String literal : literals) {
            Optional<BigInteger> units = LiteralUnits.of(type, literal);
            if (units.isEmpty()) {
                return Optional.empty();
            }
            ValueSpan one = new ValueSpan(units.get(), units.get());
            span = Optional.of(span.map(one::with).orElse(one));
        }
        return span;
    }

    /** The values of both. */
    ValueSpan with(ValueSpan other) {
        return new ValueSpan(min.min(other.min), max.max(other.max));
    }

    ValueSpan changed(UnitChange change) {
        return new ValueSpan(change.apply(min), change.apply(max));
    }

    /** With ends that the type keeps, not before these. */
    ValueSpan roundedUp(ColumnType type) {
        return new ValueSpan(LiteralUnits.roundUp(type, min), LiteralUnits.roundUp(type, max));
    }

    /** With these added to the ends. */
    ValueSpan plus(BigInteger toMin, BigInteger toMax) {
        return new ValueSpan(min.add(toMin), max.add(toMax));
    }

    /** The ends as literals. */
    List<String> literals(ColumnType type) {
        return List.of(LiteralUnits.literal(type, min), LiteralUnits.literal(type, max));
    }
}
