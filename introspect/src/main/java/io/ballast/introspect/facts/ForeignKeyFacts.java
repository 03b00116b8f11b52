package io.ballast.introspect.facts;

import io.ballast.common.schema.ForeignKey;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A foreign key, and how children are distributed over parents by it.
 *
 * @param targetSchema schema of the table referred to
 * @param rest what no spec can say of it, in words: {@code ON UPDATE CASCADE}
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
        List<String> rest,
        SortedMap<Long, Long> parentsByChildren) {
    /** One of {@link #rest}: the server does not check the key, and rows may refer to none. */
    public static final String NOT_ENFORCED = "NOT ENFORCED";

    public ForeignKeyFacts {
        columns = List.copyOf(columns);
        targetColumns = List.copyOf(targetColumns);
        rest = List.copyOf(rest);
        parentsByChildren = Collections.unmodifiableSortedMap(new TreeMap<>(parentsByChildren));
    }

    public boolean isEnforced() {
        return !rest.contains(NOT_ENFORCED);
    }

    /** The same key to another table of the same columns. */
    public ForeignKeyFacts leadingTo(String otherSchema, String otherTable) {
        return new ForeignKeyFacts(
                name, columns, otherSchema, otherTable, targetColumns, onDelete, rest, parentsByChildren);
    }

    /** The same key of other columns. */
    public ForeignKeyFacts withColumns(List<String> others) {
        return new ForeignKeyFacts(
                name, others, targetSchema, targetTable, targetColumns, onDelete, rest, parentsByChildren);
    }

    /** The same key with other counts. */
    public ForeignKeyFacts withCounts(SortedMap<Long, Long> counts) {
        return new ForeignKeyFacts(name, columns, targetSchema, targetTable, targetColumns, onDelete, rest, counts);
    }

    /** The most children that a parent has; 0 where there is no parent. */
    public long mostChildren() {
        return parentsByChildren.isEmpty() ? 0 : parentsByChildren.lastKey();
    }
}
