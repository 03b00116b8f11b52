package io.ballast.introspect.facts;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The constraints of a table as the server describes them; NOT NULL is the columns' own.
 *
 * @param primaryKey its columns; empty for a table without one
 * @param uniqueKeys the columns of each
 * @param keyNames of the primary key and the unique keys, by their columns
 */
public record LiveConstraints(
        List<String> primaryKey,
        List<List<String>> uniqueKeys,
        Map<List<String>, String> keyNames,
        List<CheckFacts> checks,
        List<ForeignKeyFacts> foreignKeys) {
    public LiveConstraints {
        primaryKey = List.copyOf(primaryKey);
        uniqueKeys = uniqueKeys.stream().map(List::copyOf).toList();
        keyNames = Map.copyOf(keyNames);
        checks = List.copyOf(checks);
        foreignKeys = List.copyOf(foreignKeys);
    }

    /** The same constraints, and one more. */
    public LiveConstraints withCheck(CheckFacts check) {
        return new LiveConstraints(
                primaryKey,
                uniqueKeys,
                keyNames,
                Stream.concat(checks.stream(), Stream.of(check)).toList(),
                foreignKeys);
    }

    /** The same constraints with other counts of children. */
    public LiveConstraints withForeignKeys(List<ForeignKeyFacts> others) {
        return new LiveConstraints(primaryKey, uniqueKeys, keyNames, checks, others);
    }
}
