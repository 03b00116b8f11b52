package io.ballast.common.schema;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a view has besides its query.
 *
 * @param options by name, such as {@code security_barrier}; of a materialized view storage parameters
 * @param columnComments by column
 * @param indexes of a materialized view, each with a name
 */
public record ViewTraits(Map<String, String> options, Map<String, String> columnComments, List<Index> indexes) {
    public static final ViewTraits NONE = new ViewTraits(Map.of(), Map.of(), List.of());

    public ViewTraits {
        options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
        columnComments = Collections.unmodifiableMap(new LinkedHashMap<>(columnComments));
        indexes = List.copyOf(indexes);
        if (indexes.stream().anyMatch(index -> index.traits().label().name() == null)) {
            throw new IllegalArgumentException("an index of a view needs a name");
        }
    }
}
