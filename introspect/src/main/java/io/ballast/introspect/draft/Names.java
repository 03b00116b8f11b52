package io.ballast.introspect.draft;

import io.ballast.common.schema.PlacedPartition;
import io.ballast.common.schema.TableSchema;
import io.ballast.introspect.facts.PartitionFacts;
import java.util.List;
import java.util.stream.Collectors;

/** Says how partitions are called there, where that is not what they are called here. */
final class Names {
    /** At most this number of names of partitions is listed; there may be thousands. */
    private static final int MAX_PARTITIONS = 12;

    private final DraftTable table;

    private Names(DraftTable table) {
        this.table = table;
    }

    static void note(DraftTable table, Notes notes) {
        new Names(table).ofPartitions(notes);
    }

    private void ofPartitions(Notes notes) {
        PartitionFacts facts = table.facts.partitions();
        if (facts == null || facts.names().isEmpty()) {
            return;
        }
        TableSchema schema = table.spec().schema();
        List<String> here = schema.partitioning() == null
                ? List.of()
                : PlacedPartition.of(schema).stream().map(PlacedPartition::name).toList();
        if (!here.containsAll(facts.names())) {
            notes.ofTable(
                    table.name(),
                    "partitions there: " + quoted(facts.names()) + (here.isEmpty() ? "" : "; here: " + quoted(here)));
        }
    }

    private static String quoted(List<String> names) {
        String first = names.stream()
                .limit(MAX_PARTITIONS)
                .map(name -> "\"" + name + "\"")
                .collect(Collectors.joining(", "));
        int more = names.size() - MAX_PARTITIONS;
        return more > 0 ? first + " and " + more + " more" : first;
    }
}
