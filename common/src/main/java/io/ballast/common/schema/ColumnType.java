package io.ballast.common.schema;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL column type: one from the known list, such as {@code varchar(40)}, {@code numeric(12,2)} or {@code text[]}, or one with a
 * name of its own, whose values are those of one from the list.
 *
 * @param length the length of varchar and char, the precision of numeric, the digits after the point of a time; {@link #UNSET} where none
 *     is given
 * @param scale the scale of numeric; {@link #UNSET} where none is given
 * @param array whether the column is an array of the base type, of any number of dimensions, as PostgreSQL has it
 * @param fields those of an interval; null for all, and for other types
 * @param userType the type that has a name of its own; null for one from the list
 */
public record ColumnType(
        BaseType base,
        int length,
        int scale,
        boolean array,
        @Nullable IntervalFields fields,
        @Nullable UserType userType) {
    /** Stands for "no length", "no precision", "no scale". */
    public static final int UNSET = -1;

    /** Before the fields of an interval. */
    private static final String INTERVAL = "interval ";

    private static final Pattern DIGITS = Pattern.compile("\\d{1,9}");

    private static final Pattern SYNTAX =
            Pattern.compile("([a-z][a-z0-9 ]*[a-z0-9])\\s*(?:\\(\\s*(\\d{1,8})\\s*(?:,\\s*(\\d{1,4})\\s*)?\\))?"
                    + "(\\s+with(?:out)?\\s+time\\s+zone)?\\s*((?:\\[\\d*\\])*)");

    public ColumnType {
        if (length != UNSET
                && (base.modifier() == TypeModifier.NONE
                        || length < base.modifier().minLength())) {
            throw new IllegalArgumentException(base.sqlName() + " takes no length " + length);
        }
        if (length > base.modifier().maxLength()) {
            throw new IllegalArgumentException(base.sqlName() + "(" + length + ") is longer than PostgreSQL allows");
        }
        boolean takesScale = base.modifier() == TypeModifier.PRECISION && length != UNSET;
        if (scale != UNSET && (!takesScale || scale < 0 || scale > length)) {
            throw new IllegalArgumentException(base.sqlName() + " takes no scale " + scale);
        }
        boolean takesFields = base == BaseType.INTERVAL && (length == UNSET || fields == null || fields.hasSeconds());
        if (fields != null && !takesFields) {
            throw new IllegalArgumentException(base.sqlName() + " takes no fields " + fields.sql());
        }
    }

    /** A type from the list. */
    public ColumnType(BaseType base, int length, int scale, boolean array) {
        this(base, length, scale, array, null, null);
    }

    public static ColumnType of(BaseType base) {
        return new ColumnType(base, UNSET, UNSET, false);
    }

    /** A type with a name of its own. */
    public static ColumnType of(UserType type) {
        ColumnType values = type.values();
        return new ColumnType(values.base, values.length, values.scale, false, values.fields, type);
    }

    /** The same values under another name. */
    public ColumnType named(UserType other) {
        return new ColumnType(base, length, scale, array, fields, other);
    }

    /** An array of this type. */
    public ColumnType asArray() {
        return new ColumnType(base, length, scale, true, fields, userType);
    }

    /** Reads a type as people write it; empty when it is none of the known ones. */
    public static Optional<ColumnType> parse(String text) {
        Matcher matcher = SYNTAX.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int length = matcher.group(2) == null ? UNSET : Integer.parseInt(matcher.group(2));
        int scale = matcher.group(3) == null ? UNSET : Integer.parseInt(matcher.group(3));
        boolean array = !matcher.group(5).isEmpty();
        String name = matcher.group(1) + (matcher.group(4) == null ? "" : matcher.group(4));
        try {
            return of(name.replaceAll("\\s+", " "), length, scale, array);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<ColumnType> of(String name, int length, int scale, boolean array) {
        if (name.startsWith(INTERVAL)) {
            return IntervalFields.named(name.substring(INTERVAL.length()))
                    .map(fields -> new ColumnType(BaseType.INTERVAL, length, scale, array, fields, null));
        }
        return BaseType.named(name).map(base -> new ColumnType(base, length, scale, array));
    }

    /** What its values, or the elements of an array, are like. Only the server knows that of some types with a name of their own. */
    public TypeFamily family() {
        return isOpaque() || !labels().isEmpty() ? TypeFamily.OTHER : base.family();
    }

    /** Whether it is no array, and of this family. */
    public boolean is(TypeFamily family) {
        return !array && family() == family;
    }

    /** Whether the server compares its values without regard to case. */
    public boolean ignoresCase() {
        return !array
                && userType != null
                && !userType.isDeclared()
                && userType.name().name().equals("citext");
    }

    /** Whether its values are texts, of which one may differ from another in case alone. */
    public boolean hasCase() {
        return is(TypeFamily.TEXT) || ignoresCase();
    }

    /** The labels of an enum; empty for all other types. */
    public List<String> labels() {
        return userType instanceof UserType.EnumType type ? type.labels() : List.of();
    }

    /** Whether only the server knows what its values are like. */
    public boolean isOpaque() {
        return userType instanceof CompositeType
                || (userType instanceof UserType.ExistingType type && type.as() == null);
    }

    /** The one of PostgreSQL's own types that it, or each of its elements, is, beside those of the list; empty for all others. */
    public Optional<ServerType> serverType() {
        return userType instanceof UserType.ExistingType type ? ServerType.of(type) : Optional.empty();
    }

    /** What separates the elements of an array of the type. */
    public char delimiter() {
        return serverType().map(ServerType::delimiter).orElse(',');
    }

    /** The number in parentheses behind a type's own name, such as the bits of {@code bit(8)}; {@link #UNSET} where there is none. */
    public int modifier() {
        String modifiers = userType instanceof UserType.ExistingType type ? type.modifiers() : "";
        return DIGITS.matcher(modifiers).matches() ? Integer.parseInt(modifiers) : UNSET;
    }

    /** The type of the elements of an array; the type itself where it is none. */
    public ColumnType element() {
        return array ? new ColumnType(base, length, scale, false, fields, userType) : this;
    }

    /** The type from the list that its values are those of; the type itself where it is one from the list. */
    public ColumnType values() {
        return userType == null ? this : new ColumnType(base, length, scale, array, fields, null);
    }

    /** Whether columns of this type can travel in binary to any server: those of a composite type if all of its fields can. */
    public boolean hasBinaryForm() {
        if (userType instanceof CompositeType composite) {
            return composite.fields().stream().allMatch(field -> field.type().hasBinaryForm());
        }
        return isOpaque() ? serverType().filter(ServerType::hasBinaryForm).isPresent() : base.hasBinaryForm();
    }

    /** Whether a value may be longer than a page has room for, so that its table has a TOAST table beside it (manual, 66.2). */
    public boolean mayBeLong() {
        return array || (base.isLong() && length == UNSET);
    }

    /** Whether all values have one short size, so that the server neither moves nor compresses them (manual, 66.2). */
    public boolean hasFixedSize() {
        return !array
                && switch (family()) {
                    case UUID, WHOLE, FLOAT, BOOLEAN, DATE, TIME, TIMESTAMP, INTERVAL -> true;
                    case TEXT, DECIMAL, JSON, BYTES, NETWORK -> false;
                    case OTHER -> !labels().isEmpty();
                };
    }

    /** The type in SQL, such as {@code numeric(12,2)[]} or {@code "public"."Mood"}. */
    public String sql() {
        if (userType != null) {
            return userType.sql() + (array ? "[]" : "");
        }
        StringBuilder sql = new StringBuilder(base.sqlName());
        if (fields != null) {
            sql.append(' ').append(fields.sql());
        }
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
