package io.ballast.common.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A composite type: a row of fields in one column (manual, 8.16).
 *
 * @param fields in their order, at least one, no two of the same name
 */
public record CompositeType(TypeName name, List<Field> fields) implements UserType {
    /** As many as a table can have columns. */
    public static final int MAX_FIELDS = 1_600;

    /** Fields within fields, each as often as it is there: what walks through types ends. */
    private static final int MAX_NESTED_FIELDS = 10_000;

    /**
     * Checks the number of fields.
     *
     * @throws IllegalArgumentException that says how many there may be
     */
    public CompositeType {
        fields = List.copyOf(fields);
        if (fields.isEmpty() || fields.size() > MAX_FIELDS) {
            throw new IllegalArgumentException("1 to " + MAX_FIELDS + " fields");
        }
        if (nested(fields) > MAX_NESTED_FIELDS) {
            throw new IllegalArgumentException(
                    "at most " + MAX_NESTED_FIELDS + " fields, those of its fields included");
        }
    }

    private static int nested(List<Field> fields) {
        return fields.stream()
                .map(field -> field.type().userType())
                .mapToInt(type -> type instanceof CompositeType composite ? 1 + nested(composite.fields) : 1)
                .sum();
    }

    /**
     * A field, which may be of a type with a name of its own itself.
     *
     * @param collation null for that of its type
     */
    public record Field(
            String name, ColumnType type, @Nullable Collation collation) {
        public Field(String name, ColumnType type) {
            this(name, type, null);
        }
    }

    /** The texts of its values. */
    @Override
    public ColumnType values() {
        return ColumnType.of(BaseType.TEXT);
    }
}
