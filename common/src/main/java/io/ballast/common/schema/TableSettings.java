package io.ballast.common.schema;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the server keeps a table, where that is not as by default.
 *
 * @param storage storage parameters by name, those of its TOAST table behind {@link StorageParameters#TOAST}
 * @param replicaIdentity null for the primary key
 * @param cluster the name of the index by which CLUSTER orders the table; null for none
 * @param statistics what ANALYZE keeps of several columns together
 */
public record TableSettings(
        Map<String, String> storage,
        @Nullable ReplicaIdentity replicaIdentity,
        @Nullable String cluster,
        List<ExtendedStatistics> statistics) {
    public static final TableSettings NONE = new TableSettings(Map.of(), null, null, List.of());

    public TableSettings {
        statistics = List.copyOf(statistics);
        storage = Collections.unmodifiableMap(new LinkedHashMap<>(storage));
        storage.forEach((name, value) -> {
            if (StorageParameters.faultOfTable(name, value) != null) {
                throw new IllegalArgumentException("not a storage parameter of a table: " + name + " = " + value);
            }
        });
    }

    /** Why a table cannot be kept like this, to be read after "expected"; null where it can. */
    public static @Nullable Fault fault(TableSchema table) {
        TableSettings settings = table.traits().settings();
        boolean isPartitioned = table.partitioning() != null;
        if (isPartitioned && !settings.storage.isEmpty()) {
            return new Fault("storage", "a table in one piece: those that hold the rows are its partitions");
        }
        if (isPartitioned && settings.cluster != null) {
            return new Fault("cluster", "a table in one piece: PostgreSQL orders no partitioned one");
        }
        if (settings.cluster != null && !ordering(table).contains(settings.cluster)) {
            return new Fault("cluster", "the name of a btree or gist index over all rows: " + listed(ordering(table)));
        }
        @Nullable ReplicaIdentity identity = settings.replicaIdentity;
        return identity == null
                        || identity.index() == null
                        || identifying(table).contains(identity.index())
                ? null
                : new Fault(
                        "replicaIdentity",
                        "the name of a unique index over columns that are never null: " + listed(identifying(table)));
    }

    /** What is wrong with a part of the settings. */
    public record Fault(String key, String expected) {}

    private static String listed(List<String> names) {
        return names.isEmpty() ? "there is none" : String.join(", ", names);
    }

    /** The names of the indexes that CLUSTER can order the table by. */
    public static List<String> ordering(TableSchema table) {
        List<String> names = new ArrayList<>();
        if (!table.primaryKey().isEmpty()) {
            names.add(ObjectNames.primaryKey(table));
        }
        table.uniqueKeys().forEach(key -> names.add(ObjectNames.uniqueKey(table, key)));
        table.indexes().stream()
                .filter(index -> isOrdered(index.method()) && isOverAllRows(index))
                .forEach(index -> names.add(ObjectNames.index(table, index)));
        return names;
    }

    private static boolean isOrdered(Index.Method method) {
        return method == Index.Method.BTREE || method == Index.Method.GIST;
    }

    private static boolean isOverAllRows(Index index) {
        return index.where() == null && index.traits().where() == null;
    }

    /** The names of the indexes that tell all rows of the table apart at any time. */
    public static List<String> identifying(TableSchema table) {
        List<String> names = new ArrayList<>();
        if (!table.primaryKey().isEmpty() && table.constraints().primaryKey().deferral() == Deferral.NEVER) {
            names.add(ObjectNames.primaryKey(table));
        }
        table.uniqueKeys().stream()
                .filter(key -> key.traits().deferral() == Deferral.NEVER && hasNoNulls(table, key.columns()))
                .forEach(key -> names.add(ObjectNames.uniqueKey(table, key)));
        table.indexes().stream()
                .filter(index -> index.isKey() && isOverAllRows(index) && isOverColumns(index))
                .filter(index -> hasNoNulls(table, index.columns()))
                .forEach(index -> names.add(ObjectNames.index(table, index)));
        return names;
    }

    private static boolean isOverColumns(Index index) {
        return index.traits().elements().stream()
                .allMatch(element -> element.column() != null && element.letterCase() == null);
    }

    private static boolean hasNoNulls(TableSchema table, List<String> columns) {
        return table.columns().stream()
                        .filter(column -> columns.contains(column.name()))
                        .noneMatch(column ->
                                column.nullable() && !table.primaryKey().contains(column.name()))
                && table.traits().generated().stream()
                        .noneMatch(column -> columns.contains(column.name()) && column.nullable());
    }

    /**
     * The statements that set what is not part of CREATE TABLE.
     *
     * @param constraints whether the indexes are there
     */
    List<String> sql(String table, boolean constraints) {
        List<String> statements = new ArrayList<>();
        if (replicaIdentity != null && (constraints || replicaIdentity.index() == null)) {
            statements.add("ALTER TABLE " + table + " REPLICA IDENTITY " + replicaIdentity.sql());
        }
        if (cluster != null && constraints) {
            statements.add("ALTER TABLE " + table + " CLUSTER ON " + SqlText.name(cluster));
        }
        return statements;
    }
}
