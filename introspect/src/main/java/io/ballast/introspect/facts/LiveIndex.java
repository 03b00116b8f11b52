package io.ballast.introspect.facts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An index that is not behind a key.
 *
 * @param columns searched columns; empty where one of them is an expression
 * @param predicate condition of a partial index, in SQL; null for an index over all rows
 * @param plain whether each column has the operator class and the order that its type has by default
 */
public record LiveIndex(
        String name,
        String method,
        boolean unique,
        List<String> columns,
        List<String> include,
        @Nullable String predicate,
        boolean plain) {
    public LiveIndex {
        columns = List.copyOf(columns);
        include = List.copyOf(include);
    }
}
