package io.ballast.spec.resolve;

import io.ballast.common.schema.Column;
import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.TypeFamily;
import io.ballast.spec.literal.TypeLimits;
import io.ballast.spec.yaml.SpecNode;
import java.util.Objects;

/** Whether a column can hold what another one holds. */
final class ColumnFit {
    /** After the point of a second, where a type says nothing else. */
    private static final int MICRO_DIGITS = 6;

    private ColumnFit() {}

    /**
     * Refuses a column of another type than the one its values come from, a shorter one, or one without its nulls. Whole numbers fit each
     * other, as many schemas have them; one that is too large for its column is refused where it is written.
     */
    static void check(SpecNode node, Column column, Column source, String sourceTable) {
        ColumnType type = column.type();
        ColumnType from = source.type();
        String name = sourceTable + "." + source.name();
        boolean bothWhole = type.is(TypeFamily.WHOLE) && from.is(TypeFamily.WHOLE);
        boolean sameKind = (type.base() == from.base() || bothWhole)
                && type.array() == from.array()
                && type.scale() == from.scale()
                && haveSameValues(type, from);
        if (!sameKind || length(type) < length(from)) {
            throw node.refused("column \"" + column.name() + "\" is " + type + " and " + name + " is " + from
                    + "; expected the same type");
        }
        if (source.nullable() && !column.nullable()) {
            throw node.refused(
                    "column \"" + column.name() + "\" cannot be null and " + name + " can; expected nullable: true");
        }
    }

    /** What has values of its own fits that alone; a moment that was rounded would not be the one it comes from. */
    private static boolean haveSameValues(ColumnType type, ColumnType from) {
        boolean apart = type.family() == TypeFamily.OTHER || from.family() == TypeFamily.OTHER;
        boolean time = type.family() == TypeFamily.TIME
                || type.family() == TypeFamily.TIMESTAMP
                || type.family() == TypeFamily.INTERVAL;
        return (!apart || Objects.equals(type.userType(), from.userType()))
                && (!time
                        || (digits(type) >= digits(from) && (type.fields() == null || type.fields() == from.fields())));
    }

    private static int digits(ColumnType time) {
        return time.length() == ColumnType.UNSET ? MICRO_DIGITS : time.length();
    }

    private static int length(ColumnType type) {
        return type.family() == TypeFamily.DECIMAL && type.length() != ColumnType.UNSET
                ? type.length()
                : TypeLimits.length(type);
    }
}
