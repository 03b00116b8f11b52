package io.ballast.common.schema;

import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/**
 * Which types a foreign key may refer to: PostgreSQL wants an operator that compares both, or an implicit cast to the type of the
 * key that is referred to (manual, CREATE TABLE, "REFERENCES"; catalogs pg_amop and pg_cast).
 */
public final class ForeignKeyTypes {
    private ForeignKeyTypes() {}

    /** Whether a column of type {@code from} may refer to one of type {@code to}. */
    public static boolean mayRefer(ColumnType from, ColumnType to) {
        return from.array() == to.array()
                && haveSameValues(from, to)
                && (from.base() == to.base()
                        || (!to.array()
                                && referring(to.base().family())
                                        .contains(from.base().family())));
    }

    /** Enums, and types that only the server knows, are compared with themselves alone. */
    private static boolean haveSameValues(ColumnType from, ColumnType to) {
        boolean apart = from.family() != from.base().family()
                || to.family() != to.base().family();
        return !apart || Objects.equals(from.userType(), to.userType());
    }

    /** The families of which any type may refer to any type of the family. */
    private static Set<TypeFamily> referring(TypeFamily to) {
        return switch (to) {
            case WHOLE -> EnumSet.of(TypeFamily.WHOLE);
            case DECIMAL -> EnumSet.of(TypeFamily.WHOLE, TypeFamily.DECIMAL);
            case FLOAT -> EnumSet.of(TypeFamily.WHOLE, TypeFamily.DECIMAL, TypeFamily.FLOAT);
            case TEXT -> EnumSet.of(TypeFamily.TEXT);
            case DATE, TIMESTAMP -> EnumSet.of(TypeFamily.DATE, TypeFamily.TIMESTAMP);
            case INTERVAL -> EnumSet.of(TypeFamily.TIME);
            case UUID, BOOLEAN, TIME, JSON, BYTES, NETWORK, OTHER -> EnumSet.noneOf(TypeFamily.class);
        };
    }
}
