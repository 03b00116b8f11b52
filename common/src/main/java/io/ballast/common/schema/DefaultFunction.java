package io.ballast.common.schema;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Functions that a default may call: those of PostgreSQL's own that schemas have, without arguments of a user's. */
@SuppressWarnings("ImmutableEnumChecker") // the set is never changed
public enum DefaultFunction {
    NOW("now()", TypeFamily.TIMESTAMP, TypeFamily.DATE, TypeFamily.TIME),
    CURRENT_DATE("CURRENT_DATE", TypeFamily.DATE, TypeFamily.TIMESTAMP),
    GEN_RANDOM_UUID("gen_random_uuid()", TypeFamily.UUID),
    CURRENT_TIMESTAMP("CURRENT_TIMESTAMP", TypeFamily.TIMESTAMP, TypeFamily.DATE, TypeFamily.TIME),
    LOCALTIMESTAMP("LOCALTIMESTAMP", TypeFamily.TIMESTAMP, TypeFamily.DATE, TypeFamily.TIME),
    CURRENT_TIME("CURRENT_TIME", TypeFamily.TIME),
    LOCALTIME("LOCALTIME", TypeFamily.TIME),
    TRANSACTION_TIMESTAMP("transaction_timestamp()", TypeFamily.TIMESTAMP, TypeFamily.DATE, TypeFamily.TIME),
    STATEMENT_TIMESTAMP("statement_timestamp()", TypeFamily.TIMESTAMP, TypeFamily.DATE, TypeFamily.TIME),
    CLOCK_TIMESTAMP("clock_timestamp()", TypeFamily.TIMESTAMP, TypeFamily.DATE, TypeFamily.TIME),
    /** The time of day in UTC, for columns without a zone. */
    UTC_NOW("(now() AT TIME ZONE 'utc'::text)", TypeFamily.TIMESTAMP, TypeFamily.DATE, TypeFamily.TIME),
    /** The same, as it was written before AT TIME ZONE was common. */
    TIMEZONE_UTC_NOW("timezone('utc'::text, now())", TypeFamily.TIMESTAMP, TypeFamily.DATE, TypeFamily.TIME),
    CURRENT_USER("CURRENT_USER"),
    SESSION_USER("SESSION_USER"),
    RANDOM("random()", TypeFamily.FLOAT, TypeFamily.DECIMAL),
    /** Since version 18. */
    UUIDV4("uuidv4()", TypeFamily.UUID),
    /** Since version 18. */
    UUIDV7("uuidv7()", TypeFamily.UUID);

    private static final int UUID_VERSIONS = 18;
    /** Characters of the longest result besides names of roles, a timestamp with its zone. */
    private static final int MAX_LENGTH = 36;

    private final String sql;
    private final Set<TypeFamily> families;

    DefaultFunction(String sql, TypeFamily... families) {
        this.sql = sql;
        this.families = families.length == 0 ? EnumSet.noneOf(TypeFamily.class) : EnumSet.of(families[0], families);
    }

    public String sql() {
        return sql;
    }

    /** The version of PostgreSQL since which there is such a function; 0 for those that all supported ones have. */
    public int since() {
        return this == UUIDV4 || this == UUIDV7 ? UUID_VERSIONS : 0;
    }

    /** What specs and descriptors call it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether digits after the point of a second may follow in parentheses. */
    public boolean takesPrecision() {
        return switch (this) {
            case CURRENT_TIMESTAMP, LOCALTIMESTAMP, CURRENT_TIME, LOCALTIME -> true;
            default -> false;
        };
    }

    /** Whether PostgreSQL assigns the function's result to a column of the type, and the result is a value of it. */
    public boolean canFill(ColumnType type) {
        boolean holdsText = type.is(TypeFamily.TEXT)
                && (type.length() >= MAX_LENGTH || (type.length() == ColumnType.UNSET && type.mayBeLong()));
        return holdsText || families.stream().anyMatch(type::is);
    }
}
