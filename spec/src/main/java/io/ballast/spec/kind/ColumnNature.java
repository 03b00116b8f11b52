package io.ballast.spec.kind;

import io.ballast.common.schema.ColumnType;
import io.ballast.spec.expression.ValueShape.Nature;
import io.ballast.spec.literal.TypeLimits;
import java.util.Optional;

/** What an expression can do with the values of a column. */
public final class ColumnNature {
    private ColumnNature() {}

    /** Empty for types that an expression does not take. */
    public static Optional<Nature> of(ColumnType type) {
        if (type.array()) {
            return Optional.empty();
        }
        return switch (type.base().family()) {
            case WHOLE, DECIMAL, FLOAT -> Optional.of(Nature.NUMBER);
            case DATE -> Optional.of(Nature.DATE);
            case TIMESTAMP -> Optional.of(Nature.MOMENT);
            case TEXT, UUID, NETWORK -> Optional.of(Nature.TEXT);
            default -> Optional.empty();
        };
    }

    /** The digits after the point that numbers of the type can have here. */
    public static int digits(ColumnType type) {
        Integer digits = TypeLimits.scale(type);
        return digits == null ? NumberLimits.MAX_SCALE : digits;
    }
}
