package io.ballast.common.bundle;

import io.ballast.common.schema.ColumnType;
import java.util.Set;

/**
 * The type and format that a column has in Table Schema (datapackage.org, Table Schema, "Field Types"). Where PostgreSQL's text
 * form is not the one that the standard asks for (intervals, bytea, arrays, JSON that is no object), the column is a string there.
 *
 * @param format {@code default} is omitted from the descriptor
 */
record FieldType(String type, String format) {
    static final String DEFAULT = "default";

    static FieldType of(ColumnType type) {
        if (type.array()) {
            return new FieldType("string", DEFAULT);
        }
        return switch (type.family()) {
            case UUID -> new FieldType("string", "uuid");
            case WHOLE -> new FieldType("integer", DEFAULT);
            case DECIMAL, FLOAT -> new FieldType("number", DEFAULT);
            case BOOLEAN -> new FieldType("boolean", DEFAULT);
            case DATE -> new FieldType("date", DEFAULT);
            case TIME -> new FieldType("time", "any");
            case TIMESTAMP -> new FieldType("datetime", "any");
            case TEXT, INTERVAL, JSON, BYTES, NETWORK, OTHER -> new FieldType("string", DEFAULT);
        };
    }

    /** The constraints that the standard knows for the type, besides {@code required}. */
    Set<String> constraints() {
        return switch (type) {
            case "string" -> Set.of("minLength", "maxLength", "enum");
            case "boolean" -> Set.of();
            default -> Set.of("minimum", "maximum", "enum");
        };
    }
}
