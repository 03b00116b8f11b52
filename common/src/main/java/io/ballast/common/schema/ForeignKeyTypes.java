package io.ballast.common.schema;

import java.util.EnumSet;
import java.util.Set;

/**
 * Which types a foreign key may refer to: PostgreSQL wants an operator that compares both, or an implicit cast to the type of the
 * key that is referred to (manual, CREATE TABLE, "REFERENCES"; catalogs pg_amop and pg_cast).
 */
public final class ForeignKeyTypes {
    private static final Set<BaseType> INTEGERS = EnumSet.of(BaseType.SMALLINT, BaseType.INTEGER, BaseType.BIGINT);
    private static final Set<BaseType> NUMBERS = EnumSet.of(
            BaseType.SMALLINT,
            BaseType.INTEGER,
            BaseType.BIGINT,
            BaseType.NUMERIC,
            BaseType.REAL,
            BaseType.DOUBLE_PRECISION);
    private static final Set<BaseType> TEXTS = EnumSet.of(BaseType.TEXT, BaseType.VARCHAR, BaseType.CHAR);
    private static final Set<BaseType> DAYS = EnumSet.of(BaseType.DATE, BaseType.TIMESTAMP, BaseType.TIMESTAMPTZ);

    private ForeignKeyTypes() {}

    /** Whether a column of type {@code from} may refer to one of type {@code to}. */
    public static boolean mayRefer(ColumnType from, ColumnType to) {
        return from.array() == to.array()
                && (to.array() ? from.base() == to.base() : referable(to.base()).contains(from.base()));
    }

    private static Set<BaseType> referable(BaseType to) {
        return switch (to) {
            case SMALLINT, INTEGER, BIGINT -> INTEGERS;
            case NUMERIC -> EnumSet.of(BaseType.SMALLINT, BaseType.INTEGER, BaseType.BIGINT, BaseType.NUMERIC);
            case REAL, DOUBLE_PRECISION -> NUMBERS;
            case TEXT, VARCHAR, CHAR -> TEXTS;
            case DATE, TIMESTAMP, TIMESTAMPTZ -> DAYS;
            case INTERVAL -> EnumSet.of(BaseType.TIME, BaseType.INTERVAL);
            default -> EnumSet.of(to);
        };
    }
}
