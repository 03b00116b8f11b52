package io.ballast.loader.plan;

import io.ballast.common.bundle.Manifest;
import java.util.Optional;
import java.util.stream.Collectors;

/** The columns that a full verification passes over, because their values have no binary form that is known beforehand. */
final class NotCompared {
    private NotCompared() {}

    static Optional<String> of(Manifest manifest, LoadOptions options) {
        if (options.verify() != VerifyLevel.FULL) {
            return Optional.empty();
        }
        String columns = manifest.tables().stream()
                .flatMap(table -> table.schema().columns().stream()
                        .filter(column -> !column.type().hasBinaryForm())
                        .map(column -> table.name() + "." + column.name() + " ("
                                + column.type().sql() + ")"))
                .collect(Collectors.joining(", "));
        return columns.isEmpty() ? Optional.empty() : Optional.of(columns);
    }
}
