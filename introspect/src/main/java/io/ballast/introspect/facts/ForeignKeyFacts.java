package io.ballast.introspect.facts;

import io.ballast.common.schema.ForeignKey;
import io.ballast.common.schema.ForeignKeyTraits;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A foreign key, and how children are distributed over parents by it.
 *
 * @param targetSchema schema of the table referred to
 * @param traits with its name
 * @param parentsByChildren number of children to the number of parent rows that have it, those with none counted; rows
 *     whose key is null are nobody's children
 */
public record ForeignKeyFacts(
        String name,
        List<String> columns,
        String targetSchema,
        String targetTable,
        List<String> targetColumns,
        ForeignKey.OnDelete onDelete,
        ForeignKeyTraits traits,
        SortedMap<Long, Long> parentsByChildren) {
    public ForeignKeyFacts {
        columns = List.copyOf(columns);
        targetColumns = List.copyOf(targetColumns);
        parentsByChildren = Collections.unmodifiableSortedMap(new TreeMap<>(parentsByChildren));
    }

    /** Whether the server checks the key at all; otherwise rows may refer to none. */
    public boolean isEnforced() {
        return traits.enforced();
    }

    /** The same key to another table of the same columns. */
    public ForeignKeyFacts leadingTo(String otherSchema, String otherTable) {
        return new ForeignKeyFacts(
                name, columns, otherSchema, otherTable, targetColumns, onDelete, traits, parentsByChildren);
    }

    /** The same key of other columns. */
    public ForeignKeyFacts withColumns(List<String> others) {
        return new ForeignKeyFacts(
                name, others, targetSchema, targetTable, targetColumns, onDelete, traits, parentsByChildren);
    }

    /** The same key with other counts. */
    public ForeignKeyFacts withCounts(SortedMap<Long, Long> counts) {
        return new ForeignKeyFacts(name, columns, targetSchema, targetTable, targetColumns, onDelete, traits, counts);
    }

    /** The most children that a parent has; 0 where there is no parent. */
    public long mostChildren() {
        return parentsByChildren.isEmpty() ? 0 : parentsByChildren.lastKey();
    }
}
