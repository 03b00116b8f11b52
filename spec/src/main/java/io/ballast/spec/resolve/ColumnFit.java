package io.ballast.spec.resolve;

import io.ballast.common.schema.Column;
import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.TypeFamily;
import io.ballast.spec.literal.TypeLimits;
import io.ballast.spec.yaml.SpecNode;

/** Whether a column can hold what another one holds. */
final class ColumnFit {
    private ColumnFit() {}

    /** Refuses a column of another type than the one its values come from, a shorter one, or one without its nulls. */
    static void check(SpecNode node, Column column, Column source, String sourceTable) {
        ColumnType type = column.type();
        ColumnType from = source.type();
        String name = sourceTable + "." + source.name();
        boolean sameKind = type.base() == from.base() && type.array() == from.array() && type.scale() == from.scale();
        if (!sameKind || length(type) < length(from)) {
            throw node.refused("column \"" + column.name() + "\" is " + type + " and " + name + " is " + from
                    + "; expected the same type");
        }
        if (source.nullable() && !column.nullable()) {
            throw node.refused(
                    "column \"" + column.name() + "\" cannot be null and " + name + " can; expected nullable: true");
        }
    }

    private static int length(ColumnType type) {
        return type.base().family() == TypeFamily.DECIMAL && type.length() != ColumnType.UNSET
                ? type.length()
                : TypeLimits.length(type);
    }
}
