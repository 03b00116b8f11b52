package io.ballast.introspect.facts;

import io.ballast.common.schema.IndexElement;
import io.ballast.common.schema.IndexTraits;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An index that is not behind a key.
 *
 * @param columns searched columns, some in one case; empty where one of them is an expression
 * @param predicate condition of a partial index, in SQL; null for an index over all rows
 * @param traits with its name, with all that it is searched by, and with the predicate as it is written within the schema
 */
public record LiveIndex(
        String name,
        String method,
        boolean unique,
        List<String> columns,
        List<String> include,
        @Nullable String predicate,
        IndexTraits traits,
        SqlUses uses) {
    public LiveIndex {
        columns = List.copyOf(columns);
        include = List.copyOf(include);
    }

    /** The columns among what is searched, some in one case, without those that expressions use. */
    public List<String> named() {
        return columns.isEmpty()
                ? traits.elements().stream()
                        .map(IndexElement::column)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList()
                : columns;
    }

    /** Whether it is a unique one that compares texts of the column in one case. */
    public boolean ignoresCaseOf(String column) {
        return unique
                && traits.elements().stream()
                        .anyMatch(element -> column.equals(element.column()) && element.letterCase() != null);
    }

    /** An index that says nothing but its columns. */
    public LiveIndex(
            String name,
            String method,
            boolean unique,
            List<String> columns,
            List<String> include,
            @Nullable String predicate) {
        this(
                name,
                method,
                unique,
                columns,
                include,
                predicate,
                IndexTraits.NONE.withElements(
                        columns.stream().map(IndexElement::of).toList()),
                SqlUses.NOTHING);
    }
}
