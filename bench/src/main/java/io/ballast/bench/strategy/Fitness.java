package io.ballast.bench.strategy;

import java.util.Optional;

/** Reasons why a strategy cannot run. */
final class Fitness {
    private Fitness() {}

    /** The reason, where a row may refer to one of its own table that another session has not committed yet. */
    static Optional<String> refersToItself(Workload workload) {
        return workload.bundle().tables().stream()
                .filter(table -> table.schema().foreignKeys().stream()
                        .anyMatch(key -> key.targetTable().equals(table.name())))
                .map(table -> "rows of table \"" + table.name() + "\" refer to rows of the same table, which another"
                        + " session may not have committed yet")
                .findFirst();
    }

    /** The reason, where a table of the bundle is partitioned. */
    static Optional<String> partitioned(Workload workload, String reason) {
        boolean partitioned = workload.bundle().tables().stream()
                .anyMatch(table -> table.schema().partitioning() != null);
        return partitioned ? Optional.of(reason) : Optional.empty();
    }
}
