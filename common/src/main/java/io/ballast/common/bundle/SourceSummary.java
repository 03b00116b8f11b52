package io.ballast.common.bundle;

import java.util.List;

/**
 * What is in a source, for people and for programs.
 *
 * @param tables parents before their children
 * @param facts of the source as a whole, each in words such as {@code seed 42}
 * @param details the same and more as a record, whose names are the keys of the JSON
 */
public record SourceSummary(String dataset, List<SourceTable> tables, List<String> facts, Record details) {
    public SourceSummary {
        tables = List.copyOf(tables);
        facts = List.copyOf(facts);
    }
}
