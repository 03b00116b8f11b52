package io.ballast.generator.value;

import io.ballast.generator.random.CellBits;
import io.ballast.generator.random.ChildCounts;
import io.ballast.generator.random.CountShares;
import io.ballast.spec.DatasetSpec;
import io.ballast.spec.RowCount;
import io.ballast.spec.TableSpec;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;

/** A dataset spec with all rows counted: where every value of every row is known. Immutable, shared by all threads. */
public final class DatasetModel {
    private final DatasetSpec spec;
    private final Map<String, TableModel> tables;
    private final Pools pools = new Pools();

    private DatasetModel(DatasetSpec spec, Map<String, TableModel> tables) {
        this.spec = spec;
        this.tables = tables;
    }

    /** Counts the rows of all tables; refuses references that ask for more rows than there turn out to be. */
    public static DatasetModel of(DatasetSpec spec) {
        Map<String, TableModel> tables = new LinkedHashMap<>();
        for (TableSpec table : spec.tables()) {
            tables.put(table.name(), model(spec.seed(), table, tables));
        }
        DatasetModel dataset = new DatasetModel(spec, Collections.unmodifiableMap(tables));
        tables.values().forEach(table -> Pickers.check(dataset, table));
        return dataset;
    }

    private static TableModel model(long seed, TableSpec table, Map<String, TableModel> before) {
        if (table.rows() instanceof RowCount.Known known) {
            return new TableModel(table, known.rows(), null);
        }
        RowCount.PerParent perParent = (RowCount.PerParent) table.rows();
        TableModel parent = before.get(perParent.parent());
        if (parent == null) {
            throw new IllegalArgumentException(table.name() + " comes before its parent " + perParent.parent());
        }
        long parents = parent.rows();
        ChildCounts counts = new ChildCounts(
                parents, CountShares.of(parents, perParent.count()), CellBits.key(seed, table.name(), "", "count"));
        return new TableModel(table, counts.total(), new TableModel.Family(parent, counts));
    }

    public DatasetSpec spec() {
        return spec;
    }

    /** In the order of the spec: parents before their children. */
    public Collection<TableModel> tables() {
        return tables.values();
    }

    public TableModel table(String name) {
        TableModel table = tables.get(name);
        if (table == null) {
            throw new IllegalArgumentException("no table " + name);
        }
        return table;
    }

    /** Opens a table for reading its rows on one thread. */
    public TableRows open(TableModel table) {
        return open(table, IntStream.range(0, table.spec().columns().size()).toArray());
    }

    /**
     * Opens a table for reading some of its columns on one thread; what the others would cost is saved.
     *
     * @param columns positions in the table, in the order wanted
     */
    public TableRows open(TableModel table, int... columns) {
        return new TableRows(this, table, columns);
    }

    /**
     * The SHA-256 of each pool that is drawn from a library, of those tables that have been opened, 64 lower-case hexadecimal digits each; by
     * expression, size and greatest length.
     */
    public Map<String, String> drawnPools() {
        return pools.drawn();
    }

    Pools pools() {
        return pools;
    }
}
