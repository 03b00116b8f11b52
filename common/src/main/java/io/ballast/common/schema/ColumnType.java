package io.ballast.common.schema;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A PostgreSQL column type from the known list, such as {@code varchar(40)}, {@code numeric(12,2)} or {@code text[]}.
 *
 * @param length the length of varchar and char, or the precision of numeric; {@link #UNSET} where none is given
 * @param scale the scale of numeric; {@link #UNSET} where none is given
 * @param array whether the column is a one-dimensional array of the base type
 */
public record ColumnType(BaseType base, int length, int scale, boolean array) {
    /** Stands for "no length", "no precision", "no scale". */
    public static final int UNSET = -1;

    /** PostgreSQL's limit for varchar(n) and char(n). */
    private static final int MAX_TEXT_LENGTH = 10_485_760;
    /** PostgreSQL's limit for the declared precision of numeric. */
    private static final int MAX_PRECISION = 1000;

    private static final Pattern SYNTAX = Pattern.compile(
            "([a-z][a-z0-9 ]*[a-z0-9])\\s*(?:\\(\\s*(\\d{1,8})\\s*(?:,\\s*(\\d{1,4})\\s*)?\\))?\\s*(\\[\\])?");

    public ColumnType {
        boolean takesLength = base == BaseType.VARCHAR || base == BaseType.CHAR || base == BaseType.NUMERIC;
        if (length != UNSET && (!takesLength || length < 1)) {
            throw new IllegalArgumentException(base.sqlName() + " takes no length " + length);
        }
        if (length > (base == BaseType.NUMERIC ? MAX_PRECISION : MAX_TEXT_LENGTH)) {
            throw new IllegalArgumentException(base.sqlName() + "(" + length + ") is longer than PostgreSQL allows");
        }
        if (scale != UNSET && (base != BaseType.NUMERIC || length == UNSET || scale < 0 || scale > length)) {
            throw new IllegalArgumentException(base.sqlName() + " takes no scale " + scale);
        }
    }

    public static ColumnType of(BaseType base) {
        return new ColumnType(base, UNSET, UNSET, false);
    }

    /** Reads a type as people write it; empty when it is none of the known ones. */
    public static Optional<ColumnType> parse(String text) {
        Matcher matcher = SYNTAX.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int length = matcher.group(2) == null ? UNSET : Integer.parseInt(matcher.group(2));
        int scale = matcher.group(3) == null ? UNSET : Integer.parseInt(matcher.group(3));
        boolean array = matcher.group(4) != null;
        try {
            return baseType(matcher.group(1)).map(base -> new ColumnType(base, length, scale, array));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<BaseType> baseType(String name) {
        String plain = name.replaceAll("\\s+", " ");
        for (BaseType base : BaseType.values()) {
            if (base.sqlName().equals(plain)) {
                return Optional.of(base);
            }
        }
        return switch (plain) {
            case "int", "int4" -> Optional.of(BaseType.INTEGER);
            case "int2" -> Optional.of(BaseType.SMALLINT);
            case "int8" -> Optional.of(BaseType.BIGINT);
            case "decimal" -> Optional.of(BaseType.NUMERIC);
            case "float4" -> Optional.of(BaseType.REAL);
            case "float8", "double" -> Optional.of(BaseType.DOUBLE_PRECISION);
            case "bool" -> Optional.of(BaseType.BOOLEAN);
            case "character varying" -> Optional.of(BaseType.VARCHAR);
            case "character" -> Optional.of(BaseType.CHAR);
            case "time without time zone" -> Optional.of(BaseType.TIME);
            case "timestamp without time zone" -> Optional.of(BaseType.TIMESTAMP);
            case "timestamp with time zone" -> Optional.of(BaseType.TIMESTAMPTZ);
            default -> Optional.empty();
        };
    }

    /** The type in SQL, such as {@code numeric(12,2)[]}. */
    public String sql() {
        StringBuilder sql = new StringBuilder(base.sqlName());
        if (length != UNSET) {
            sql.append('(').append(length);
            if (scale != UNSET) {
                sql.append(',').append(scale);
            }
            sql.append(')');
        }
        return array ? sql.append("[]").toString() : sql.toString();
    }

    @Override
    public String toString() {
        return sql();
    }
}
