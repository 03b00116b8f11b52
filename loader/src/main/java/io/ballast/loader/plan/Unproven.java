package io.ballast.loader.plan;

import io.ballast.common.bundle.Manifest;
import io.ballast.common.bundle.ShardFact;
import io.ballast.common.bundle.SourceTable;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a source does not know of its shards beforehand, so that a load cannot prove it. */
public final class Unproven {
    private Unproven() {}

    /**
     * For CHECK and the closing report: {@code SHA-256 of users, orders; number of rows of orders}. Empty when everything is
     * known. Bytes of CSV are omitted: where neither hash nor rows are known, the bytes matter least.
     */
    public static Optional<String> of(Manifest manifest) {
        String facts = Stream.of(ShardFact.SHA256, ShardFact.ROWS)
                .flatMap(fact -> of(manifest, fact).stream())
                .collect(Collectors.joining("; "));
        return facts.isEmpty() ? Optional.empty() : Optional.of(facts);
    }

    private static Optional<String> of(Manifest manifest, ShardFact fact) {
        List<String> tables = manifest.tables().stream()
                .filter(table -> !table.knows(fact))
                .map(SourceTable::name)
                .toList();
        if (tables.isEmpty()) {
            return Optional.empty();
        }
        String which = tables.size() == manifest.tables().size() && tables.size() > 1
                ? "all tables"
                : String.join(", ", tables);
        return Optional.of(fact.words() + " of " + which);
    }
}
