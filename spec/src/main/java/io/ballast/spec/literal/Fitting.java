package io.ballast.spec.literal;

import io.ballast.common.schema.BaseType;
import io.ballast.common.schema.ColumnType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which value kinds can fill which column types, and the range of numbers a type holds. */
public final class Fitting {
    /** All kinds, by the key that names them in a spec. */
    public static final List<String> KINDS = List.of(
            "uuid",
            "sequence",
            "integer",
            "decimal",
            "boolean",
            "date",
            "timestamp",
            "time",
            "interval",
            "choice",
            "text",
            "pattern",
            "template",
            "faker",
            "json",
            "bytes",
            "inet",
            "array",
            "constant",
            "ordinal",
            "parent",
            "reference");

    /** Kinds that stand for themselves, as parts of a template. */
    public static final List<String> PART_KINDS = List.of(
            "uuid",
            "sequence",
            "integer",
            "decimal",
            "date",
            "timestamp",
            "time",
            "choice",
            "text",
            "pattern",
            "faker",
            "constant",
            "ordinal");

    /** Kinds of the members of a JSON object. */
    public static final List<String> MEMBER_KINDS = List.of(
            "uuid",
            "sequence",
            "integer",
            "decimal",
            "boolean",
            "date",
            "timestamp",
            "time",
            "choice",
            "text",
            "pattern",
            "faker",
            "json",
            "inet",
            "array",
            "constant",
            "ordinal");

    private Fitting() {}

    /** The kinds that can fill a column of the type. */
    public static List<String> kinds(ColumnType type) {
        if (type.array()) {
            return List.of("array", "constant", "parent");
        }
        return switch (type.base()) {
            case UUID -> List.of("uuid", "choice", "constant", "parent", "reference");
            case TEXT, VARCHAR, CHAR ->
                List.of(
                        "text",
                        "pattern",
                        "template",
                        "faker",
                        "choice",
                        "constant",
                        "uuid",
                        "sequence",
                        "parent",
                        "reference");
            case SMALLINT, INTEGER, BIGINT ->
                List.of("integer", "sequence", "choice", "constant", "ordinal", "parent", "reference");
            case NUMERIC ->
                List.of("decimal", "integer", "sequence", "choice", "constant", "ordinal", "parent", "reference");
            case REAL, DOUBLE_PRECISION -> List.of("decimal", "integer", "choice", "constant", "parent", "reference");
            case BOOLEAN -> List.of("boolean", "choice", "constant", "ordinal", "parent");
            case DATE -> List.of("date", "sequence", "choice", "constant", "parent", "reference");
            case TIME -> List.of("time", "choice", "constant", "parent", "reference");
            case TIMESTAMP, TIMESTAMPTZ ->
                List.of("timestamp", "sequence", "choice", "constant", "parent", "reference");
            case INTERVAL -> List.of("interval", "choice", "constant", "parent", "reference");
            case JSON, JSONB -> List.of("json", "choice", "constant", "parent");
            case BYTEA -> List.of("bytes", "choice", "constant", "parent", "reference");
            case INET -> List.of("inet", "choice", "constant", "parent", "reference");
        };
    }

    /** Kinds that give a row one value, taken from elsewhere or by its number: they cannot fill an array. */
    private static final Set<String> SINGLE = Set.of("sequence", "ordinal", "parent", "reference", "template");

    /** The kinds that can fill the elements of an array of the type. */
    public static List<String> elementKinds(ColumnType type) {
        return kinds(type).stream().filter(kind -> !SINGLE.contains(kind)).toList();
    }

    /** The largest number a type holds, the smallest being its opposite or one less; null where there is no such limit. */
    public static @Nullable BigDecimal largest(ColumnType type) {
        return switch (type.base()) {
            case SMALLINT -> BigDecimal.valueOf(Short.MAX_VALUE);
            case INTEGER -> BigDecimal.valueOf(Integer.MAX_VALUE);
            case BIGINT -> BigDecimal.valueOf(Long.MAX_VALUE);
            case NUMERIC -> type.length() == ColumnType.UNSET ? null : NumericLiterals.largest(type);
            default -> null;
        };
    }

    /** The smallest number a type holds; null where there is no such limit. */
    public static @Nullable BigDecimal smallest(ColumnType type) {
        BigDecimal largest = largest(type);
        if (largest == null || type.base() == BaseType.NUMERIC) {
            return largest == null ? null : largest.negate();
        }
        return largest.negate().subtract(BigDecimal.ONE);
    }

    public static boolean isText(ColumnType type) {
        return !type.array()
                && (type.base() == BaseType.TEXT || type.base() == BaseType.VARCHAR || type.base() == BaseType.CHAR);
    }

    /** The characters that a column of the type holds at the most; char without a length is char(1). */
    public static int length(ColumnType type) {
        if (type.length() != ColumnType.UNSET && isText(type)) {
            return type.length();
        }
        return type.base() == BaseType.CHAR ? 1 : Integer.MAX_VALUE;
    }

    /** The digits after the point that a numeric type prescribes; 0 for whole numbers; null where any number of them is kept. */
    public static @Nullable Integer scale(ColumnType type) {
        return switch (type.base()) {
            case SMALLINT, INTEGER, BIGINT -> 0;
            case NUMERIC -> type.length() == ColumnType.UNSET ? null : (Integer) Math.max(0, type.scale());
            default -> null;
        };
    }
}
