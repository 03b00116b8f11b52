package io.ballast.loader.plan;

import java.util.Map;

/**
 * The target schema as CHECK found it; empty where it does not exist.
 *
 * @param mayCreate whether the role has CREATE and USAGE on it
 * @param takenNames names in it, and what holds them
 * @param existing its tables with the name of a table of the bundle
 */
public record TargetSchema(
        boolean exists, boolean mayCreate, Map<String, TakenName> takenNames, Map<String, ExistingTable> existing) {
    public TargetSchema {
        takenNames = Map.copyOf(takenNames);
        existing = Map.copyOf(existing);
    }
}
