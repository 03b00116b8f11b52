package io.ballast.loader.plan;

import io.ballast.common.bundle.Manifest;
import io.ballast.common.bundle.SourceTable;
import io.ballast.common.schema.Column;
import io.ballast.common.schema.SqlText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The columns of replaced tables that the bundle does not have: they go with the old tables, and nothing else would say so. */
final class DroppedColumns {
    private DroppedColumns() {}

    /** Their names, each with its table's; empty where there are none. */
    static Optional<String> of(Manifest manifest, LoadOptions options, TargetFacts facts) {
        List<String> dropped = new ArrayList<>();
        if (options.mode() == LoadMode.REPLACE) {
            manifest.tables()
                    .forEach(table ->
                            dropped.addAll(of(table, facts.schema().existing().get(table.name()))));
        }
        return dropped.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", dropped));
    }

    private static List<String> of(SourceTable table, @Nullable ExistingTable old) {
        List<String> kept = table.schema().columns().stream().map(Column::name).toList();
        return old == null
                ? List.of()
                : old.columns().keySet().stream()
                        .filter(column -> !kept.contains(column))
                        .sorted()
                        .map(column -> SqlText.name(table.name(), column))
                        .toList();
    }
}
