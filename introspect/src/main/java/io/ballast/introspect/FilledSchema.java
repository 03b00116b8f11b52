package io.ballast.introspect;

import io.ballast.introspect.facts.ForeignKeyFacts;
import io.ballast.introspect.facts.LiveColumn;
import io.ballast.introspect.facts.LiveTable;
import io.ballast.introspect.facts.SchemaFacts;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What of a schema is drafted when its own tables are to be filled: the rest of it is there, and stays as it is. */
final class FilledSchema {
    private FilledSchema() {}

    /** The chosen tables, without columns that the server computes and without foreign keys that lead elsewhere. */
    static SchemaFacts of(SchemaFacts schema, List<LiveTable> chosen) {
        Set<String> names = chosen.stream().map(LiveTable::name).collect(Collectors.toUnmodifiableSet());
        List<LiveTable> tables = chosen.stream()
                .map(table -> PartitionLimits.of(table).map(table::withCheck).orElse(table))
                .map(table -> table.withRows(table.rows().count(), given(table), within(schema.schema(), names, table)))
                .toList();
        return new SchemaFacts(schema.database(), schema.schema(), tables, List.of());
    }

    private static List<LiveColumn> given(LiveTable table) {
        return table.columns().stream()
                .filter(column -> column.origin() != LiveColumn.Origin.COMPUTED)
                .toList();
    }

    private static List<ForeignKeyFacts> within(String schema, Set<String> chosen, LiveTable table) {
        return table.constraints().foreignKeys().stream()
                .filter(key -> !leadsElsewhere(schema, chosen, key))
                .toList();
    }

    /** Whether a key refers to rows that are not made here. */
    static boolean leadsElsewhere(String schema, Set<String> chosen, ForeignKeyFacts key) {
        return !key.targetSchema().equals(schema) || !chosen.contains(key.targetTable());
    }
}
