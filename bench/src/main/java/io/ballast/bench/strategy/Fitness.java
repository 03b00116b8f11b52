package io.ballast.bench.strategy;

import io.ballast.bench.source.Workload;
import java.util.Optional;

/** Reasons why a strategy cannot run. */
final class Fitness {
    private Fitness() {}

    /** The reason, where a table of the bundle is partitioned. */
    static Optional<String> partitioned(Workload workload, String reason) {
        boolean partitioned = workload.bundle().tables().stream()
                .anyMatch(table -> table.schema().partitioning() != null);
        return partitioned ? Optional.of(reason) : Optional.empty();
    }
}
