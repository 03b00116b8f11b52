package io.ballast.spec.kind;

import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.TypeFamily;
import io.ballast.spec.yaml.SpecNode;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A kind of value as specs know it. The JSON Schema of specs and the table of kinds in docs/dataset-spec.md are written from these.
 *
 * @param name the key that chooses the kind
 * @param description one line without a pipe; it begins in lower case and has no full stop at its end
 * @param inside where the kind may stand besides a column
 * @param fills the types of the columns that the kind can fill
 * @param reader reads what stands after the name
 * @param schema the JSON Schema of what stands after the name, without a description
 */
public record KindSyntax(
        String name,
        String description,
        Set<Inside> inside,
        Predicate<ColumnType> fills,
        Reader reader,
        String schema) {
    /** What a kind can be part of. */
    public enum Inside {
        /** The elements of an array. */
        ARRAY,
        /** The fields of a composite type. */
        COMPOSITE,
        /** The members of a JSON object. */
        JSON,
        /** The named parts of a template. */
        TEMPLATE
    }

    static final Set<Inside> EVERYWHERE = Set.of(Inside.values());
    static final Set<Inside> ARRAY_OR_JSON = Set.of(Inside.ARRAY, Inside.COMPOSITE, Inside.JSON);
    static final Set<Inside> JSON_OR_TEMPLATE = Set.of(Inside.JSON, Inside.TEMPLATE);
    static final Set<Inside> ARRAY_OR_COMPOSITE = Set.of(Inside.ARRAY, Inside.COMPOSITE);
    static final Set<Inside> NOWHERE = Set.of();

    /** The types that only the server knows. */
    static final Predicate<ColumnType> OPAQUE = type -> type.isOpaque() && !type.array();

    /** The types of text, and those that only the server knows, whose values are written as text. */
    static final Predicate<ColumnType> TEXT = types(TypeFamily.TEXT).or(OPAQUE);

    /** Reads a kind. */
    @FunctionalInterface
    public interface Reader {
        /**
         * Reads the kind's parameters.
         *
         * @param node what stands after the kind's name
         * @param type that of the column or of its elements; for members and parts what {@link ValueReader} takes in its place
         * @param values for what a kind is put together from
         */
        ValueKind read(SpecNode node, ColumnType type, ValueReader values);
    }

    /** The types of these families, and no array of them. */
    static Predicate<ColumnType> types(TypeFamily... families) {
        List<TypeFamily> all = List.of(families);
        return type -> !type.array() && all.contains(type.family());
    }
}
