package io.ballast.common.schema;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A table as the database knows it: what a dataset spec asks for, what a descriptor states, and what a load makes.
 *
 * @param columns in the order of the CSV fields
 * @param primaryKey names of the key's columns in order; empty for a table without one
 */
public record TableSchema(
        String name,
        List<Column> columns,
        List<String> primaryKey,
        List<UniqueKey> uniqueKeys,
        List<Index> indexes,
        List<ForeignKey> foreignKeys,
        TableTraits traits,
        TableConstraints constraints) {
    public TableSchema {
        columns = List.copyOf(columns);
        primaryKey = List.copyOf(primaryKey);
        uniqueKeys = List.copyOf(uniqueKeys);
        indexes = List.copyOf(indexes);
        foreignKeys = List.copyOf(foreignKeys);
    }

    /** A table whose keys have no traits, and that has no constraints beside them. */
    public TableSchema(
            String name,
            List<Column> columns,
            List<String> primaryKey,
            List<UniqueKey> uniqueKeys,
            List<Index> indexes,
            List<ForeignKey> foreignKeys,
            TableTraits traits) {
        this(name, columns, primaryKey, uniqueKeys, indexes, foreignKeys, traits, TableConstraints.NONE);
    }

    /** A table with a comment and partitions at the most. */
    public TableSchema(
            String name,
            @Nullable String comment,
            List<Column> columns,
            List<String> primaryKey,
            List<UniqueKey> uniqueKeys,
            List<Index> indexes,
            List<ForeignKey> foreignKeys,
            @Nullable Partitioning partitioning) {
        this(name, columns, primaryKey, uniqueKeys, indexes, foreignKeys, new TableTraits(comment, partitioning));
    }

    @Nullable
    public String comment() {
        return traits.comment();
    }

    /** How its rows are distributed over partitions; null for a table in one piece. */
    @Nullable
    public Partitioning partitioning() {
        return traits.partitioning();
    }

    /** The same table with other columns of the same names. */
    public TableSchema withColumns(List<Column> others) {
        return new TableSchema(name, others, primaryKey, uniqueKeys, indexes, foreignKeys, traits, constraints);
    }

    /** The same table without what SQL text is part of. */
    TableSchema withoutSql() {
        return new TableSchema(
                name,
                columns.stream()
                        .map(column -> column.withType(UserTypes.withoutSql(column.type())))
                        .toList(),
                primaryKey,
                uniqueKeys,
                indexes.stream()
                        .filter(index -> !index.hasSql())
                        .filter(this::isOverColumns)
                        .toList(),
                foreignKeys,
                traits.withGenerated(List.of()),
                constraints.withoutSql());
    }

    /** Whether the index has no column that the server computes. */
    private boolean isOverColumns(Index index) {
        List<String> names = columns.stream().map(Column::name).toList();
        return names.containsAll(index.columns())
                && names.containsAll(index.include())
                && (index.where() == null || names.contains(index.where().column()));
    }

    /** The same table in the write-ahead log. */
    public TableSchema logged() {
        return withTraits(traits.logged());
    }

    /** The same table with other traits. */
    public TableSchema withTraits(TableTraits others) {
        return new TableSchema(name, columns, primaryKey, uniqueKeys, indexes, foreignKeys, others, constraints);
    }

    /** The same table with other foreign keys. */
    public TableSchema withForeignKeys(List<ForeignKey> others) {
        return new TableSchema(name, columns, primaryKey, uniqueKeys, indexes, others, traits, constraints);
    }

    /** Whether a key compares values of the column without regard to case. */
    public boolean ignoresCase(String columnName) {
        boolean isInKey = primaryKey.contains(columnName)
                || uniqueKeys.stream().anyMatch(key -> key.columns().contains(columnName));
        return (isInKey && typeOf(columnName).ignoresCase())
                || indexes.stream()
                        .filter(index -> index.isKey() && index.columns().contains(columnName))
                        .anyMatch(index -> index.ignoresCaseOf(columnName)
                                || typeOf(columnName).ignoresCase());
    }

    /** The columns that are a key or a unique index by themselves. */
    public Set<String> uniqueColumns() {
        Set<String> unique = new HashSet<>();
        if (primaryKey.size() == 1) {
            unique.addAll(primaryKey);
        }
        for (UniqueKey key : uniqueKeys) {
            if (key.columns().size() == 1) {
                unique.addAll(key.columns());
            }
        }
        for (Index index : indexes) {
            if (index.isKey() && index.columns().size() == 1) {
                unique.addAll(index.columns());
            }
        }
        return unique;
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

    /** The type of a column, which may be one that the server computes; an unknown name is a bug of the caller. */
    public ColumnType typeOf(String columnName) {
        return Stream.concat(
                        columns.stream()
                                .filter(column -> column.name().equals(columnName))
                                .map(Column::type),
                        traits.generated().stream()
                                .filter(column -> column.name().equals(columnName))
                                .map(GeneratedColumn::type))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("table " + name + " has no column " + columnName));
    }
}
