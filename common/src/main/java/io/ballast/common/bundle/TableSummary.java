package io.ballast.common.bundle;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.ballast.common.schema.Column;
import io.ballast.common.schema.ForeignKey;
import io.ballast.common.schema.Index;
import io.ballast.common.schema.IndexElement;
import io.ballast.common.schema.TableSchema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One table of any source, in the order and detail that programs ask for: {@code ballast inspect} prints it for an external Data
 * Package, its names as keys, as JSON.
 *
 * @param volume in JSON its members stand beside the others, without an object of their own; so do those of the keys
 * @param keys as people write them
 */
public record TableSummary(
        String name,
        @Nullable String comment,
        @JsonUnwrapped Volume volume,
        int partitions,
        List<TableColumn> columns,
        @JsonUnwrapped TableKeys keys) {
    public TableSummary {
        columns = List.copyOf(columns);
    }

    /**
     * How much there is.
     *
     * @param rawBytes of the CSV
     * @param sizeBytes of the shards on disk
     */
    public record Volume(long rows, long rawBytes, long sizeBytes, int shards) {}

    /** The keys and indexes of a table. */
    public record TableKeys(
            List<String> primaryKey, List<List<String>> uniqueKeys, List<String> indexes, List<String> foreignKeys) {
        public TableKeys {
            primaryKey = List.copyOf(primaryKey);
            uniqueKeys = List.copyOf(uniqueKeys);
            indexes = List.copyOf(indexes);
            foreignKeys = List.copyOf(foreignKeys);
        }
    }

    /** A column and its PostgreSQL type. */
    public record TableColumn(
            String name,
            String type,
            boolean nullable,
            @Nullable String comment) {}

    public static TableSummary of(SourceTable table) {
        TableSchema schema = table.schema();
        return new TableSummary(
                schema.name(),
                schema.comment(),
                new Volume(
                        table.rows(),
                        table.rawBytes(),
                        table.sizeBytes(),
                        table.shards().size()),
                schema.partitioning() == null ? 0 : schema.partitioning().count(),
                schema.columns().stream().map(TableSummary::column).toList(),
                keys(schema));
    }

    private static TableKeys keys(TableSchema schema) {
        return new TableKeys(
                schema.primaryKey(),
                schema.uniqueKeys().stream().map(key -> key.columns()).toList(),
                schema.indexes().stream().map(TableSummary::index).toList(),
                schema.foreignKeys().stream().map(TableSummary::foreignKey).toList());
    }

    private static TableColumn column(Column column) {
        return new TableColumn(column.name(), column.type().sql(), column.nullable(), column.comment());
    }

    /** Such as {@code unique btree (a, b) include (c) where a is not null}. */
    private static String index(Index index) {
        StringBuilder text = new StringBuilder(index.unique() ? "unique " : "");
        text.append(index.method().sqlName()).append(' ').append(searched(index));
        if (!index.include().isEmpty()) {
            text.append(" include ").append(list(index.include()));
        }
        Index.Predicate where = index.where();
        if (where != null) {
            text.append(" where ").append(condition(where));
        } else if (index.traits().where() != null) {
            text.append(" where ").append(index.traits().where());
        }
        return text.toString();
    }

    private static String condition(Index.Predicate where) {
        return switch (where.comparison()) {
            case IS_NULL -> where.column() + " is null";
            case IS_NOT_NULL -> where.column() + " is not null";
            case EQUALS -> where.column() + " = '" + where.literal() + "'";
            case IS_TRUE -> where.column();
            case IS_FALSE -> "not " + where.column();
        };
    }

    private static String searched(Index index) {
        List<IndexElement> elements = index.traits().elements();
        return list(
                elements.isEmpty()
                        ? index.columns()
                        : elements.stream().map(TableSummary::searched).toList());
    }

    private static String searched(IndexElement element) {
        if (element.letterCase() != null) {
            return element.letterCase().function() + "(" + element.column() + ")";
        }
        return element.column() != null ? element.column() : String.valueOf(element.expression());
    }

    /** Such as {@code (user_id) -> users (id) on delete cascade}. */
    private static String foreignKey(ForeignKey key) {
        String text = list(key.columns()) + " -> " + key.targetTable() + " " + list(key.targetColumns());
        return key.onDelete() == ForeignKey.OnDelete.NO_ACTION
                ? text
                : text + " on delete " + DescriptorTree.label(key.onDelete()).replace('_', ' ');
    }

    private static String list(List<String> columns) {
        return "(" + String.join(", ", columns) + ")";
    }
}
