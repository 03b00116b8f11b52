package io.ballast.loader.plan;

import java.util.Map;

/**
 * The target schema as CHECK found it; empty where it does not exist.
 *
 * @param mayCreate whether the role has CREATE and USAGE on it
 * @param takenNames names in it, and what holds them
 * @param takenStatistics names of extended statistics in it, and the table of the schema that each is of, or nothing; they have a
 *     namespace of their own
 * @param existing its tables with the name of a table of the bundle
 * @param keys of these, where rows that meet others are skipped or updated
 */
public record TargetSchema(
        boolean exists,
        boolean mayCreate,
        Map<String, TakenName> takenNames,
        Map<String, String> takenStatistics,
        Map<String, ExistingTable> existing,
        Map<String, TableKeys> keys) {
    public TargetSchema {
        takenNames = Map.copyOf(takenNames);
        takenStatistics = Map.copyOf(takenStatistics);
        existing = Map.copyOf(existing);
        keys = Map.copyOf(keys);
    }

    /** Of which nobody asks for keys or statistics. */
    TargetSchema(
            boolean exists, boolean mayCreate, Map<String, TakenName> takenNames, Map<String, ExistingTable> existing) {
        this(exists, mayCreate, takenNames, Map.of(), existing, Map.of());
    }
}
