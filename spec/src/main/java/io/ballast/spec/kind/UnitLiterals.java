package io.ballast.spec.kind;

import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.TypeFamily;
import io.ballast.spec.literal.LiteralUnits;
import io.ballast.spec.literal.Literals;
import io.ballast.spec.literal.TimeLiterals;
import io.ballast.spec.yaml.SpecNode;
import java.time.Instant;

/** Reads numbers, days and moments that values are counted from or up to. */
final class UnitLiterals {
    private UnitLiterals() {}

    /** A literal of the type; of timestamps also a day, which stands for its first moment. A moment that the type would round is refused. */
    static String read(SpecNode node, ColumnType type) {
        String literal = type.is(TypeFamily.TIMESTAMP)
                ? moment(node, type)
                : type.is(TypeFamily.DATE) ? TimeLiterals.readDate(node).toString() : Literals.read(node, type);
        if (LiteralUnits.of(type, literal).isEmpty()) {
            throw node.expected("a number of " + type);
        }
        return literal;
    }

    private static String moment(SpecNode node, ColumnType type) {
        Instant moment = TimeLiterals.readInstant(node);
        checkKept(node, EpochMicros.of(moment), type);
        return TimestampKind.literal(type, moment);
    }

    /** Refuses units that the type would round, such as microseconds of a {@code timestamp(3)}. */
    static void checkKept(SpecNode node, long units, ColumnType type) {
        if (units % LiteralUnits.grain(type) != 0) {
            throw node.expected(
                    "at most " + type.length() + " digits after the point of a second, as " + type + " keeps no more");
        }
    }
}
