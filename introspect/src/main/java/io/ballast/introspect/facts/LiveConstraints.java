package io.ballast.introspect.facts;

import io.ballast.common.schema.KeyTraits;
import java.util.List;
import java.util.Map;

/**
 * The constraints of a table as the server describes them; NOT NULL is the columns' own.
 *
 * @param primaryKey its columns; empty for a table without one
 * @param uniqueKeys the columns of each
 * @param keyTraits of the primary key and the unique keys, by their columns; with their names
 */
public record LiveConstraints(
        List<String> primaryKey,
        List<List<String>> uniqueKeys,
        Map<List<String>, KeyTraits> keyTraits,
        List<CheckFacts> checks,
        List<ForeignKeyFacts> foreignKeys,
        List<LiveExclusion> exclusions) {
    public LiveConstraints {
        primaryKey = List.copyOf(primaryKey);
        uniqueKeys = uniqueKeys.stream().map(List::copyOf).toList();
        keyTraits = Map.copyOf(keyTraits);
        checks = List.copyOf(checks);
        foreignKeys = List.copyOf(foreignKeys);
        exclusions = List.copyOf(exclusions);
    }

    /** The same constraints with other checks. */
    public LiveConstraints withChecks(List<CheckFacts> others) {
        return new LiveConstraints(primaryKey, uniqueKeys, keyTraits, others, foreignKeys, exclusions);
    }

    /** The same constraints with other exclusion constraints. */
    public LiveConstraints withExclusions(List<LiveExclusion> others) {
        return new LiveConstraints(primaryKey, uniqueKeys, keyTraits, checks, foreignKeys, others);
    }

    /** The same constraints with other counts of children. */
    public LiveConstraints withForeignKeys(List<ForeignKeyFacts> others) {
        return new LiveConstraints(primaryKey, uniqueKeys, keyTraits, checks, others, exclusions);
    }

    /** Of a key with these columns; nothing for columns that are none. */
    public KeyTraits traits(List<String> columns) {
        return keyTraits.getOrDefault(columns, KeyTraits.NONE);
    }
}
