package io.ballast.generator.value;

import io.ballast.common.schema.BaseType;
import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.TypeFamily;
import io.ballast.spec.literal.LiteralUnits;

/** How whole numbers of a type's {@linkplain LiteralUnits smallest unit} are kept in a vector. */
final class UnitForms {
    private UnitForms() {}

    static Form form(ColumnType type) {
        return switch (type.base().family()) {
            case DATE -> Form.DATE;
            case TIMESTAMP -> type.base() == BaseType.TIMESTAMPTZ ? Form.TIMESTAMP_TZ : Form.TIMESTAMP;
            default -> digits(type) == 0 ? Form.WHOLE : Form.DECIMAL;
        };
    }

    /** The digits after the point. */
    static int digits(ColumnType type) {
        return type.is(TypeFamily.DECIMAL) ? LiteralUnits.digits(type) : 0;
    }
}
