package io.ballast.spec.kind;

import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.TypeFamily;
import io.ballast.spec.literal.LiteralUnits;
import io.ballast.spec.literal.Literals;
import io.ballast.spec.literal.TimeLiterals;
import io.ballast.spec.yaml.SpecNode;

/** Reads numbers, days and moments that values are counted from or up to. */
final class UnitLiterals {
    private UnitLiterals() {}

    /** A literal of the type; of timestamps also a day, which stands for its first moment. */
    static String read(SpecNode node, ColumnType type) {
        String literal = type.is(TypeFamily.TIMESTAMP)
                ? TimestampKind.literal(type, TimeLiterals.readInstant(node))
                : type.is(TypeFamily.DATE) ? TimeLiterals.readDate(node).toString() : Literals.read(node, type);
        if (LiteralUnits.of(type, literal).isEmpty()) {
            throw node.expected("a number of " + type);
        }
        return literal;
    }
}
