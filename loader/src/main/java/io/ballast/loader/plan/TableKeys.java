package io.ballast.loader.plan;

import io.ballast.common.bundle.SourceTable;
import io.ballast.common.schema.Column;
import java.util.List;
import java.util.Optional;

/**
 * What decides of a table that is there which of its rows a new one meets.
 *
 * @param keys the primary key first
 * @param generatedAlways identity columns that nobody may update
 * @param mayUpdate whether the role may update its rows
 */
public record TableKeys(List<ConflictKey> keys, List<String> generatedAlways, boolean mayUpdate, boolean partitioned) {
    public TableKeys {
        keys = List.copyOf(keys);
        generatedAlways = List.copyOf(generatedAlways);
    }

    /** Those that can find a row for each of the source's. */
    List<ConflictKey> usable(SourceTable table) {
        List<String> given = table.schema().columns().stream().map(Column::name).toList();
        return keys.stream()
                .filter(key -> key.immediate() && given.containsAll(key.columns()))
                .toList();
    }

    /** The primary key, or else the only one; empty where there is none, or nobody could tell which. */
    Optional<ConflictKey> chosen(SourceTable table) {
        List<ConflictKey> usable = usable(table);
        return usable.isEmpty() || (usable.size() > 1 && !usable.get(0).primary())
                ? Optional.empty()
                : Optional.of(usable.get(0));
    }
}
