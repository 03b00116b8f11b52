package io.ballast.common.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table as the database knows it: what a dataset spec asks for, what a descriptor states, and what a load makes.
 *
 * @param columns in the order of the CSV fields
 * @param primaryKey names of the key's columns in order; empty for a table without one
 */
public record TableSchema(
        String name,
        @Nullable String comment,
        List<Column> columns,
        List<String> primaryKey,
        List<UniqueKey> uniqueKeys,
        List<Index> indexes,
        List<ForeignKey> foreignKeys,
        @Nullable Partitioning partitioning) {
    public TableSchema {
        columns = List.copyOf(columns);
        primaryKey = List.copyOf(primaryKey);
        uniqueKeys = List.copyOf(uniqueKeys);
        indexes = List.copyOf(indexes);
        foreignKeys = List.copyOf(foreignKeys);
    }

    /** The same table with other columns of the same names. */
    public TableSchema withColumns(List<Column> others) {
        return new TableSchema(name, comment, others, primaryKey, uniqueKeys, indexes, foreignKeys, partitioning);
    }

    /** The position of the column, counted from 0; an unknown name is a bug of the caller. */
    public int columnIndex(String columnName) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(columnName)) {
                return i;
            }
        }
        throw new IllegalArgumentException("table " + name + " has no column " + columnName);
    }
}
