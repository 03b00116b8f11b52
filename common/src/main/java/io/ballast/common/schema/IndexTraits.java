package io.ballast.common.schema;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an index has besides columns, method and a condition over one column.
 *
 * @param elements what it is searched by, where that is more than columns; empty otherwise
 * @param where the condition of a partial index in SQL; null where it has none, or one that {@link Index#where} can say
 * @param nullsNotDistinct whether a null is the same as any other to a unique index; PostgreSQL 15 and newer
 * @param storage storage parameters by name, such as {@code fillfactor}
 */
public record IndexTraits(
        ObjectLabel label,
        List<IndexElement> elements,
        @Nullable SqlExpression where,
        boolean nullsNotDistinct,
        Map<String, String> storage) {
    public static final IndexTraits NONE = new IndexTraits(ObjectLabel.NONE, List.of(), null, false, Map.of());

    public IndexTraits {
        elements = List.copyOf(elements);
        storage = Collections.unmodifiableMap(new LinkedHashMap<>(storage));
        checkStorage(storage);
    }

    static void checkStorage(Map<String, String> storage) {
        storage.forEach((name, value) -> {
            if (StorageParameters.faultOfIndex(name, value) != null) {
                throw new IllegalArgumentException("not a storage parameter of an index: " + name + " = " + value);
            }
        });
    }

    public boolean isEmpty() {
        return equals(NONE);
    }

    public IndexTraits withLabel(ObjectLabel other) {
        return new IndexTraits(other, elements, where, nullsNotDistinct, storage);
    }

    public IndexTraits withElements(List<IndexElement> others) {
        return new IndexTraits(label, others, where, nullsNotDistinct, storage);
    }

    boolean hasSql() {
        return where != null || elements.stream().anyMatch(element -> element.expression() != null);
    }
}
