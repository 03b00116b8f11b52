package io.ballast.introspect.draft;

import io.ballast.common.schema.Column;
import io.ballast.common.schema.ForeignKey;
import io.ballast.common.schema.Index;
import io.ballast.common.schema.ObjectNames;
import io.ballast.common.schema.TableSchema;
import io.ballast.common.schema.UniqueKey;
import io.ballast.introspect.facts.ForeignKeyFacts;
import io.ballast.introspect.facts.LiveIndex;
import io.ballast.introspect.facts.PartitionFacts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Says how keys, indexes, constraints and partitions are called there, where that is not what they are called here. */
final class Names {
    /** At most this number of names of partitions is listed; there may be thousands. */
    private static final int MAX_PARTITIONS = 12;

    private final DraftTable table;
    private final TableSchema schema;
    private final Map<String, String> renamed = new LinkedHashMap<>();

    private Names(DraftTable table) {
        this.table = table;
        this.schema = table.spec().schema();
    }

    static void note(DraftTable table, Notes notes) {
        Names names = new Names(table);
        names.ofKeys();
        names.ofIndexes();
        names.ofForeignKeys();
        names.ofChecks();
        if (!names.renamed.isEmpty()) {
            notes.ofTable(
                    table.name(),
                    "names there and here: "
                            + names.renamed.entrySet().stream()
                                    .map(entry -> "\"" + entry.getKey() + "\" is \"" + entry.getValue() + "\"")
                                    .collect(Collectors.joining(", ")));
        }
        names.ofPartitions(notes);
    }

    private void ofKeys() {
        if (!schema.primaryKey().isEmpty()) {
            add(table.facts.constraints().keyNames().get(schema.primaryKey()), ObjectNames.primaryKey(schema));
        }
        for (UniqueKey key : schema.uniqueKeys()) {
            add(table.facts.constraints().keyNames().get(key.columns()), ObjectNames.uniqueKey(schema, key));
        }
    }

    private void ofIndexes() {
        for (LiveIndex facts : table.facts.indexes()) {
            Index index = table.keptIndexes.get(facts.name());
            if (index != null) {
                add(facts.name(), ObjectNames.index(schema, index));
            }
        }
    }

    private void ofForeignKeys() {
        for (ForeignKeyFacts facts : table.facts.constraints().foreignKeys()) {
            for (ForeignKey key : schema.foreignKeys()) {
                if (key.columns().equals(facts.columns()) && key.targetTable().equals(facts.targetTable())) {
                    add(facts.name(), ObjectNames.foreignKey(schema, key));
                }
            }
        }
    }

    private void ofChecks() {
        table.checkNames.forEach((name, columnName) -> {
            Column column = table.column(columnName).schema();
            if (column.check() != null) {
                add(name, ObjectNames.check(schema, column));
            }
        });
    }

    private void ofPartitions(Notes notes) {
        PartitionFacts facts = table.facts.partitions();
        if (facts == null || facts.names().isEmpty()) {
            return;
        }
        List<String> here = schema.partitioning() == null
                ? List.of()
                : IntStream.range(0, schema.partitioning().count())
                        .mapToObj(partition -> ObjectNames.partition(schema, partition))
                        .toList();
        if (!here.equals(facts.names())) {
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

    private void add(@Nullable String there, String here) {
        if (there != null && !there.equals(here)) {
            renamed.put(there, here);
        }
    }
}
