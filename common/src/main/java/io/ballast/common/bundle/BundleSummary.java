package io.ballast.common.bundle;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.ballast.common.schema.Column;
import io.ballast.common.schema.ForeignKey;
import io.ballast.common.schema.Index;
import io.ballast.common.schema.TableSchema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is in a bundle, in the order and detail that people and programs ask for: {@code ballast inspect} prints it, as text or, its
 * names as keys, as JSON.
 *
 * @param origin in JSON its members stand beside the others, without an object of their own; so do those of the other groups
 * @param compression {@code zstd}, {@code gzip} or {@code none}
 * @param header whether each shard begins with the columns' names
 */
public record BundleSummary(
        String dataset,
        @JsonUnwrapped Origin origin,
        String compression,
        boolean header,
        @JsonUnwrapped Volume volume,
        List<Table> tables) {
    public BundleSummary {
        tables = List.copyOf(tables);
    }

    /** What the bundle was generated from: the same again gives the same bytes. */
    public record Origin(long seed, int algorithmVersion, String specSha256) {}

    /**
     * How much there is.
     *
     * @param rawBytes of the CSV
     * @param sizeBytes of the shards on disk
     */
    public record Volume(long rows, long rawBytes, long sizeBytes, int shards) {}

    /** One table: its facts, and its keys as people write them. */
    public record Table(
            String name,
            @Nullable String comment,
            @JsonUnwrapped Volume volume,
            int partitions,
            List<TableColumn> columns,
            @JsonUnwrapped TableKeys keys) {
        public Table {
            columns = List.copyOf(columns);
        }
    }

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

    public static BundleSummary of(Bundle bundle) {
        List<Table> tables =
                bundle.sourceTables().stream().map(BundleSummary::table).toList();
        return new BundleSummary(
                bundle.dataset(),
                new Origin(bundle.seed(), bundle.algorithmVersion(), bundle.specSha256()),
                bundle.compression().label(),
                bundle.dialect().header(),
                new Volume(
                        bundle.rows(),
                        bundle.rawBytes(),
                        bundle.sizeBytes(),
                        tables.stream()
                                .mapToInt(table -> table.volume().shards())
                                .sum()),
                tables);
    }

    /** One table of any source. */
    public static Table table(SourceTable table) {
        TableSchema schema = table.schema();
        return new Table(
                schema.name(),
                schema.comment(),
                new Volume(
                        table.rows(),
                        table.rawBytes(),
                        table.sizeBytes(),
                        table.shards().size()),
                schema.partitioning() == null ? 0 : schema.partitioning().count(),
                schema.columns().stream().map(BundleSummary::column).toList(),
                keys(schema));
    }

    private static TableKeys keys(TableSchema schema) {
        return new TableKeys(
                schema.primaryKey(),
                schema.uniqueKeys().stream().map(key -> key.columns()).toList(),
                schema.indexes().stream().map(BundleSummary::index).toList(),
                schema.foreignKeys().stream().map(BundleSummary::foreignKey).toList());
    }

    private static TableColumn column(Column column) {
        return new TableColumn(column.name(), column.type().sql(), column.nullable(), column.comment());
    }

    /** Such as {@code unique btree (a, b) include (c) where a is not null}. */
    private static String index(Index index) {
        StringBuilder text = new StringBuilder(index.unique() ? "unique " : "");
        text.append(index.method().sqlName()).append(' ').append(list(index.columns()));
        if (!index.include().isEmpty()) {
            text.append(" include ").append(list(index.include()));
        }
        Index.Predicate where = index.where();
        if (where != null) {
            text.append(" where ").append(where.column());
            text.append(
                    switch (where.comparison()) {
                        case IS_NULL -> " is null";
                        case IS_NOT_NULL -> " is not null";
                        case EQUALS -> " = '" + where.literal() + "'";
                    });
        }
        return text.toString();
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
