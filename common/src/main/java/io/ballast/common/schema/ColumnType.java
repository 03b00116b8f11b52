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

    private static final Pattern SYNTAX = Pattern.compile(
            "([a-z][a-z0-9 ]*[a-z0-9])\\s*(?:\\(\\s*(\\d{1,8})\\s*(?:,\\s*(\\d{1,4})\\s*)?\\))?\\s*(\\[\\])?");

    public ColumnType {
        if (length != UNSET && (base.modifier() == TypeModifier.NONE || length < 1)) {
            throw new IllegalArgumentException(base.sqlName() + " takes no length " + length);
        }
        if (length > base.modifier().maxLength()) {
            throw new IllegalArgumentException(base.sqlName() + "(" + length + ") is longer than PostgreSQL allows");
        }
        boolean takesScale = base.modifier() == TypeModifier.PRECISION && length != UNSET;
        if (scale != UNSET && (!takesScale || scale < 0 || scale > length)) {
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
            return BaseType.named(matcher.group(1).replaceAll("\\s+", " "))
                    .map(base -> new ColumnType(base, length, scale, array));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Whether it is no array, and of this family. */
    public boolean is(TypeFamily family) {
        return !array && base.family() == family;
    }

    /** The type of the elements of an array; the type itself where it is none. */
    public ColumnType element() {
        return array ? new ColumnType(base, length, scale, false) : this;
    }

    /** Whether columns of this type can travel in binary. */
    public boolean hasBinaryForm() {
        return base.hasBinaryForm();
    }

    /** Whether a value may be longer than a page has room for, so that its table has a TOAST table beside it (manual, 66.2). */
    public boolean mayBeLong() {
        return array || (base.isLong() && length == UNSET);
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
